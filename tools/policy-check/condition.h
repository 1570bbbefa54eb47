/*
 * condition: preconditions and deny conditions: {any: […], all: […]}, or the older plain list.
 *
 * Errors  false with context->problem.
 */
#ifndef POLICY_CHECK_CONDITION_H
#define POLICY_CHECK_CONDITION_H

#include "tools/policy-check/context.h"

struct condition_outcome {
	bool holds;
	struct text message;	  /* of the conditions that decided, joined; may be empty */
	const struct node *where; /* a value of the resource that decided, or NULL */
};

/* conditions NULL holds. */
bool condition_evaluate(struct context *context, const struct node *conditions, struct condition_outcome *outcome);

#endif
