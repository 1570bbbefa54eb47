/*
 * node_make: nodes that a program makes rather than reads, such as the context of a template.
 *
 * Ownership  Nodes live in the arena; strings point to where the text is, unless it had to be made valid UTF-8.
 */
#ifndef COMMON_DOC_NODE_MAKE_H
#define COMMON_DOC_NODE_MAKE_H

#include "common/doc/node.h"

extern const struct node node_null, node_true, node_false;

const struct node *node_make_string(struct arena *arena, struct text value);
/* null when the text is empty. */
const struct node *node_make_optional(struct arena *arena, struct text value);
const struct node *node_make_integer(struct arena *arena, int64_t value);
/* The items live in the arena. */
const struct node *node_make_list(struct arena *arena, const struct node *const *items, size_t count);

struct map_maker {
	struct node_pair *pairs;
	size_t count, cap;
	struct arena *arena;
};

/* most: at most so many pairs are set. */
struct map_maker map_make(struct arena *arena, size_t most);
/* key is a constant, or lives as long as the arena; each is set once. */
void map_make_set(struct map_maker *maker, const char *key, const struct node *value);
const struct node *map_made(const struct map_maker *maker);

#endif
