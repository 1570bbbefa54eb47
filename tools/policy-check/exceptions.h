/* exceptions: PolicyException documents, which take resources out of rules. */
#ifndef POLICY_CHECK_EXCEPTIONS_H
#define POLICY_CHECK_EXCEPTIONS_H

#include "tools/policy-check/context.h"
#include "tools/policy-check/policy.h"
#include "tools/policy-check/verdict.h"

bool exception_is(const struct node *document);
/*
 * Turn the verdict into a skip when exceptions cover it. *used is set to the exception that did, or stays.
 */
void exceptions_apply(const struct node *exceptions, const struct policy *policy, const struct policy_rule *rule, const struct resource *resource,
		      const struct match_request *request, struct context *context, const struct node **used, struct verdict *verdict);

#endif
