/*
 * podsecurity: the Pod Security Standards (k8s.io/pod-security-admission), levels baseline and restricted, in every version.
 *
 * Errors  A verdict of VERDICT_ERROR when the level or version cannot be read or the kind has no pods.
 */
#ifndef POLICY_CHECK_PODSECURITY_H
#define POLICY_CHECK_PODSECURITY_H

#include "tools/policy-check/policy.h"
#include "tools/policy-check/verdict.h"

/* excluded: a list of further excludes, of exceptions, or NULL. */
struct verdict podsecurity_check(const struct policy_rule *rule, const struct resource *resource, const struct node *excluded, struct arena *arena);

#endif
