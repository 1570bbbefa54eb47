#include "tools/policy-check/pattern_metadata.h"

#include "tools/policy-check/anchor.h"
#include "tools/policy-check/jmespath/value.h"
#include "tools/policy-check/wildcard.h"

static const char *const marks[] = {
	[ANCHOR_CONDITION] = "",
	[ANCHOR_GLOBAL] = "<",
	[ANCHOR_NEGATION] = "X",
	[ANCHOR_ADDITION] = "+",
	[ANCHOR_EQUALITY] = "=",
	[ANCHOR_EXISTENCE] = "^",
};

static struct text expand_key(struct text written, const struct node *present, struct arena *arena)
{
	struct anchor anchor = anchor_parse(written);

	for (size_t i = 0; wildcard_is(written) && i < present->map.count; i++) {
		struct text key = present->map.pairs[i].key;

		if (!wildcard_match(anchor.key, key))
			continue;
		return anchor.kind == ANCHOR_NONE ? key : arena_printf(arena, "%s(%.*s)", marks[anchor.kind], TEXT_ARGS(key));
	}
	return written;
}

/* Only strings are kept, as there. */
static const struct node *expand_tags(const struct node *tags, const struct node *present, struct arena *arena)
{
	struct value_pairs pairs = { .arena = arena };

	for (size_t i = 0; i < tags->map.count; i++) {
		if (tags->map.pairs[i].value->kind == NODE_STRING)
			value_pairs_set(&pairs, expand_key(tags->map.pairs[i].key, present, arena), tags->map.pairs[i].value);
	}
	return value_map(arena, pairs.pairs, pairs.count);
}

static const struct node *expand(const struct node *pattern, const struct node *resource, struct arena *arena)
{
	struct value_pairs pairs = { .arena = arena };

	for (size_t i = 0; i < pattern->map.count; i++) {
		struct text key = anchor_parse(pattern->map.pairs[i].key).key;
		const struct node *value = pattern->map.pairs[i].value, *present = node_get(resource, key);
		bool tags = text_is(key, "labels") || text_is(key, "annotations");

		if (tags && value->kind == NODE_MAP && present && present->kind == NODE_MAP)
			value = expand_tags(value, present, arena);
		value_pairs_set(&pairs, pattern->map.pairs[i].key, value);
	}
	return value_map(arena, pairs.pairs, pairs.count);
}

const struct node *pattern_expand_metadata(const struct node *pattern, const struct node *resource, struct arena *arena)
{
	struct value_pairs pairs = { .arena = arena };
	const struct node *metadata = node_get_cstr(resource, "metadata");

	if (!metadata)
		return pattern;
	for (size_t i = 0; i < pattern->map.count; i++) {
		const struct node *value = pattern->map.pairs[i].value;

		if (text_is(anchor_parse(pattern->map.pairs[i].key).key, "metadata") && value->kind == NODE_MAP)
			value = expand(value, metadata, arena);
		value_pairs_set(&pairs, pattern->map.pairs[i].key, value);
	}
	return value_map(arena, pairs.pairs, pairs.count);
}
