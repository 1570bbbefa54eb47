/* exceptions: PolicyException documents, which take resources out of rules. */
#ifndef POLICY_CHECK_EXCEPTIONS_H
#define POLICY_CHECK_EXCEPTIONS_H

#include "tools/policy-check/context.h"
#include "tools/policy-check/policy.h"
#include "tools/policy-check/verdict.h"

bool exception_is(const struct node *document);
/* What was judged. */
struct exception_subject {
	const struct policy *policy;
	const struct policy_rule *rule;
	const struct resource *resource;
	const struct match_request *request;
};

/* Turn the verdict into a skip when exceptions cover it. */
void exceptions_apply(const struct node *exceptions, const struct exception_subject *subject, struct context *context, struct verdict *verdict);

#endif
