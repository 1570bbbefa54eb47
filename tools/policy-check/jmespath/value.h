/*
 * value: the nodes that JMESPath and policies compute, made in an arena beside those that were read.
 *
 * A computed node has the place of what it was computed from where there is one, so that findings can point at it.
 *
 * Ownership  The arena owns what is made; strings and items are borrowed, not copied.
 * Units      Numbers with an integral value below 2^53 are NODE_INT, so that 3 and 3.0 print alike.
 */
#ifndef POLICY_CHECK_JMESPATH_VALUE_H
#define POLICY_CHECK_JMESPATH_VALUE_H

#include "common/base/buf.h"
#include "common/doc/node.h"

extern const struct node value_null, value_true, value_false;

const struct node *value_bool(bool boolean);
const struct node *value_string(struct arena *arena, struct text string);
const struct node *value_number(struct arena *arena, double number);
const struct node *value_integer(struct arena *arena, int64_t integer);
const struct node *value_list(struct arena *arena, const struct node *const *items, size_t count);
const struct node *value_map(struct arena *arena, const struct node_pair *pairs, size_t count);

bool value_is_number(const struct node *node);
/* The number of a NODE_INT or NODE_FLOAT; 0 of anything else. */
double value_to_double(const struct node *node);
/* A whole decimal number as Go's strconv.ParseFloat reads it, infinities and NaN included, hexadecimal not. */
bool value_parse_number(struct text t, double *number);
/* JMESPath's falsehood: null, false, "", [] and {}. NULL counts as null. */
bool value_is_false(const struct node *node);

/* A list or map that grows; .items and .pairs belong to the arena. */
struct value_items {
	struct arena *arena;
	const struct node **items;
	size_t count, cap;
};
void value_items_add(struct value_items *list, const struct node *item);

struct value_pairs {
	struct arena *arena;
	struct node_pair *pairs;
	size_t count, cap;
	uint32_t *slots; /* of larger maps: index into pairs plus one; 0 is free */
	size_t slot_count;
};
/* A key that is there already gets the new value. */
void value_pairs_set(struct value_pairs *map, struct text key, const struct node *value);

/*
 * Append as Go's encoding/json writes it, which is what reaches users of Kyverno: keys sorted, no spaces, <, > and &
 * as \u003c and so on, floats in the shortest form that reads back.
 */
void value_add_json(struct buf *out, const struct node *node);
/* Append as Go's fmt prints with %v: strings bare, lists as [a b], maps as map[k:v], null as <nil>. */
void value_add_printed(struct buf *out, const struct node *node);
/* A number as Go's FormatFloat writes it with 'E': 1.5E+00. */
void value_add_exponential(struct buf *out, double number);
/* As value_add_json() and value_add_printed(), into the arena. */
struct text value_json(struct arena *arena, const struct node *node);
struct text value_printed(struct arena *arena, const struct node *node);

#endif
