#include "common/doc/builder.h"

#include <stdlib.h>

#include "common/base/alloc.h"
#include "common/base/map.h"

enum { SCANNED = 12 }; /* maps of at most so many keys are checked without an index */

struct node *builder_node(struct builder *b, enum node_kind kind, struct place place)
{
	struct node *node = arena_zalloc(b->arena, 1, sizeof(*node));

	node->kind = kind;
	node->place = place;
	return node;
}

int builder_open(struct builder *b, enum node_kind kind, struct place place, struct fault *fault)
{
	if (b->depth == BUILDER_DEPTH_LIMIT)
		return fault_set_at(fault, place, "lists and maps are nested deeper than %d", BUILDER_DEPTH_LIMIT);
	b->frames = xgrow(b->frames, b->depth, &b->frame_cap, sizeof(*b->frames));
	b->frames[b->depth++] = (struct builder_frame){ builder_node(b, kind, place), b->pending_count };
	return 0;
}

const struct node *builder_innermost(const struct builder *b)
{
	return b->depth ? b->frames[b->depth - 1].node : NULL;
}

static void push(struct builder *b, struct node_pair pair, bool merged)
{
	b->pending = xgrow(b->pending, b->pending_count, &b->pending_cap, sizeof(*b->pending));
	b->pending[b->pending_count++] = (struct builder_child){ pair, merged };
}

void builder_key(struct builder *b, struct text key, struct place place)
{
	push(b, (struct node_pair){ key, place, NULL }, false);
}

int builder_add(struct builder *b, const struct node *node, size_t below, struct fault *fault)
{
	const struct node *parent = builder_innermost(b);

	b->total += 1 + below + node->written.len / BUILDER_TEXT_UNIT + b->depth / BUILDER_DEPTH_UNIT;
	if (b->total > BUILDER_SIZE_LIMIT)
		return fault_set_at(fault, node->place, "the document is larger than %d nodes, what aliases stand for included, which is the limit", BUILDER_SIZE_LIMIT);
	if (!parent)
		b->root = node;
	else if (parent->kind == NODE_MAP)
		b->pending[b->pending_count - 1].pair.value = node;
	else
		push(b, (struct node_pair){ .value = node }, false);
	return 0;
}

static int merge_map(struct builder *b, const struct node *map, struct place place, struct fault *fault)
{
	if (map->kind != NODE_MAP)
		return fault_set_at(fault, place, "the merge key '<<' takes a map or a list of maps, but here stands: %s", node_kind_name(map->kind));
	b->total += 3 * map->map.count;
	for (size_t i = 0; i < map->map.count; i++)
		push(b, map->map.pairs[i], true);
	return 0;
}

int builder_merge(struct builder *b, struct fault *fault)
{
	const struct node_pair merge = b->pending[--b->pending_count].pair;

	if (merge.value->kind != NODE_LIST)
		return merge_map(b, merge.value, merge.place, fault);
	for (size_t i = merge.value->list.count; i > 0; i--)
		if (merge_map(b, merge.value->list.items[i - 1], merge.place, fault))
			return -1;
	return 0;
}

/* Index of the child among the first count whose key is the same; count when there is none. */
static size_t earlier(const struct builder_child *children, size_t count, struct text key, struct map *index)
{
	struct map_entry *entry;
	size_t i = 0;

	if (!index) {
		while (i < count && !text_eq(children[i].pair.key, key))
			i++;
		return i;
	}
	entry = map_add(index, key);
	return (size_t)(entry - index->entries);
}

static int report_duplicate(const struct builder *b, const struct node_pair *before, const struct node_pair *again, struct fault *fault)
{
	if (!b->duplicate)
		return fault_set_at(fault, again->place, "the key '%.*s' stands twice in one map, first in line %u", TEXT_ARGS(again->key),
				    before->place.line);
	b->duplicate(b->duplicate_context, again->key, before->place, again->place);
	return 0;
}

/* Keep the last value of each key, at the place in the order where the key first stood. */
static int settle_duplicates(struct builder *b, struct builder_child *children, size_t *count, struct fault *fault)
{
	struct map index = MAP_INIT;
	struct map *large = *count > SCANNED ? &index : NULL;
	size_t kept = 0;
	int result = 0;

	for (size_t i = 0; i < *count && !result; i++) {
		size_t same = earlier(children, kept, children[i].pair.key, large);

		if (same == kept)
			kept++;
		else if (!children[same].merged && !children[i].merged)
			result = report_duplicate(b, &children[same].pair, &children[i].pair, fault);
		children[same] = children[i];
	}
	map_release(&index);
	*count = kept;
	return result;
}

static void fill_list(struct builder *b, struct node *node, const struct builder_child *children, size_t count)
{
	const struct node **items = count ? arena_zalloc(b->arena, count, sizeof(const struct node *)) : NULL;

	for (size_t i = 0; i < count; i++)
		items[i] = children[i].pair.value;
	node->list.items = items;
	node->list.count = count;
}

static int fill_map(struct builder *b, struct node *node, struct builder_child *children, size_t count, struct fault *fault)
{
	struct node_pair *pairs;

	if (settle_duplicates(b, children, &count, fault))
		return -1;
	pairs = count ? arena_zalloc(b->arena, count, sizeof(*pairs)) : NULL;
	for (size_t i = 0; i < count; i++)
		pairs[i] = children[i].pair;
	node->map.pairs = pairs;
	node->map.count = count;
	return 0;
}

int builder_close(struct builder *b, const struct node **node, struct fault *fault)
{
	struct builder_frame *frame = &b->frames[b->depth - 1];
	size_t count = b->pending_count - frame->first;
	struct builder_child *children = count ? b->pending + frame->first : NULL;

	if (frame->node->kind == NODE_LIST)
		fill_list(b, frame->node, children, count);
	else if (fill_map(b, frame->node, children, count, fault))
		return -1;
	b->pending_count = frame->first;
	b->depth--;
	if (node)
		*node = frame->node;
	return builder_add(b, frame->node, 0, fault);
}

void builder_reset(struct builder *b, struct arena *arena)
{
	b->arena = arena;
	b->root = NULL;
	b->total = 0;
	b->pending_count = 0;
	b->depth = 0;
}

void builder_release(struct builder *b)
{
	free(b->pending);
	free(b->frames);
	*b = (struct builder){ 0 };
}
