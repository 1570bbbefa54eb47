/*
 * js_value: the literals of a module: strings, numbers, lists, maps, names that stand for them. Used by js_literal.c alone.
 *
 * Ownership  Nodes live in the reader's arena; they borrow from the source.
 */
#ifndef COMMON_DOC_JS_VALUE_H
#define COMMON_DOC_JS_VALUE_H

#include "common/doc/js_literal.h"
#include "common/doc/js_scan.h"

/* A name that stands for a literal. */
struct js_binding {
	struct text name;
	struct js_export export;
	struct js_binding *next;
};

struct js_reader {
	struct js_scan scan;
	struct arena *arena;
	struct js_binding *bindings;
	struct js_export *exported;
	const char *const *free_keys;
	unsigned free_depth; /* within the value of a free key */
	unsigned depth;	     /* of values in values */
	unsigned maps;	     /* that are open */
};

/* The literal that begins here, or NULL when it is none and was passed over. */
const struct node *js_value(struct js_reader *reader);

#endif
