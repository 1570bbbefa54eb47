/*
 * evaluate: a compiled JMESPath expression applied to a document, as Kyverno's fork of go-jmespath does it: a key that
 * a map lacks is told apart from null (JMESPATH_MISSING) where nothing on the way makes null of it.
 *
 * Ownership  Results point into the document, into the expression, or live in the arena of the run.
 * Limits     JMESPATH_STEP_LIMIT nodes of the tree visited and JMESPATH_BYTE_LIMIT bytes made in a search.
 * Errors     JMESPATH_FAILED with run->fault filled in.
 */
#ifndef POLICY_CHECK_JMESPATH_EVALUATE_H
#define POLICY_CHECK_JMESPATH_EVALUATE_H

#include "tools/policy-check/jmespath/tree.h"

enum { JMESPATH_STEP_LIMIT = 20000000,
       JMESPATH_BYTE_LIMIT = 256 << 20 };

enum jmespath_result { JMESPATH_FOUND,
		       JMESPATH_MISSING, /* the value is null, run->missing names the key */
		       JMESPATH_FAILED };

struct jmespath_run {
	struct arena *arena;
	struct fault *fault;
	int64_t now; /* seconds, for the functions of time */
	struct text missing;
	unsigned steps;
};

/* An argument of a function: a value, or an expression (&a.b) that the function applies itself. */
struct jmespath_argument {
	const struct node *value; /* never NULL; null where there is an expression */
	const struct jmespath_tree *expression;
};

enum jmespath_result jmespath_search(struct jmespath_run *run, const struct jmespath_tree *tree, const struct node *document,
				     const struct node **result);
/* The value, null when it is missing; false when the search failed. For the functions that apply expressions. */
bool jmespath_apply(struct jmespath_run *run, const struct jmespath_tree *tree, const struct node *value, const struct node **result);
/* Fill in the fault; always JMESPATH_FAILED. */
enum jmespath_result jmespath_fail(struct jmespath_run *run, const char *format, ...) PRINTF_LIKE(2, 3);

#endif
