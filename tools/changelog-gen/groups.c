#include "tools/changelog-gen/groups.h"

#include <stdlib.h>

#include "common/base/map.h"

#define OTHER "Other changes"

struct sorter {
	const struct context_options *options;
	const struct effects *effects;
	struct arena *arena;
	struct map by_title; /* struct group */
	struct text *titles; /* by effect; .ptr NULL: not listed */
};

/* GitLab's "Changelog: added" in the message, as a heading: "Added". */
static struct text trailer_title(struct sorter *s, struct text message)
{
	struct text rest = message, line, value = { NULL, 0 };
	struct buf title = BUF_INIT;

	while (text_next_line(&rest, &line))
		if (text_eq_ignoring_case(text_slice(line, 0, 10), TEXT("Changelog:")))
			value = text_trim(text_from(line, 10), " \t");
	if (!value.len)
		return (struct text){ NULL, 0 };
	buf_add(&title, value);
	if (title.ptr[0] >= 'a' && title.ptr[0] <= 'z')
		title.ptr[0] = (char)(title.ptr[0] - 'a' + 'A');
	value = arena_copy(s->arena, buf_text(&title));
	buf_release(&title);
	return value;
}

static struct text title_of(struct sorter *s, const struct effect *effect)
{
	if (!effect_stands(effect))
		return (struct text){ NULL, 0 };
	if (s->options->group_by == GROUP_BY_TRAILER)
		return trailer_title(s, effect->commit->message);
	if (!effect->rule || effect->rule->hidden)
		return (struct text){ NULL, 0 };
	return style_title(s->options->style, effect->rule->title);
}

static bool is_untyped(const struct sorter *s, size_t i)
{
	const struct effect *effect = &s->effects->items[i];

	return !s->titles[i].ptr && effect_stands(effect) && (s->options->group_by == GROUP_BY_TRAILER || !effect->rule);
}

/* Find the titles of all; those without a type are listed as configured. */
static void find_titles(struct sorter *s)
{
	struct text other = style_title(s->options->style, TEXT(OTHER));
	size_t shown = 0;

	s->titles = arena_zalloc(s->arena, s->effects->count, sizeof(*s->titles));
	for (size_t i = 0; i < s->effects->count; i++) {
		s->titles[i] = title_of(s, &s->effects->items[i]);
		shown += s->titles[i].ptr != NULL;
	}
	if (s->options->untyped == UNTYPED_HIDE || (s->options->untyped == UNTYPED_AUTO && shown))
		return;
	for (size_t i = 0; i < s->effects->count; i++)
		if (is_untyped(s, i))
			s->titles[i] = other;
}

static struct group *group_of(struct sorter *s, struct text title)
{
	struct map_entry *entry = map_add(&s->by_title, title);

	if (!entry->value) {
		struct group *group = arena_zalloc(s->arena, 1, sizeof(*group));

		group->title = title;
		entry->value = group;
	}
	return entry->value;
}

/* The groups of the types in their order, empty ones too; others follow as they come. */
static void fill_groups(struct sorter *s)
{
	const struct commit_types *types = s->options->types;

	for (size_t i = 0; s->options->group_by == GROUP_BY_TYPE && i < types->count; i++) {
		struct group *group = group_of(s, style_title(s->options->style, types->items[i].title));

		if (!group->type.ptr)
			group->type = types->items[i].type;
	}
	for (size_t i = 0; i < s->effects->count; i++)
		if (s->titles[i].ptr)
			group_of(s, s->titles[i])->count++;
	for (size_t i = 0; i < s->by_title.count; i++) {
		struct group *group = s->by_title.entries[i].value;

		group->members = arena_zalloc(s->arena, group->count, sizeof(*group->members));
		group->count = 0;
	}
	for (size_t i = 0; i < s->effects->count; i++)
		if (s->titles[i].ptr) {
			struct group *group = group_of(s, s->titles[i]);

			group->members[group->count++] = i;
		}
}

static size_t rank(const struct context_options *options, struct text title)
{
	const struct strings *order = options->order;
	size_t rank = 0;

	if (order && order->count) {
		while (rank < order->count && !text_is(title, order->items[rank]))
			rank++;
		return rank;
	}
	while (options->style->order[rank] && !text_is(title, options->style->order[rank]))
		rank++;
	return rank;
}

static int by_scope(const void *a, const void *b, void *context)
{
	const size_t *left = a, *right = b;
	const struct effects *effects = context;
	int order = text_compare(effects->items[*left].parsed.scope, effects->items[*right].parsed.scope);

	return order ? order : (*left > *right) - (*left < *right);
}

static void sort_members(const struct sorter *s, struct group *group)
{
	struct effects effects = *s->effects;

	if (s->options->sort == SORT_SCOPE || s->options->scopes == SCOPES_GROUPED)
		qsort_r(group->members, group->count, sizeof(*group->members), by_scope, &effects);
	for (size_t i = 0; s->options->sort == SORT_OLDEST && i < group->count / 2; i++) {
		size_t other = group->members[i];

		group->members[i] = group->members[group->count - 1 - i];
		group->members[group->count - 1 - i] = other;
	}
}

/* By rank, stable. */
static void insert_group(const struct context_options *options, struct groups *groups, const struct group *group)
{
	size_t at = groups->count++;

	for (; at && rank(options, group->title) < rank(options, groups->items[at - 1].title); at--)
		groups->items[at] = groups->items[at - 1];
	groups->items[at] = *group;
}

struct groups groups_of(const struct context_options *options, const struct effects *effects, struct arena *arena)
{
	struct sorter s = { .options = options, .effects = effects, .arena = arena, .by_title = MAP_INIT };
	struct groups groups = { NULL, 0 };

	find_titles(&s);
	fill_groups(&s);
	groups.items = arena_zalloc(arena, s.by_title.count, sizeof(*groups.items));
	for (size_t i = 0; i < s.by_title.count; i++) {
		struct group *group = s.by_title.entries[i].value;

		if (!group->count)
			continue;
		sort_members(&s, group);
		insert_group(options, &groups, group);
	}
	map_release(&s.by_title);
	return groups;
}
