/*
 * node: the one read model of YAML and JSON documents: immutable, with places, and with scalars as they were written.
 *
 * Ownership  Nodes and all their bytes live in the arena that the reader was given. Nodes may be shared (YAML
 *            aliases), so a document is a directed acyclic graph; readers bound its expanded size.
 * Units      .place as in place.h. Integers that do not fit 64 bits are NODE_FLOAT with .written intact.
 */
#ifndef COMMON_DOC_NODE_H
#define COMMON_DOC_NODE_H

#include <stdint.h>

#include "common/base/arena.h"
#include "common/base/place.h"
#include "common/base/text.h"

enum node_kind { NODE_NULL,
		 NODE_BOOL,
		 NODE_INT,
		 NODE_FLOAT,
		 NODE_STRING,
		 NODE_LIST,
		 NODE_MAP };

struct node {
	enum node_kind kind;
	struct place place;
	/* Scalars: the source text (of YAML block and quoted scalars and JSON strings: the decoded string). */
	struct text written;
	union {
		bool boolean;
		int64_t integer;
		double number;
		struct text string; /* valid UTF-8, may hold NUL */
		struct {
			const struct node *const *items;
			size_t count;
		} list;
		struct {
			const struct node_pair *pairs; /* in the order of the source */
			size_t count;
		} map;
	};
};

struct node_pair {
	struct text key;    /* the written text: "on" stays "on" */
	struct place place; /* of the key */
	const struct node *value;
};

/* "null", "boolean", "integer", "number", "string", "list", "map". */
const char *node_kind_name(enum node_kind kind);

/* The value under a key of a map; NULL when there is none or when node is NULL or no map. */
const struct node *node_get(const struct node *node, struct text key);
const struct node *node_get_cstr(const struct node *node, const char *key);
/* The pair of that key, or NULL. */
const struct node_pair *node_pair_of(const struct node *node, struct text key);
/* The value below several keys: node_path(doc, "metadata", "name", NULL). */
const struct node *node_path(const struct node *node, ...) __attribute__((sentinel));

/* The string of a NODE_STRING; the empty view of anything else. */
struct text node_string(const struct node *node);
bool node_is_string(const struct node *node, const char *cstr);

/* Same kind and value, deep; integers and floats of equal value are equal; maps whatever their order. */
bool node_equal(const struct node *a, const struct node *b);

#endif
