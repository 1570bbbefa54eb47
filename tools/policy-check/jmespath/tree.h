/*
 * tree: a JMESPath expression (jmespath.org, specification) compiled to a tree.
 *
 * Ownership  The arena given to jmespath_parse() owns the tree and all it names.
 * Limits     JMESPATH_DEPTH_LIMIT levels of nesting, so that evaluating cannot exhaust the stack.
 * Errors     jmespath_parse(): NULL with a fault whose .place.column counts code points of the expression from 1.
 */
#ifndef POLICY_CHECK_JMESPATH_TREE_H
#define POLICY_CHECK_JMESPATH_TREE_H

#include "common/base/fault.h"
#include "common/doc/node.h"

enum { JMESPATH_DEPTH_LIMIT = 200 };

enum jmespath_kind {
	JMESPATH_CURRENT, /* @, and the left side that a leading [ has */
	JMESPATH_FIELD,
	JMESPATH_LITERAL,
	JMESPATH_INDEX,
	JMESPATH_SLICE,
	JMESPATH_SUBEXPRESSION, /* a.b, a[0]: left, right */
	JMESPATH_PROJECTION,	/* a[*], a[]: list, each */
	JMESPATH_VALUES,	/* a.*: map, each */
	JMESPATH_FILTER,	/* a[?c]: list, each, condition */
	JMESPATH_FLATTEN,
	JMESPATH_SELECT_LIST,
	JMESPATH_SELECT_MAP, /* children are JMESPATH_PAIR */
	JMESPATH_PAIR,
	JMESPATH_OR,
	JMESPATH_AND,
	JMESPATH_NOT,
	JMESPATH_PIPE,
	JMESPATH_COMPARE,
	JMESPATH_CALL,
	JMESPATH_REFERENCE /* &expression */
};

enum jmespath_comparison { JMESPATH_EQUAL,
			   JMESPATH_UNEQUAL,
			   JMESPATH_LESS,
			   JMESPATH_LESS_OR_EQUAL,
			   JMESPATH_MORE,
			   JMESPATH_MORE_OR_EQUAL };

/* Which functions there are: the specification's, or those and Kyverno's own. */
enum jmespath_dialect { JMESPATH_STANDARD,
			JMESPATH_KYVERNO };

struct jmespath_function;

struct jmespath_tree {
	enum jmespath_kind kind;
	unsigned depth; /* levels below and with this one */
	union {
		struct text name;	    /* FIELD, PAIR */
		const struct node *literal; /* LITERAL */
		int64_t index;		    /* INDEX */
		enum jmespath_comparison comparison;
		const struct jmespath_function *function; /* CALL */
		struct {
			bool has[3]; /* start, stop, step */
			int64_t part[3];
		} slice;
	};
	const struct jmespath_tree **children;
	size_t child_count;
};

const struct jmespath_tree *jmespath_parse(struct text expression, enum jmespath_dialect dialect, struct arena *arena,
					   struct fault *fault);

#endif
