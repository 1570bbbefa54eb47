/*
 * validate: one rule against one resource: preconditions, then pattern, anyPattern, deny, foreach or podSecurity (Kyverno,
 * pkg/engine/handlers/validation).
 */
#ifndef POLICY_CHECK_VALIDATE_H
#define POLICY_CHECK_VALIDATE_H

#include "tools/policy-check/context.h"
#include "tools/policy-check/policy.h"
#include "tools/policy-check/verdict.h"

/* The context holds the request; the rule's own entries are added and taken away again. The rule matches the resource. */
struct verdict validate_rule(struct context *context, const struct policy_rule *rule, const struct resource *resource);

#endif
