#include "common/doc/node_make.h"

#include "common/base/die.h"
#include "common/base/utf8.h"

const struct node node_null = { .kind = NODE_NULL, .written = TEXT_INIT("null") };
const struct node node_true = { .kind = NODE_BOOL, .written = TEXT_INIT("true"), .boolean = true };
const struct node node_false = { .kind = NODE_BOOL, .written = TEXT_INIT("false") };

static struct text valid_utf8(struct arena *arena, struct text t)
{
	struct buf valid = BUF_INIT;

	if (utf8_valid(t))
		return t;
	utf8_add_valid(&valid, t);
	t = arena_copy(arena, buf_text(&valid));
	buf_release(&valid);
	return t;
}

const struct node *node_make_string(struct arena *arena, struct text value)
{
	struct node *node = arena_zalloc(arena, 1, sizeof(*node));

	node->kind = NODE_STRING;
	node->string = node->written = valid_utf8(arena, value);
	return node;
}

const struct node *node_make_optional(struct arena *arena, struct text value)
{
	return value.len ? node_make_string(arena, value) : &node_null;
}

const struct node *node_make_integer(struct arena *arena, int64_t value)
{
	struct node *node = arena_zalloc(arena, 1, sizeof(*node));

	node->kind = NODE_INT;
	node->integer = value;
	node->written = arena_printf(arena, "%lld", (long long)value);
	return node;
}

const struct node *node_make_list(struct arena *arena, const struct node *const *items, size_t count)
{
	struct node *node = arena_zalloc(arena, 1, sizeof(*node));

	node->kind = NODE_LIST;
	node->list.items = items;
	node->list.count = count;
	return node;
}

struct map_maker map_make(struct arena *arena, size_t most)
{
	return (struct map_maker){ arena_zalloc(arena, most, sizeof(struct node_pair)), 0, most, arena };
}

void map_make_set(struct map_maker *maker, const char *key, const struct node *value)
{
	if (maker->count == maker->cap)
		die("a map of %zu pairs has no room for '%s'", maker->cap, key);
	maker->pairs[maker->count++] = (struct node_pair){ .key = text_of(key), .value = value };
}

const struct node *map_made(const struct map_maker *maker)
{
	struct node *node = arena_zalloc(maker->arena, 1, sizeof(*node));

	node->kind = NODE_MAP;
	node->map.pairs = maker->pairs;
	node->map.count = maker->count;
	return node;
}
