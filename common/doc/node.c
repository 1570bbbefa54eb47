#include "common/doc/node.h"

#include <stdarg.h>

#include "common/base/map.h"

enum { SCANNED = 16 }; /* maps of at most so many keys are compared without an index */

static const char *const kind_names[] = {
	[NODE_NULL] = "null",
	[NODE_BOOL] = "boolean",
	[NODE_INT] = "integer",
	[NODE_FLOAT] = "number",
	[NODE_STRING] = "string",
	[NODE_LIST] = "list",
	[NODE_MAP] = "map",
};

const char *node_kind_name(enum node_kind kind)
{
	return kind_names[kind];
}

const struct node_pair *node_pair_of(const struct node *node, struct text key)
{
	if (!node || node->kind != NODE_MAP)
		return NULL;
	for (size_t i = 0; i < node->map.count; i++)
		if (text_eq(node->map.pairs[i].key, key))
			return &node->map.pairs[i];
	return NULL;
}

const struct node *node_get(const struct node *node, struct text key)
{
	const struct node_pair *pair = node_pair_of(node, key);

	return pair ? pair->value : NULL;
}

const struct node *node_get_cstr(const struct node *node, const char *key)
{
	return node_get(node, text_of(key));
}

const struct node *node_path(const struct node *node, ...)
{
	va_list keys;
	const char *key;

	va_start(keys, node);
	while (node && (key = va_arg(keys, const char *)))
		node = node_get_cstr(node, key);
	va_end(keys);
	return node;
}

struct text node_string(const struct node *node)
{
	return node && node->kind == NODE_STRING ? node->string : (struct text){ NULL, 0 };
}

bool node_is_string(const struct node *node, const char *cstr)
{
	return node && node->kind == NODE_STRING && text_is(node->string, cstr);
}

static bool same_double(double a, double b)
{
	return a >= b && a <= b;
}

/* Exactly, also where a double has no room for all digits of the integer. */
static bool same_number(int64_t integer, double number)
{
	return number >= -0x1p63 && number < 0x1p63 && (int64_t)number == integer && same_double(number, (double)(int64_t)number);
}

static bool numbers_equal(const struct node *a, const struct node *b)
{
	if (a->kind == NODE_INT)
		return b->kind == NODE_INT ? a->integer == b->integer : same_number(a->integer, b->number);
	return b->kind == NODE_INT ? same_number(b->integer, a->number) : same_double(a->number, b->number);
}

static bool lists_equal(const struct node *a, const struct node *b)
{
	if (a->list.count != b->list.count)
		return false;
	for (size_t i = 0; i < a->list.count; i++)
		if (!node_equal(a->list.items[i], b->list.items[i]))
			return false;
	return true;
}

/* Maps mostly come in one order, so the pair at the same index is tried before the index is. */
static const struct node *value_like(const struct node *map, const struct map *index, size_t at, struct text key)
{
	const struct map_entry *entry;

	if (text_eq(map->map.pairs[at].key, key))
		return map->map.pairs[at].value;
	if (map->map.count <= SCANNED)
		return node_get(map, key);
	entry = map_find(index, key);
	return entry ? map->map.pairs[entry - index->entries].value : NULL;
}

static bool maps_equal(const struct node *a, const struct node *b)
{
	struct map index = MAP_INIT;
	bool equal = a->map.count == b->map.count;

	if (equal && b->map.count > SCANNED)
		for (size_t i = 0; i < b->map.count; i++)
			map_add(&index, b->map.pairs[i].key);
	for (size_t i = 0; equal && i < a->map.count; i++) {
		const struct node *other = value_like(b, &index, i, a->map.pairs[i].key);

		equal = other && node_equal(a->map.pairs[i].value, other);
	}
	map_release(&index);
	return equal;
}

static bool is_number(const struct node *node)
{
	return node->kind == NODE_INT || node->kind == NODE_FLOAT;
}

bool node_equal(const struct node *a, const struct node *b)
{
	if (is_number(a) && is_number(b))
		return numbers_equal(a, b);
	if (a->kind != b->kind)
		return false;
	switch (a->kind) {
	case NODE_BOOL:
		return a->boolean == b->boolean;
	case NODE_STRING:
		return text_eq(a->string, b->string);
	case NODE_LIST:
		return lists_equal(a, b);
	case NODE_MAP:
		return maps_equal(a, b);
	case NODE_NULL:
	case NODE_INT:
	case NODE_FLOAT:
		break;
	}
	return true;
}
