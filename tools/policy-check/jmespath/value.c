#include "tools/policy-check/jmespath/value.h"

#include <inttypes.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

const struct node value_null = { .kind = NODE_NULL, .written = TEXT_INIT("null") };
const struct node value_true = { .kind = NODE_BOOL, .written = TEXT_INIT("true"), .boolean = true };
const struct node value_false = { .kind = NODE_BOOL, .written = TEXT_INIT("false"), .boolean = false };

enum { SCANNED = 32 }; /* pairs of a map that are compared one by one */

static const double EXACT_INTEGERS = 9007199254740992.0; /* 2^53 */

const struct node *value_bool(bool boolean)
{
	return boolean ? &value_true : &value_false;
}

const struct node *value_string(struct arena *arena, struct text string)
{
	struct node *node = arena_zalloc(arena, 1, sizeof(*node));

	node->kind = NODE_STRING;
	node->string = string.ptr ? string : TEXT("");
	node->written = node->string;
	return node;
}

const struct node *value_integer(struct arena *arena, int64_t integer)
{
	struct node *node = arena_zalloc(arena, 1, sizeof(*node));

	node->kind = NODE_INT;
	node->integer = integer;
	node->written = arena_printf(arena, "%" PRId64, integer);
	return node;
}

const struct node *value_number(struct arena *arena, double number)
{
	struct node *node;

	if (floor(number) >= number && fabs(number) < EXACT_INTEGERS)
		return value_integer(arena, (int64_t)number);
	node = arena_zalloc(arena, 1, sizeof(*node));
	node->kind = NODE_FLOAT;
	node->number = number;
	node->written = value_json(arena, node);
	return node;
}

const struct node *value_list(struct arena *arena, const struct node *const *items, size_t count)
{
	struct node *node = arena_zalloc(arena, 1, sizeof(*node));

	node->kind = NODE_LIST;
	node->list.items = items;
	node->list.count = count;
	return node;
}

const struct node *value_map(struct arena *arena, const struct node_pair *pairs, size_t count)
{
	struct node *node = arena_zalloc(arena, 1, sizeof(*node));

	node->kind = NODE_MAP;
	node->map.pairs = pairs;
	node->map.count = count;
	return node;
}

bool value_is_number(const struct node *node)
{
	return node && (node->kind == NODE_INT || node->kind == NODE_FLOAT);
}

double value_to_double(const struct node *node)
{
	if (!value_is_number(node))
		return 0;
	return node->kind == NODE_INT ? (double)node->integer : node->number;
}

bool value_parse_number(struct text t, double *number)
{
	char copy[400];
	char *end;

	if (!t.len || t.len >= sizeof(copy) || memchr(t.ptr, '\0', t.len))
		return false;
	memcpy(copy, t.ptr, t.len);
	copy[t.len] = '\0';
	if (strpbrk(copy, " \t\n\v\f\rxX(")) /* what strtod() takes and Go does not */
		return false;
	*number = strtod(copy, &end);
	return *end == '\0';
}

bool value_is_false(const struct node *node)
{
	if (!node)
		return true;
	switch (node->kind) {
	case NODE_NULL:
		return true;
	case NODE_BOOL:
		return !node->boolean;
	case NODE_STRING:
		return node->string.len == 0;
	case NODE_LIST:
		return node->list.count == 0;
	case NODE_MAP:
		return node->map.count == 0;
	case NODE_INT:
	case NODE_FLOAT:
		break;
	}
	return false;
}

static size_t grown(size_t cap)
{
	return cap ? cap * 2 : 8;
}

void value_items_add(struct value_items *list, const struct node *item)
{
	if (list->count == list->cap) {
		size_t cap = grown(list->cap);
		const struct node **items = arena_zalloc(list->arena, cap, sizeof(*items));

		if (list->count)
			memcpy(items, list->items, list->count * sizeof(*items));
		list->items = items;
		list->cap = cap;
	}
	list->items[list->count++] = item;
}

/* FNV-1a. Whoever makes keys collide makes a map as slow as without an index, within the limits of a document. */
static size_t slot_of(const struct value_pairs *map, struct text key)
{
	uint64_t hash = 0xCBF29CE484222325;

	for (size_t i = 0; i < key.len; i++)
		hash = (hash ^ (unsigned char)key.ptr[i]) * 0x100000001B3;
	return (size_t)(hash ^ hash >> 32) & (map->slot_count - 1);
}

static void index_pair(struct value_pairs *map, size_t i)
{
	size_t slot = slot_of(map, map->pairs[i].key);

	while (map->slots[slot])
		slot = (slot + 1) & (map->slot_count - 1);
	map->slots[slot] = (uint32_t)i + 1;
}

static void index_pairs(struct value_pairs *map)
{
	map->slot_count = map->cap * 2;
	map->slots = arena_zalloc(map->arena, map->slot_count, sizeof(*map->slots));
	for (size_t i = 0; i < map->count; i++)
		index_pair(map, i);
}

static struct node_pair *find_pair(const struct value_pairs *map, struct text key)
{
	if (map->slots) {
		for (size_t slot = slot_of(map, key); map->slots[slot]; slot = (slot + 1) & (map->slot_count - 1)) {
			if (text_eq(map->pairs[map->slots[slot] - 1].key, key))
				return &map->pairs[map->slots[slot] - 1];
		}
		return NULL;
	}
	for (size_t i = 0; i < map->count; i++) {
		if (text_eq(map->pairs[i].key, key))
			return &map->pairs[i];
	}
	return NULL;
}

void value_pairs_set(struct value_pairs *map, struct text key, const struct node *value)
{
	struct node_pair *known = find_pair(map, key);

	if (known) {
		known->value = value;
		return;
	}
	if (map->count == map->cap) {
		size_t cap = grown(map->cap);
		struct node_pair *pairs = arena_zalloc(map->arena, cap, sizeof(*pairs));

		if (map->count)
			memcpy(pairs, map->pairs, map->count * sizeof(*pairs));
		map->pairs = pairs;
		map->cap = cap;
		if (cap > SCANNED)
			index_pairs(map);
	}
	map->pairs[map->count++] = (struct node_pair){ .key = key, .value = value };
	if (map->slots)
		index_pair(map, map->count - 1);
}
