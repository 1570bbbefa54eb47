#include "common/release/package_sources.h"

#include <glob.h>

#include "common/base/file.h"
#include "common/base/map.h"
#include "common/doc/glob.h"
#include "common/doc/json.h"
#include "common/doc/node_make.h"
#include "common/doc/yaml.h"

enum { MOST_PACKAGES = 10000 };

struct finder {
	const char *folder;
	struct arena *arena;
	struct package_source *source;
	struct fault *fault;
};

static const char *path_of(const struct finder *finder, struct text folder, const char *name)
{
	return arena_printf(finder->arena, "%s/%.*s%s%s", finder->folder, TEXT_ARGS(folder), folder.len ? "/" : "", name).ptr;
}

/* A file as text: 1, 0 when it is not there, -1. */
static int read_text(struct finder *finder, const char *path, struct text *content)
{
	struct buf bytes = BUF_INIT;
	int result;

	if (!file_exists(path))
		return 0;
	result = file_read(path, FILE_LIMIT, &bytes, finder->fault);
	*content = arena_copy(finder->arena, buf_text(&bytes));
	buf_release(&bytes);
	return result < 0 ? -1 : 1;
}

static int read_json_file(struct finder *finder, struct text folder, const char *name, const struct node **document)
{
	struct text content;
	int result = read_text(finder, path_of(finder, folder, name), &content);
	const char *shown = arena_printf(finder->arena, "%.*s%s%s", TEXT_ARGS(folder), folder.len ? "/" : "", name).ptr;

	*document = NULL;
	return result <= 0 ? result : json_read(content, shown, finder->arena, document, finder->fault) < 0 ? -1
													    : 1;
}

/* The package's own setting, or that of the whole file. */
static bool is_set(const struct node *config, const struct node *package, const char *key, bool otherwise)
{
	const struct node *value = node_get_cstr(package, key);

	if (!value)
		value = node_get_cstr(config, key);
	return value && value->kind == NODE_BOOL ? value->boolean : otherwise;
}

static struct text last_part(struct text path)
{
	struct text rest = path, part = path;

	while (text_next_part(&rest, '/', &part))
		;
	return part;
}

/* The component: as named, else the package's name without its npm scope, else the folder's. */
static struct text component_of(struct finder *finder, struct text path, const struct node *package)
{
	struct text name = node_string(node_get_cstr(package, "component"));
	const struct node *manifest;

	if (name.len)
		return name;
	name = node_string(node_get_cstr(package, "package-name"));
	if (!name.len && read_json_file(finder, text_is(path, ".") ? TEXT("") : path, "package.json", &manifest) > 0)
		name = node_string(node_get_cstr(manifest, "name"));
	return last_part(name.len ? name : path);
}

static const struct node *release_please_package(struct finder *finder, const struct node *config, const struct node_pair *pair)
{
	struct text component = component_of(finder, pair->key, pair->value);
	struct text separator = node_string(node_get_cstr(config, "tag-separator"));
	struct map_maker map = map_make(finder->arena, 4);
	const char *v = is_set(config, pair->value, "include-v-in-tag", true) ? "v" : "";
	bool in_tag = is_set(config, pair->value, "include-component-in-tag", true) && !text_is(component, ".");
	struct node *made;

	map_make_set(&map, "name", node_make_string(finder->arena, text_is(component, ".") ? TEXT("root") : component));
	map_make_set(&map, "path", node_make_string(finder->arena, pair->key));
	map_make_set(&map, "tag-prefix",
		     node_make_string(finder->arena, in_tag ? arena_printf(finder->arena, "%.*s%.*s%s", TEXT_ARGS(component),
									   TEXT_ARGS(separator.len ? separator : TEXT("-")), v)
							    : text_of(v)));
	if (node_get_cstr(pair->value, "exclude-paths"))
		map_make_set(&map, "exclude-paths", node_get_cstr(pair->value, "exclude-paths"));
	made = arena_zalloc(finder->arena, 1, sizeof(*made));
	*made = *map_made(&map);
	made->place = pair->place;
	return made;
}

/* {"type": "linked-versions", "components": [...]} */
static const struct node *linked_versions(struct finder *finder, const struct node *config)
{
	const struct node *plugins = node_get_cstr(config, "plugins");
	const struct node **groups;
	size_t count = 0;

	if (!plugins || plugins->kind != NODE_LIST)
		return NULL;
	groups = arena_zalloc(finder->arena, plugins->list.count, sizeof(const struct node *));
	for (size_t i = 0; i < plugins->list.count; i++) {
		const struct node *components = node_get_cstr(plugins->list.items[i], "components");

		if (components && node_is_string(node_get_cstr(plugins->list.items[i], "type"), "linked-versions"))
			groups[count++] = components;
	}
	return node_make_list(finder->arena, groups, count);
}

/* What release-please does below 1.0.0, by default as from there on. */
static void set_zero(struct finder *finder, const struct node *config)
{
	finder->source->has_zero = true;
	finder->source->zero = ZERO_LITERAL;
	if (is_set(config, NULL, "bump-minor-pre-major", false))
		finder->source->zero = is_set(config, NULL, "bump-patch-for-minor-pre-major", false) ? ZERO_SHIFT_ALL : ZERO_SHIFT;
}

static int from_release_please(struct finder *finder)
{
	const struct node *config, *packages, **items;
	int result = read_json_file(finder, TEXT(""), "release-please-config.json", &config);

	if (result <= 0)
		return result;
	packages = node_get_cstr(config, "packages");
	if (!packages || packages->kind != NODE_MAP)
		return fault_set_at(finder->fault, config->place, "'packages' must be a map from paths to settings");
	items = arena_zalloc(finder->arena, packages->map.count, sizeof(const struct node *));
	for (size_t i = 0; i < packages->map.count; i++)
		items[i] = release_please_package(finder, config, &packages->map.pairs[i]);
	finder->source->packages = (struct packages_settings){ .list = node_make_list(finder->arena, items, packages->map.count),
							       .linked = linked_versions(finder, config) };
	set_zero(finder, config);
	return 1;
}

struct workspace {
	struct text path, name;
	const struct node *manifest;
};

/* The folders that the globs name, "!…" taking some away again. */
static int match_folders(struct finder *finder, const struct node *globs, glob_t *found)
{
	int flags = GLOB_ONLYDIR;

	for (size_t i = 0; i < globs->list.count; i++) {
		struct text pattern = text_trim_end(node_string(globs->list.items[i]), "/");

		if (text_starts_with(pattern, TEXT("./")))
			pattern = text_from(pattern, 2);
		if (!pattern.len || pattern.ptr[0] == '!')
			continue;
		if (pattern.ptr[0] == '/' || text_find(pattern, TEXT(".."), 0) != SIZE_MAX)
			return fault_set_at(finder->fault, globs->list.items[i]->place, "a workspace is a folder in the repository");
		glob(path_of(finder, pattern, "package.json"), flags, NULL, found);
		flags |= GLOB_APPEND;
		if (found->gl_pathc > MOST_PACKAGES)
			return fault_set_at(finder->fault, globs->place, "these are more than %d packages", MOST_PACKAGES);
	}
	return 0;
}

static bool is_taken_away(const struct node *globs, struct text path)
{
	for (size_t i = 0; i < globs->list.count; i++) {
		struct text pattern = node_string(globs->list.items[i]);

		if (pattern.len && pattern.ptr[0] == '!' && glob_match(text_from(pattern, 1), path))
			return true;
	}
	return false;
}

/* The workspaces with a name, each once. */
static int read_workspaces(struct finder *finder, const struct node *globs, const glob_t *found, struct workspace *workspaces, size_t *count)
{
	struct map seen = MAP_INIT;
	int result = 0;

	for (size_t i = 0; result >= 0 && i < found->gl_pathc; i++) {
		struct text path = arena_copy(finder->arena, text_from(text_of(found->gl_pathv[i]), text_of(finder->folder).len + 1));
		struct workspace *next = &workspaces[*count];

		path.len -= sizeof("/package.json") - 1;
		if (map_find(&seen, path) || is_taken_away(globs, path))
			continue;
		map_add(&seen, path);
		result = read_json_file(finder, path, "package.json", &next->manifest);
		next->path = path;
		next->name = node_string(node_get_cstr(next->manifest, "name"));
		*count += result > 0 && next->name.len;
	}
	map_release(&seen);
	return result < 0 ? -1 : 0;
}

static const struct node *needs_of(struct finder *finder, const struct workspace *workspaces, size_t count, size_t i)
{
	static const char *const kinds[] = { "dependencies", "peerDependencies", "optionalDependencies" };
	const struct node **needs = arena_zalloc(finder->arena, count, sizeof(const struct node *));
	size_t found = 0;

	for (size_t j = 0; j < count; j++)
		for (size_t k = 0; j != i && k < sizeof(kinds) / sizeof(kinds[0]); k++)
			if (node_get(node_get_cstr(workspaces[i].manifest, kinds[k]), workspaces[j].name)) {
				needs[found++] = node_make_string(finder->arena, workspaces[j].name);
				break;
			}
	return node_make_list(finder->arena, needs, found);
}

static int from_globs(struct finder *finder, const struct node *globs)
{
	struct workspace *workspaces;
	const struct node **items;
	size_t count = 0;
	glob_t found = { .gl_pathc = 0 };
	int result;

	if (!globs || globs->kind != NODE_LIST)
		return 0;
	result = match_folders(finder, globs, &found);
	workspaces = arena_zalloc(finder->arena, found.gl_pathc, sizeof(*workspaces));
	if (!result)
		result = read_workspaces(finder, globs, &found, workspaces, &count);
	globfree(&found);
	if (result < 0)
		return -1;
	items = arena_zalloc(finder->arena, count, sizeof(const struct node *));
	for (size_t i = 0; i < count; i++) {
		struct map_maker map = map_make(finder->arena, 3);

		map_make_set(&map, "name", node_make_string(finder->arena, workspaces[i].name));
		map_make_set(&map, "path", node_make_string(finder->arena, workspaces[i].path));
		map_make_set(&map, "depends-on", needs_of(finder, workspaces, count, i));
		items[i] = map_made(&map);
	}
	finder->source->packages.list = node_make_list(finder->arena, items, count);
	return 1;
}

static int from_pnpm(struct finder *finder)
{
	static const char name[] = "pnpm-workspace.yaml";
	const struct node *document;
	struct text content;
	int result = read_text(finder, path_of(finder, TEXT(""), name), &content);

	if (result <= 0)
		return result;
	if (yaml_read(content, name, YAML_CORE, finder->arena, &document, finder->fault) < 0)
		return -1;
	return from_globs(finder, node_get_cstr(document, "packages"));
}

static int from_npm(struct finder *finder)
{
	const struct node *manifest, *workspaces;
	int result = read_json_file(finder, TEXT(""), "package.json", &manifest);

	if (result <= 0)
		return result;
	workspaces = node_get_cstr(manifest, "workspaces");
	return from_globs(finder, workspaces && workspaces->kind == NODE_MAP ? node_get_cstr(workspaces, "packages") : workspaces);
}

int package_source_find(const char *folder, struct arena *arena, struct package_source *source, struct fault *fault)
{
	static const struct {
		const char *file;
		int (*read)(struct finder *finder);
	} kinds[] = { { "release-please-config.json", from_release_please }, { "pnpm-workspace.yaml", from_pnpm }, { "package.json", from_npm } };
	struct finder finder = { folder, arena, source, fault };

	*source = (struct package_source){ .file = NULL };
	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
		int result = kinds[i].read(&finder);

		if (result > 0)
			source->file = kinds[i].file;
		if (result)
			return result < 0 ? -1 : 0;
	}
	return 0;
}
