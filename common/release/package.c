#include "common/release/package.h"

#include "common/base/nearest.h"

#define AT(member) offsetof(struct packages_settings, member)

static const char list_schema[] =
	"{\"type\":\"array\",\"items\":{\"type\":\"object\",\"additionalProperties\":false,\"required\":[\"name\",\"path\"],\"properties\":{"
	"\"name\":{\"type\":\"string\"},\"path\":{\"type\":\"string\"},\"tag-prefix\":{\"type\":\"string\"},"
	"\"exclude-paths\":{\"type\":\"array\",\"items\":{\"type\":\"string\"}},\"depends-on\":{\"type\":\"array\",\"items\":{\"type\":\"string\"}}}}}";
static const char groups_schema[] = "{\"type\":\"array\",\"items\":{\"type\":\"array\",\"items\":{\"type\":\"string\"}}}";

static const struct key keys[] = {
	{ .name = "list",
	  .type = KEY_NODE,
	  .offset = AT(list),
	  .help = "the packages that are released apart: {name, path, tag-prefix, exclude-paths, depends-on}; the section may also be this list itself",
	  .schema = list_schema },
	{ .name = "linked",
	  .type = KEY_NODE,
	  .offset = AT(linked),
	  .help = "groups of names: those of a group that are released get the same version",
	  .schema = groups_schema },
	{ .name = "fixed",
	  .type = KEY_NODE,
	  .offset = AT(fixed),
	  .help = "groups of names: those of a group are released together, with the same version",
	  .schema = groups_schema },
	{ 0 },
};

const struct section packages_section = {
	.name = "packages",
	.help = "the packages of the repository that are released apart",
	.keys = keys,
};

struct reader {
	struct arena *arena;
	struct packages *packages;
	struct fault *fault;
};

const struct package *packages_find(const struct packages *packages, struct text name)
{
	for (size_t i = 0; i < packages->count; i++)
		if (text_eq(packages->items[i].name, name))
			return &packages->items[i];
	return NULL;
}

static int unknown_package(struct reader *reader, const struct node *name)
{
	struct nearest nearest = nearest_to(node_string(name));

	for (size_t i = 0; i < reader->packages->count; i++)
		nearest_offer(&nearest, arena_cstr(reader->arena, reader->packages->items[i].name));
	return fault_set_at(reader->fault, name->place, "there is no package '%.*s'%s%s%s", TEXT_ARGS(name->written), nearest.best ? "; did you mean '" : "",
			    nearest.best ? nearest.best : "", nearest.best ? "'?" : "");
}

/* A list of strings as texts; absent: none. */
static int read_texts(struct reader *reader, const struct node *list, const struct text **texts, size_t *count)
{
	struct text *items;

	*count = 0;
	if (!list)
		return 0;
	if (list->kind != NODE_LIST)
		return fault_set_at(reader->fault, list->place, "a list of strings is wanted here, not a %s", node_kind_name(list->kind));
	items = arena_zalloc(reader->arena, list->list.count, sizeof(*items));
	for (; *count < list->list.count; ++*count) {
		const struct node *item = list->list.items[*count];

		if (item->kind != NODE_STRING)
			return fault_set_at(reader->fault, item->place, "a string is wanted here, not a %s", node_kind_name(item->kind));
		items[*count] = text_trim_end(item->string, "/");
	}
	*texts = items;
	return 0;
}

static int check_keys(struct reader *reader, const struct node *entry)
{
	static const char *const names[] = { "name", "path", "tag-prefix", "exclude-paths", "depends-on" };

	for (size_t i = 0; i < entry->map.count; i++) {
		struct nearest nearest = nearest_to(entry->map.pairs[i].key);
		bool known = false;

		for (size_t n = 0; n < sizeof(names) / sizeof(names[0]); n++) {
			known = known || text_is(entry->map.pairs[i].key, names[n]);
			nearest_offer(&nearest, names[n]);
		}
		if (!known)
			return fault_set_at(reader->fault, entry->map.pairs[i].place, "unknown key '%.*s' of a package%s%s%s", TEXT_ARGS(entry->map.pairs[i].key),
					    nearest.best ? "; did you mean '" : "", nearest.best ? nearest.best : "", nearest.best ? "'?" : "");
	}
	return 0;
}

static int read_package(struct reader *reader, const struct node *entry, struct package *package)
{
	const struct node *prefix = node_get_cstr(entry, "tag-prefix");

	if (entry->kind != NODE_MAP)
		return fault_set_at(reader->fault, entry->place, "a package is a map, such as {name: core, path: packages/core}");
	if (check_keys(reader, entry) < 0 || read_texts(reader, node_get_cstr(entry, "exclude-paths"), &package->except, &package->except_count) < 0)
		return -1;
	package->name = node_string(node_get_cstr(entry, "name"));
	package->path = text_trim_end(node_string(node_get_cstr(entry, "path")), "/");
	if (!package->name.len || !package->path.len)
		return fault_set_at(reader->fault, entry->place, "a package needs a name and a path");
	if (text_starts_with(package->path, TEXT("./")))
		package->path = text_from(package->path, 2);
	if (text_is(package->path, "."))
		package->path.len = 0;
	if (prefix)
		package->prefix = prefix->written;
	for (const struct package *other = reader->packages->items; other < package; other++)
		if (text_eq(other->name, package->name) || text_eq(other->path, package->path))
			return fault_set_at(reader->fault, entry->place, "another package has the name '%.*s' or the path '%.*s' already", TEXT_ARGS(package->name),
					    TEXT_ARGS(package->path));
	return 0;
}

static int read_needs(struct reader *reader, const struct node *entry, struct package *package)
{
	const struct node *list = node_get_cstr(entry, "depends-on");
	const struct text *names;
	size_t *needs;

	if (read_texts(reader, list, &names, &package->need_count) < 0)
		return -1;
	needs = arena_zalloc(reader->arena, package->need_count, sizeof(*needs));
	for (size_t i = 0; i < package->need_count; i++) {
		const struct package *need = packages_find(reader->packages, names[i]);

		if (!need)
			return unknown_package(reader, list->list.items[i]);
		needs[i] = (size_t)(need - reader->packages->items);
	}
	package->needs = needs;
	return 0;
}

/* Take away packages whose needs are all away, again and again; what is left needs itself. */
static int check_circles(struct reader *reader, const struct node *list)
{
	const struct packages *packages = reader->packages;
	bool *away = arena_zalloc(reader->arena, packages->count, sizeof(*away));

	for (bool again = true; again;) {
		again = false;
		for (size_t i = 0; i < packages->count; i++) {
			bool free = !away[i];

			for (size_t n = 0; free && n < packages->items[i].need_count; n++)
				free = away[packages->items[i].needs[n]];
			away[i] = away[i] || free;
			again = again || free;
		}
	}
	for (size_t i = 0; i < packages->count; i++)
		if (!away[i])
			return fault_set_at(reader->fault, list->list.items[i]->place, "package '%.*s' depends on itself, by way of others perhaps; break the circle",
					    TEXT_ARGS(packages->items[i].name));
	return 0;
}

static int read_groups(struct reader *reader, const struct node *groups, bool fixed)
{
	if (!groups)
		return 0;
	if (groups->kind != NODE_LIST)
		return fault_set_at(reader->fault, groups->place, "a list of groups is wanted here, each a list of names");
	for (size_t g = 0; g < groups->list.count; g++) {
		const struct node *group = groups->list.items[g];

		if (group->kind != NODE_LIST)
			return fault_set_at(reader->fault, group->place, "a group is a list of names");
		for (size_t i = 0; i < group->list.count; i++) {
			const struct package *package = packages_find(reader->packages, node_string(group->list.items[i]));
			struct package *member;

			if (!package)
				return unknown_package(reader, group->list.items[i]);
			member = &reader->packages->items[package - reader->packages->items];
			if (member->fixed || member->linked)
				return fault_set_at(reader->fault, group->list.items[i]->place, "package '%.*s' is in two groups", TEXT_ARGS(package->name));
			*(fixed ? &member->fixed : &member->linked) = g + 1;
		}
	}
	return 0;
}

int packages_read(const struct packages_settings *settings, struct arena *arena, struct packages *packages, struct fault *fault)
{
	struct reader reader = { arena, packages, fault };
	const struct node *list = settings->list;

	*packages = (struct packages){ NULL, 0 };
	if (!list)
		return fault_set(fault, "no packages are configured; list them under 'packages' in .relutils.yml");
	if (list->kind != NODE_LIST)
		return fault_set_at(fault, list->place, "'packages' takes a list of packages, not a %s", node_kind_name(list->kind));
	packages->items = arena_zalloc(arena, list->list.count, sizeof(*packages->items));
	for (size_t i = 0; i < list->list.count; i++) {
		if (read_package(&reader, list->list.items[i], &packages->items[i]) < 0)
			return -1;
		packages->count++;
	}
	for (size_t i = 0; i < packages->count; i++)
		if (read_needs(&reader, list->list.items[i], &packages->items[i]) < 0)
			return -1;
	if (check_circles(&reader, list) < 0 || read_groups(&reader, settings->linked, false) < 0)
		return -1;
	return read_groups(&reader, settings->fixed, true);
}
