#include "common/release/config.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "common/base/alloc.h"
#include "common/base/file.h"
#include "common/base/root.h"
#include "common/doc/yaml.h"
#include "common/release/config_check.h"

struct config {
	struct arena arena;
	const char *file;
	const char *root;   /* "extends" may name files below it */
	const char *shared; /* … and below this one; NULL when there is none */
	const struct node *document;
	const struct node *enforced;
};

/* The nearest file from directory up to the top of its repository; only there when it is in none. */
static const char *look_for(struct arena *arena, const char *directory, const char *root)
{
	char *start = realpath(directory, NULL);
	struct text path = text_of(start);
	const char *found = NULL;

	while (path.ptr && !found) {
		const char *candidate = arena_printf(arena, "%.*s%s%s", TEXT_ARGS(path), path.len > 1 ? "/" : "", CONFIG_NAME).ptr;

		if (file_exists(candidate))
			found = candidate;
		if (path.len <= 1 || !root || text_is(path, root))
			break;
		while (path.len > 1 && path.ptr[path.len - 1] != '/')
			path.len--;
		if (path.len > 1)
			path.len--;
	}
	free(start);
	return found;
}

/* For people: below the working directory without the way there. */
static const char *shown_name(struct arena *arena, const char *path)
{
	char here[PATH_MAX];
	struct text name = text_of(path);

	if (!realpath(".", here) || !text_starts_with(name, text_of(here)) || name.ptr[strlen(here)] != '/')
		return path;
	return arena_cstr(arena, text_from(name, strlen(here) + 1));
}

static const struct node *merge(struct arena *arena, const struct node *base, const struct node *over)
{
	struct node_pair *pairs;
	struct node *merged;
	size_t count = 0;

	if (!base || base->kind != NODE_MAP || over->kind != NODE_MAP)
		return over;
	pairs = arena_zalloc(arena, base->map.count + over->map.count, sizeof(*pairs));
	for (size_t i = 0; i < base->map.count; i++) {
		const struct node_pair *again = node_pair_of(over, base->map.pairs[i].key);

		pairs[count] = again ? *again : base->map.pairs[i];
		if (again)
			pairs[count].value = merge(arena, base->map.pairs[i].value, again->value);
		count++;
	}
	for (size_t i = 0; i < over->map.count; i++)
		if (!node_pair_of(base, over->map.pairs[i].key))
			pairs[count++] = over->map.pairs[i];
	merged = arena_zalloc(arena, 1, sizeof(*merged));
	*merged = *over;
	merged->map.pairs = pairs;
	merged->map.count = count;
	return merged;
}

static bool is_below(const char *path, const char *folder)
{
	size_t len = folder ? strlen(folder) : 0;

	return len && !strncmp(path, folder, len) && (path[len] == '/' || folder[len - 1] == '/');
}

static int load_file(struct config *config, const char *path, unsigned depth, const struct node **merged, struct fault *fault);

static int load_extended(struct config *config, const char *from, const struct node *name, unsigned depth, const struct node **merged, struct fault *fault)
{
	const char *slash = strrchr(from, '/');
	struct text folder = { from, slash ? (size_t)(slash - from) : 1 };
	struct text wanted = node_string(name);
	const char *joined;
	char resolved[PATH_MAX];

	if (!wanted.len)
		return fault_set_at(fault, name->place, "'extends' must name a file, or a list of files");
	if (!slash)
		folder = TEXT(".");
	joined = wanted.ptr[0] == '/' ? wanted.ptr : arena_printf(&config->arena, "%.*s/%.*s", TEXT_ARGS(folder), TEXT_ARGS(wanted)).ptr;
	if (!realpath(joined, resolved))
		return fault_set_at(fault, name->place, "cannot extend '%.*s': there is no such file", TEXT_ARGS(wanted));
	if (!is_below(resolved, config->root) && !is_below(resolved, config->shared))
		return fault_set_at(fault, name->place, "cannot extend '%.*s': it is outside the repository; set RELUTILS_CONFIG_DIR to a folder of shared files",
				    TEXT_ARGS(wanted));
	if (depth == CONFIG_DEPTH)
		return fault_set_at(fault, name->place, "cannot extend '%.*s': files extend one another in a circle, or %d deep", TEXT_ARGS(wanted), CONFIG_DEPTH);
	return load_file(config, arena_cstr(&config->arena, text_of(resolved)), depth + 1, merged, fault);
}

static int load_extends(struct config *config, const char *from, const struct node *extends, unsigned depth, const struct node **merged, struct fault *fault)
{
	if (!extends)
		return 0;
	if (extends->kind != NODE_LIST)
		return load_extended(config, from, extends, depth, merged, fault);
	for (size_t i = 0; i < extends->list.count; i++)
		if (load_extended(config, from, extends->list.items[i], depth, merged, fault))
			return -1;
	return 0;
}

/* Lay the file, and before it what it extends, over *merged. */
static int load_file(struct config *config, const char *path, unsigned depth, const struct node **merged, struct fault *fault)
{
	const char *name = shown_name(&config->arena, path);
	const struct node *document;
	struct buf bytes = BUF_INIT;
	int result = file_read(path, CONFIG_LIMIT, &bytes, fault);
	struct text input = arena_copy(&config->arena, buf_text(&bytes));

	buf_release(&bytes);
	if (result || yaml_read(input, name, YAML_CORE, &config->arena, &document, fault) || config_check(document, fault))
		return -1;
	if (!document || document->kind == NODE_NULL)
		return 0;
	if (load_extends(config, path, node_get_cstr(document, "extends"), depth, merged, fault))
		return -1;
	*merged = merge(&config->arena, *merged, document);
	return 0;
}

static const char *resolved_copy(struct arena *arena, const char *path)
{
	char resolved[PATH_MAX];

	return path && realpath(path, resolved) ? arena_cstr(arena, text_of(resolved)) : NULL;
}

static int load(struct config *config, const struct config_options *options, struct fault *fault)
{
	struct buf root = BUF_INIT;

	config->root = root_find(options->directory, &root) ? arena_cstr(&config->arena, buf_text(&root)) : NULL;
	buf_release(&root);
	config->shared = resolved_copy(&config->arena, env_get_nonempty(options->env, "RELUTILS_CONFIG_DIR"));
	config->file = options->file ? options->file : look_for(&config->arena, options->directory, config->root);
	if (!config->root)
		config->root = resolved_copy(&config->arena, options->directory);
	if (config->file && load_file(config, config->file, 0, &config->document, fault))
		return -1;
	if (options->enforce && load_file(config, options->enforce, 0, &config->enforced, fault))
		return -1;
	if (config->enforced)
		config->document = merge(&config->arena, config->document, config->enforced);
	return 0;
}

struct config *config_load(const struct config_options *options, struct fault *fault)
{
	struct config *config = xrealloc(NULL, 1, sizeof(*config));

	*config = (struct config){ .arena = ARENA_INIT };
	if (!load(config, options, fault))
		return config;
	config_free(config);
	return NULL;
}

void config_free(struct config *config)
{
	if (!config)
		return;
	arena_release(&config->arena);
	free(config);
}

const char *config_file(const struct config *config)
{
	return config->file;
}

const struct node *config_section(const struct config *config, const char *section)
{
	return node_get_cstr(config->document, section);
}

const struct node *config_value(const struct config *config, const char *section, const char *key)
{
	const struct node *value = config_section(config, section);

	if (value && value->kind == NODE_LIST) /* a section that is a list, see keys.h */
		return text_is(text_of(key), "list") ? value : NULL;
	return node_get_cstr(value, key);
}

static unsigned choice_index(const struct key *key, struct text written)
{
	unsigned i = 0;

	while (key->choices[i] && !text_is(written, key->choices[i]))
		i++;
	return i;
}

static void put_strings(struct arena *arena, struct strings *list, const struct node *value)
{
	strings_release(list);
	if (value->kind != NODE_LIST) {
		strings_add(list, arena_cstr(arena, value->written));
		return;
	}
	for (size_t i = 0; i < value->list.count; i++)
		strings_add(list, arena_cstr(arena, value->list.items[i]->written));
}

static void put(struct arena *arena, const struct key *key, const struct node *value, char *settings)
{
	void *at = settings + key->offset;

	switch (key->type) {
	case KEY_BOOL:
		*(bool *)at = value->boolean;
		return;
	case KEY_COUNT:
		*(unsigned *)at = (unsigned)value->integer;
		return;
	case KEY_STRING:
		*(const char **)at = arena_cstr(arena, value->written);
		return;
	case KEY_CHOICE:
		*(unsigned *)at = choice_index(key, value->written);
		return;
	case KEY_STRINGS:
		put_strings(arena, at, value);
		return;
	case KEY_NODE:
		*(const struct node **)at = value;
		return;
	}
}

int config_apply(struct config *config, const struct section *section, const struct arguments *given, void *settings, struct fault *fault)
{
	for (const struct key *key = section->keys; key->name; key++) {
		const struct node *value = config_value(config, section->name, key->name);
		const struct node *enforced = node_path(config->enforced, section->name, key->name, NULL);

		if (key->option && options_given(given, key->option)) {
			if (enforced)
				return fault_set_at(fault, enforced->place, "'--%s' cannot be used: '%s.%s' is enforced here", key->option, section->name, key->name);
			continue;
		}
		if (value && value->kind != NODE_NULL)
			put(&config->arena, key, value, settings);
	}
	return 0;
}
