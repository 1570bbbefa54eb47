#include "tools/changelog-gen/context.h"

#include "common/doc/node_make.h"
#include "tools/changelog-gen/entry.h"
#include "tools/changelog-gen/groups.h"

/* The commits of one release as nodes. */
struct maker {
	const struct context_options *options;
	const struct effects *effects;
	struct arena *arena;
	const struct node **entries; /* of the effect of the same number; NULL while not made */
};

static const struct node *entry(struct maker *m, size_t i)
{
	if (!m->entries[i])
		m->entries[i] = entry_of(m->options, &m->effects->items[i], m->arena);
	return m->entries[i];
}

/* Members from *from on that have the same scope, as a list of entries. */
static const struct node *make_scope(struct maker *m, const struct group *group, size_t *from)
{
	const struct node **items = arena_zalloc(m->arena, group->count - *from, sizeof(const struct node *));
	struct text scope = m->effects->items[group->members[*from]].parsed.scope;
	struct map_maker map = map_make(m->arena, 2);
	size_t count = 0;

	while (*from < group->count && text_eq(m->effects->items[group->members[*from]].parsed.scope, scope))
		items[count++] = entry(m, group->members[(*from)++]);
	map_make_set(&map, "scope", node_make_string(m->arena, entry_text(m->options, scope, m->arena)));
	map_make_set(&map, "entries", node_make_list(m->arena, items, count));
	return map_made(&map);
}

/* All that have a scope, when scopes are grouped: they stand behind those without one. */
static const struct node *make_scopes(struct maker *m, const struct group *group, size_t from)
{
	const struct node **items = arena_zalloc(m->arena, group->count - from, sizeof(const struct node *));
	size_t count = 0;

	while (from < group->count)
		items[count++] = make_scope(m, group, &from);
	return node_make_list(m->arena, items, count);
}

static const struct node *make_group(struct maker *m, const struct group *group)
{
	const struct node **items = arena_zalloc(m->arena, group->count, sizeof(const struct node *));
	struct map_maker map = map_make(m->arena, 5), is = map_make(m->arena, 1);
	size_t count = 0;

	for (; count < group->count; count++) {
		if (m->options->scopes == SCOPES_GROUPED && m->effects->items[group->members[count]].parsed.scope.len)
			break;
		items[count] = entry(m, group->members[count]);
	}
	map_make_set(&map, "title", node_make_string(m->arena, group->title));
	map_make_set(&map, "type", node_make_optional(m->arena, group->type));
	if (group->type.len)
		map_make_set(&is, arena_cstr(m->arena, group->type), &node_true);
	map_make_set(&map, "is", map_made(&is));
	map_make_set(&map, "entries", node_make_list(m->arena, items, count));
	map_make_set(&map, "scopes", make_scopes(m, group, count));
	return map_made(&map);
}

static const struct node *make_groups(struct maker *m)
{
	struct groups groups = groups_of(m->options, m->effects, m->arena);
	const struct node **items = arena_zalloc(m->arena, groups.count, sizeof(const struct node *));

	for (size_t i = 0; i < groups.count; i++)
		items[i] = make_group(m, &groups.items[i]);
	return node_make_list(m->arena, items, groups.count);
}

static const struct node *make_breaking_item(struct maker *m, size_t i, struct text note)
{
	struct map_maker map = map_make(m->arena, 2);

	/* The parser takes the subject for the note of a bare '!'; as a subject its references are links. */
	note = text_trim(note, " \t\r\n");
	note = text_eq(note, m->effects->items[i].parsed.subject) ? (struct text){ NULL, 0 } : entry_text(m->options, note, m->arena);
	map_make_set(&map, "note", node_make_optional(m->arena, note));
	map_make_set(&map, "commit", entry(m, i));
	return map_made(&map);
}

/* One item for each breaking note, or one for a commit that only has the mark. */
static const struct node *make_breaking(struct maker *m)
{
	const struct node **items;
	size_t count = 0, most = 0;

	for (size_t i = 0; i < m->effects->count; i++)
		if (m->effects->items[i].reason == EFFECT_BREAKING)
			most += m->effects->items[i].parsed.note_count + 1;
	items = arena_zalloc(m->arena, most, sizeof(const struct node *));
	for (size_t i = 0; i < m->effects->count; i++) {
		const struct conventional *parsed = &m->effects->items[i].parsed;

		if (m->effects->items[i].reason != EFFECT_BREAKING)
			continue;
		for (size_t n = 0; n < parsed->note_count; n++)
			items[count++] = make_breaking_item(m, i, parsed->notes[n].text);
		if (!parsed->note_count)
			items[count++] = make_breaking_item(m, i, (struct text){ NULL, 0 });
	}
	return node_make_list(m->arena, items, count);
}

static const struct node *make_commits(struct maker *m)
{
	const struct node **items = arena_zalloc(m->arena, m->effects->count, sizeof(const struct node *));
	size_t count = 0;

	/* A commit with several messages in it has several effects. */
	for (size_t i = 0; i < m->effects->count; i++)
		if (!i || m->effects->items[i].commit != m->effects->items[i - 1].commit)
			items[count++] = entry(m, i);
	return node_make_list(m->arena, items, count);
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

static size_t count_merges(const struct release *release)
{
	size_t merges = 0;

	for (size_t i = 0; i < release->commit_count; i++)
		merges += release->commits[i].parent_count > 1;
	return merges;
}

static const struct node *make_statistics(const struct maker *m, const struct release *release)
{
	struct map_maker map = map_make(m->arena, 3);
	size_t typed = 0;

	for (size_t i = 0; i < m->effects->count; i++)
		typed += m->effects->items[i].rule != NULL;
	map_make_set(&map, "commits", node_make_integer(m->arena, (int64_t)release->commit_count));
	map_make_set(&map, "merges", node_make_integer(m->arena, (int64_t)count_merges(release)));
	map_make_set(&map, "typed", node_make_integer(m->arena, (int64_t)typed));
	return map_made(&map);
}

static void set_contributors(struct map_maker *map, const struct maker *m, const struct release *release)
{
	const struct node *contributors;

	if (!m->options->people)
		return;
	contributors = people_of_release(m->options->people, release, &m->options->forge, m->options->logins, m->arena);
	map_make_set(map, "has-contributors", contributors->list.count ? &node_true : &node_false);
	map_make_set(map, "contributors", contributors);
}

const struct node *context_release(const struct context_options *options, const struct release *release, size_t index, struct arena *arena)
{
	struct effects effects = effects_of(release, options->types, options->commits_settings, arena);
	struct maker m = { .options = options, .effects = &effects, .arena = arena };
	struct map_maker map = map_make(arena, 16);
	const struct node *breaking;

	m.entries = arena_zalloc(arena, effects.count, sizeof(const struct node *));
	set_identity(&map, options, release, arena);
	breaking = make_breaking(&m);
	map_make_set(&map, "first", index ? &node_false : &node_true);
	map_make_set(&map, "has-breaking", breaking->list.count ? &node_true : &node_false);
	map_make_set(&map, "breaking", breaking);
	map_make_set(&map, "groups", make_groups(&m));
	map_make_set(&map, "statistics", make_statistics(&m, release));
	set_contributors(&map, &m, release);
	if (options->commits)
		map_make_set(&map, "commits", make_commits(&m));
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
