#include "tools/policy-check/pattern.h"

#include <stdlib.h>
#include <string.h>

#include "tools/policy-check/wildcard.h"

/* Anchors that are judged before the other keys of their map. */
static bool comes_first(enum anchor_kind kind)
{
	return kind == ANCHOR_CONDITION || kind == ANCHOR_EXISTENCE || kind == ANCHOR_EQUALITY || kind == ANCHOR_NEGATION;
}

static bool has_anchors(const struct node *node)
{
	if (node->kind == NODE_LIST) {
		for (size_t i = 0; i < node->list.count; i++) {
			if (has_anchors(node->list.items[i]))
				return true;
		}
	}
	for (size_t i = 0; node->kind == NODE_MAP && i < node->map.count; i++) {
		enum anchor_kind kind = anchor_parse(node->map.pairs[i].key).kind;

		if (comes_first(kind) || kind == ANCHOR_GLOBAL || has_anchors(node->map.pairs[i].value))
			return true;
	}
	return false;
}

/* Does matching depend on which labels or annotations the resource has? */
static bool has_wildcard_keys(const struct node *metadata)
{
	for (size_t i = 0; metadata->kind == NODE_MAP && i < metadata->map.count; i++) {
		const struct node *value = metadata->map.pairs[i].value;
		struct text key = anchor_parse(metadata->map.pairs[i].key).key;

		if ((!text_is(key, "labels") && !text_is(key, "annotations")) || value->kind != NODE_MAP)
			continue;
		for (size_t j = 0; j < value->map.count; j++) {
			if (wildcard_is(value->map.pairs[j].key) || value->map.pairs[j].value->kind != NODE_STRING)
				return true;
		}
	}
	return false;
}

static int by_key(const void *a, const void *b)
{
	return text_compare(((const struct pattern_entry *)a)->written, ((const struct pattern_entry *)b)->written);
}

/*
 * Sorted by key: first the anchors; then, backwards, what holds anchors further down or is global; then the rest.
 */
static void order(struct arena *arena, struct pattern *pattern, struct pattern_entry *sorted)
{
	struct pattern_entry *ordered = arena_zalloc(arena, pattern->entry_count, sizeof(*ordered));
	size_t at = 0;

	for (size_t i = 0; i < pattern->entry_count; i++) {
		if (comes_first(sorted[i].anchor.kind))
			ordered[at++] = sorted[i];
	}
	pattern->anchor_count = at;
	for (size_t i = pattern->entry_count; i-- > 0;) {
		if (!comes_first(sorted[i].anchor.kind) && (sorted[i].anchor.kind == ANCHOR_GLOBAL || has_anchors(sorted[i].pattern->node)))
			ordered[at++] = sorted[i];
	}
	for (size_t i = 0; i < pattern->entry_count; i++) {
		if (!comes_first(sorted[i].anchor.kind) && sorted[i].anchor.kind != ANCHOR_GLOBAL && !has_anchors(sorted[i].pattern->node))
			ordered[at++] = sorted[i];
	}
	pattern->entries = ordered;
}

static void compile_map(struct arena *arena, struct pattern *pattern, const struct node *node)
{
	struct pattern_entry *sorted = arena_zalloc(arena, node->map.count + 1, sizeof(*sorted));

	for (size_t i = 0; i < node->map.count; i++) {
		sorted[i].written = node->map.pairs[i].key;
		sorted[i].anchor = anchor_parse(node->map.pairs[i].key);
		sorted[i].pattern = pattern_compile(arena, node->map.pairs[i].value);
		if (text_is(sorted[i].anchor.key, "metadata"))
			pattern->expands = has_wildcard_keys(node->map.pairs[i].value);
	}
	pattern->entry_count = node->map.count;
	qsort(sorted, node->map.count, sizeof(*sorted), by_key);
	if (node->map.count)
		order(arena, pattern, sorted);
}

const struct pattern *pattern_compile(struct arena *arena, const struct node *node)
{
	struct pattern *pattern = arena_zalloc(arena, 1, sizeof(*pattern));
	const struct pattern **items;

	pattern->node = node;
	if (node->kind == NODE_MAP)
		compile_map(arena, pattern, node);
	if (node->kind == NODE_LIST) {
		items = arena_zalloc(arena, node->list.count + 1, sizeof(*items));
		for (size_t i = 0; i < node->list.count; i++)
			items[i] = pattern_compile(arena, node->list.items[i]);
		pattern->items = items;
	}
	return pattern;
}
