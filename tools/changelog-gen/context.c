#include "tools/changelog-gen/context.h"

#include "common/doc/node_make.h"
#include "tools/changelog-gen/entry.h"

enum { HIDDEN = -1,
       UNTYPED = -2 };

/* The commits of one release, sorted into groups: those of the table of types by title, then one for the others. */
struct groups {
	const struct context_options *options;
	const struct effects *effects;
	struct arena *arena;
	const struct node **entries; /* of the effect of the same number; NULL while not made */
	int *group_of;               /* by effect: number of the type that has the group's title, HIDDEN or UNTYPED */
	size_t *sizes;               /* by type */
	size_t *group_of_type;       /* types of the same title share a group, that of the first of them */
	size_t untyped, shown;
};

static struct text title_of(const struct groups *g, size_t type)
{
	return style_title(g->options->style, g->options->types->items[type].title);
}

static void join_types(struct groups *g)
{
	const struct commit_types *types = g->options->types;

	g->group_of_type = arena_zalloc(g->arena, types->count, sizeof(*g->group_of_type));
	for (size_t i = 0; i < types->count; i++)
		while (!text_eq(title_of(g, g->group_of_type[i]), title_of(g, i)))
			g->group_of_type[i]++;
}

static void sort_into_groups(struct groups *g)
{
	const struct commit_types *types = g->options->types;

	g->group_of = arena_zalloc(g->arena, g->effects->count, sizeof(*g->group_of));
	g->sizes = arena_zalloc(g->arena, types->count, sizeof(*g->sizes));
	g->entries = arena_zalloc(g->arena, g->effects->count, sizeof(const struct node *));
	for (size_t i = 0; i < g->effects->count; i++) {
		const struct effect *effect = &g->effects->items[i];

		g->group_of[i] = HIDDEN;
		if (!effect_stands(effect))
			continue;
		if (!effect->rule) {
			g->group_of[i] = UNTYPED;
			g->untyped++;
		} else if (!effect->rule->hidden) {
			size_t group = g->group_of_type[effect->rule - types->items];

			g->group_of[i] = (int)group;
			g->sizes[group]++;
			g->shown++;
		}
	}
}

static const struct node *entry(struct groups *g, size_t i)
{
	if (!g->entries[i])
		g->entries[i] = entry_of(g->options, &g->effects->items[i], g->arena);
	return g->entries[i];
}

static const struct node *make_group(struct groups *g, int group, size_t size, struct text title, struct text type)
{
	const struct node **items = arena_zalloc(g->arena, size, sizeof(const struct node *));
	struct map_maker map = map_make(g->arena, 3);
	size_t count = 0;

	for (size_t i = 0; i < g->effects->count; i++)
		if (g->group_of[i] == group)
			items[count++] = entry(g, i);
	map_make_set(&map, "title", node_make_string(g->arena, title));
	map_make_set(&map, "type", node_make_optional(g->arena, type));
	map_make_set(&map, "entries", node_make_list(g->arena, items, count));
	return map_made(&map);
}

static size_t rank(const struct style *style, const struct node *group)
{
	size_t rank = 0;

	while (style->order[rank] && !node_is_string(node_get_cstr(group, "title"), style->order[rank]))
		rank++;
	return rank;
}

/* Stable: groups that the style does not order stay as the types have them. */
static void order_groups(const struct style *style, const struct node **groups, size_t count)
{
	for (size_t i = 1; i < count; i++)
		for (size_t k = i; k && rank(style, groups[k]) < rank(style, groups[k - 1]); k--) {
			const struct node *other = groups[k];

			groups[k] = groups[k - 1];
			groups[k - 1] = other;
		}
}

static const struct node *make_groups(struct groups *g)
{
	const struct commit_types *types = g->options->types;
	enum untyped_policy untyped = g->options->untyped;
	const struct node **items = arena_zalloc(g->arena, types->count + 1, sizeof(const struct node *));
	struct text other = style_title(g->options->style, TEXT("Other changes"));
	size_t count = 0;

	for (size_t i = 0; i < types->count; i++)
		if (g->sizes[i])
			items[count++] = make_group(g, (int)i, g->sizes[i], title_of(g, i), types->items[i].type);
	if (g->untyped && (untyped == UNTYPED_SHOW || (untyped == UNTYPED_AUTO && !g->shown)))
		items[count++] = make_group(g, UNTYPED, g->untyped, other, (struct text){ NULL, 0 });
	order_groups(g->options->style, items, count);
	return node_make_list(g->arena, items, count);
}

static const struct node *make_breaking_item(struct groups *g, size_t i, struct text note)
{
	struct map_maker map = map_make(g->arena, 2);

	/* The parser takes the subject for the note of a bare '!'; as a subject its references are links. */
	note = text_trim(note, " \t\r\n");
	note = text_eq(note, g->effects->items[i].parsed.subject) ? (struct text){ NULL, 0 } : entry_text(g->options, note, g->arena);
	map_make_set(&map, "note", node_make_optional(g->arena, note));
	map_make_set(&map, "commit", entry(g, i));
	return map_made(&map);
}

/* One item for each breaking note, or one for a commit that only has the mark. */
static const struct node *make_breaking(struct groups *g)
{
	const struct node **items;
	size_t count = 0, most = 0;

	for (size_t i = 0; i < g->effects->count; i++)
		if (g->effects->items[i].reason == EFFECT_BREAKING)
			most += g->effects->items[i].parsed.note_count + 1;
	items = arena_zalloc(g->arena, most, sizeof(const struct node *));
	for (size_t i = 0; i < g->effects->count; i++) {
		const struct conventional *parsed = &g->effects->items[i].parsed;

		if (g->effects->items[i].reason != EFFECT_BREAKING)
			continue;
		for (size_t n = 0; n < parsed->note_count; n++)
			items[count++] = make_breaking_item(g, i, parsed->notes[n].text);
		if (!parsed->note_count)
			items[count++] = make_breaking_item(g, i, (struct text){ NULL, 0 });
	}
	return node_make_list(g->arena, items, count);
}

static const struct node *make_commits(struct groups *g)
{
	const struct node **items = arena_zalloc(g->arena, g->effects->count, sizeof(const struct node *));

	for (size_t i = 0; i < g->effects->count; i++)
		items[i] = entry(g, i);
	return node_make_list(g->arena, items, g->effects->count);
}

/* Who the release is: its names, dates and pages. */
static void set_identity(struct map_maker *map, const struct context_options *options, const struct release *release, struct arena *arena)
{
	struct text tag = entry_text(options, release->tag, arena), previous = entry_text(options, release->previous, arena);
	struct text version = { NULL, 0 };
	struct buf written = BUF_INIT;

	if (tag.len) {
		semver_add(&written, &release->version);
		version = arena_copy(arena, buf_text(&written));
		buf_release(&written);
	}
	map_make_set(map, "name", node_make_string(arena, tag.len ? version : TEXT("Unreleased")));
	map_make_set(map, "version", node_make_optional(arena, version));
	map_make_set(map, "tag", node_make_optional(arena, tag));
	map_make_set(map, "previous", node_make_optional(arena, previous));
	map_make_set(map, "date", entry_date(release->time, arena));
	map_make_set(map, "url", entry_link(options, FORGE_RELEASE, tag, TEXT(""), arena));
	map_make_set(map, "compare-url", entry_link(options, FORGE_COMPARE, previous, tag.len ? tag : options->head, arena));
}

const struct node *context_release(const struct context_options *options, const struct release *release, size_t index, struct arena *arena)
{
	struct effects effects = effects_of(release, options->types, options->commits_settings, arena);
	struct groups groups = { .options = options, .effects = &effects, .arena = arena };
	struct map_maker map = map_make(arena, 14);
	const struct node *breaking;

	join_types(&groups);
	sort_into_groups(&groups);
	set_identity(&map, options, release, arena);
	breaking = make_breaking(&groups);
	map_make_set(&map, "first", index ? &node_false : &node_true);
	map_make_set(&map, "has-breaking", breaking->list.count ? &node_true : &node_false);
	map_make_set(&map, "breaking", breaking);
	map_make_set(&map, "groups", make_groups(&groups));
	if (options->commits)
		map_make_set(&map, "commits", make_commits(&groups));
	return map_made(&map);
}

const struct node *context_root(const struct context_options *options, struct text title, const struct node *releases, struct arena *arena)
{
	struct map_maker map = map_make(arena, 4), repository = map_make(arena, 2);
	struct buf home = BUF_INIT;

	map_make_set(&map, "schema", node_make_string(arena, TEXT(CONTEXT_SCHEMA)));
	map_make_set(&map, "title", node_make_optional(arena, title));
	if (forge_add_home(&home, &options->forge)) {
		map_make_set(&repository, "url", node_make_string(arena, arena_copy(arena, buf_text(&home))));
		map_make_set(&repository, "forge", node_make_string(arena, text_of(forge_kind_names[options->forge.kind])));
	}
	buf_release(&home);
	map_make_set(&map, "repository", repository.count ? map_made(&repository) : &node_null);
	if (releases)
		map_make_set(&map, "releases", releases);
	return map_made(&map);
}
