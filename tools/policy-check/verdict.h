/*
 * verdict: what a rule says about a resource, in Kyverno's wording.
 *
 * Ownership  Views into the arena of the resource.
 */
#ifndef POLICY_CHECK_VERDICT_H
#define POLICY_CHECK_VERDICT_H

#include "common/doc/node.h"

enum verdict_result { VERDICT_NONE, /* the rule had nothing to judge */
		      VERDICT_PASS,
		      VERDICT_FAIL,
		      VERDICT_WARN,
		      VERDICT_ERROR,
		      VERDICT_SKIP };

struct verdict {
	enum verdict_result result;
	struct text message;
	const struct node *where; /* the value of the resource that decided; NULL: the resource */
	struct text absent;	  /* an entry of the context whose data was not given; may be empty */
};

/* "pass", "fail", "warn", "error", "skip". */
const char *verdict_name(enum verdict_result result);

#endif
