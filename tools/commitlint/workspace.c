#include "tools/commitlint/workspace.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "common/base/alloc.h"
#include "common/base/file.h"
#include "common/base/strings.h"
#include "common/doc/glob.h"
#include "common/doc/json.h"
#include "common/doc/yaml.h"

enum { MANIFEST_LIMIT = 4 << 20 }; /* bytes */

/* One search for manifests below the working directory. */
struct search {
	const struct node *patterns; /* of folders; NULL: any */
	const char *manifest;	     /* "package.json" */
	struct strings names;
	struct arena *arena;
	struct fault *fault;
	size_t entries;
};

static int read_manifest(const char *path, struct arena *arena, const struct node **node, struct fault *fault)
{
	struct buf content = BUF_INIT;
	struct text kept;
	int result = file_read(path, MANIFEST_LIMIT, &content, fault);

	*node = NULL;
	kept = arena_copy(arena, buf_text(&content));
	buf_release(&content);
	if (result < 0)
		return -1;
	if (text_ends_with(text_of(path), TEXT(".json")))
		return json_read(kept, arena_cstr(arena, text_of(path)), arena, node, fault);
	return yaml_read(kept, arena_cstr(arena, text_of(path)), YAML_CORE, arena, node, fault);
}

/* Without "./" before it and "/" behind. */
static struct text plain_pattern(struct text pattern)
{
	if (text_starts_with(pattern, TEXT("./")))
		pattern = text_from(pattern, 2);
	return text_trim_end(pattern, "/");
}

/* Is a folder one of the workspace's? The last pattern that fits decides; "!pattern" takes folders out. */
static bool is_member(const struct search *search, struct text folder)
{
	bool member = !search->patterns;

	for (size_t i = 0; search->patterns && i < search->patterns->list.count; i++) {
		struct text pattern = node_string(search->patterns->list.items[i]);
		bool negated = text_starts_with(pattern, TEXT("!"));

		if (glob_match(plain_pattern(text_from(pattern, negated)), folder))
			member = !negated;
	}
	return member;
}

static int take_manifest(struct search *search, struct text folder)
{
	const char *path = arena_printf(search->arena, "%.*s%s%s", TEXT_ARGS(folder), folder.len ? "/" : "", search->manifest).ptr;
	const struct node *manifest;
	struct text name;
	size_t slash;

	if (!file_exists(path) || !is_member(search, folder))
		return 0;
	if (read_manifest(path, search->arena, &manifest, search->fault) < 0)
		return -1;
	name = node_string(node_get_cstr(manifest, "name"));
	slash = name.len && name.ptr[0] == '@' ? text_find_byte(name, '/', 0) : SIZE_MAX;
	if (name.len)
		strings_add(&search->names, arena_cstr(search->arena, slash == SIZE_MAX ? name : text_from(name, slash + 1)));
	return 0;
}

static bool is_folder(const char *path)
{
	struct stat about;

	return !lstat(path, &about) && S_ISDIR(about.st_mode);
}

/* folder is relative, "" at the top. */
static int walk(struct search *search, struct text folder, unsigned depth)
{
	DIR *directory = opendir(folder.len ? arena_cstr(search->arena, folder) : ".");
	struct dirent *entry;
	int result = directory ? take_manifest(search, folder) : 0;

	while (directory && result == 0 && depth < WORKSPACE_DEPTH && search->entries < WORKSPACE_ENTRIES && (entry = readdir(directory))) {
		struct text path;

		search->entries++;
		if (entry->d_name[0] == '.' || !strcmp(entry->d_name, "node_modules") || !strcmp(entry->d_name, "bower_components") ||
		    (entry->d_type != DT_DIR && entry->d_type != DT_UNKNOWN))
			continue;
		path = arena_printf(search->arena, "%.*s%s%s", TEXT_ARGS(folder), folder.len ? "/" : "", entry->d_name);
		if (is_folder(path.ptr))
			result = walk(search, path, depth + 1);
	}
	if (directory)
		closedir(directory);
	return result;
}

static int compare_names(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static struct node *new_node(struct arena *arena, enum node_kind kind)
{
	struct node *node = arena_zalloc(arena, 1, sizeof(*node));

	node->kind = kind;
	return node;
}

static struct node *new_list(struct arena *arena, size_t count, const struct node ***items)
{
	struct node *list = new_node(arena, NODE_LIST);

	*items = arena_zalloc(arena, count + 1, sizeof(struct node *));
	list->list.items = *items;
	list->list.count = count;
	return list;
}

static const struct node *string_node(struct arena *arena, const char *string)
{
	struct node *node = new_node(arena, NODE_STRING);

	node->string = node->written = text_of(string);
	return node;
}

/* {scope-enum: [2, always, names]} */
static const struct node *rules_of(const struct strings *names, struct arena *arena)
{
	struct node *map = new_node(arena, NODE_MAP), *level = new_node(arena, NODE_INT);
	struct node_pair *pair = arena_zalloc(arena, 1, sizeof(*pair));
	const struct node **scopes, **rule;
	struct node *list = new_list(arena, names->count, &scopes);

	for (size_t i = 0; i < names->count; i++)
		scopes[i] = string_node(arena, names->items[i]);
	level->integer = 2;
	level->written = TEXT("2");
	pair->key = TEXT("scope-enum");
	pair->value = new_list(arena, 3, &rule);
	rule[0] = level;
	rule[1] = string_node(arena, "always");
	rule[2] = list;
	map->map.pairs = pair;
	map->map.count = 1;
	return map;
}

/* The list under a key of a file; NULL when either is not there. */
static int patterns_of(const char *file, const char *key, struct arena *arena, const struct node **patterns, struct fault *fault)
{
	const struct node *manifest = NULL;

	*patterns = NULL;
	if (!file_exists(file))
		return 0;
	if (read_manifest(file, arena, &manifest, fault) < 0)
		return -1;
	*patterns = node_get_cstr(manifest, key);
	if (*patterns && (*patterns)->kind == NODE_MAP)
		*patterns = node_get_cstr(*patterns, "packages");
	if (*patterns && (*patterns)->kind != NODE_LIST)
		return fault_set_at(fault, (*patterns)->place, "'%s' must be a list of folders, not a %s", key, node_kind_name((*patterns)->kind));
	return 0;
}

static const struct {
	const char *config;
	struct {
		const char *file, *key;
	} sources[2]; /* the first that is there */
	const char *manifest;
} kinds[] = {
	{ "@commitlint/config-workspace-scopes", { { "package.json", "workspaces" }, { NULL, NULL } }, "package.json" },
	{ "@commitlint/config-lerna-scopes", { { "package.json", "workspaces" }, { "lerna.json", "packages" } }, "package.json" },
	{ "@commitlint/config-pnpm-scopes", { { "pnpm-workspace.yaml", "packages" }, { NULL, NULL } }, "package.json" },
	{ "@commitlint/config-nx-scopes", { { NULL, NULL }, { NULL, NULL } }, "project.json" },
};

static int collect(size_t kind, struct search *search)
{
	bool needs_patterns = kinds[kind].sources[0].file != NULL;

	for (size_t i = 0; i < 2 && !search->patterns && kinds[kind].sources[i].file; i++)
		if (patterns_of(kinds[kind].sources[i].file, kinds[kind].sources[i].key, search->arena, &search->patterns, search->fault) < 0)
			return -1;
	if (needs_patterns && !search->patterns)
		return 0;
	if (walk(search, (struct text){ "", 0 }, 0) < 0)
		return -1;
	if (search->names.count)
		qsort(search->names.items, search->names.count, sizeof(*search->names.items), compare_names);
	return 0;
}

int workspace_rules(struct text config, struct arena *arena, const struct node **rules, struct fault *fault)
{
	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
		struct search search = { .manifest = kinds[i].manifest, .names = STRINGS_INIT, .arena = arena, .fault = fault };
		int result;

		if (!text_is(config, kinds[i].config))
			continue;
		result = collect(i, &search);
		*rules = rules_of(&search.names, arena);
		strings_release(&search.names);
		return result < 0 ? -1 : 1;
	}
	return 0;
}
