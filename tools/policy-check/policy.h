/*
 * policy: a ClusterPolicy or Policy of kyverno.io with its rules, those for pod controllers included, compiled once.
 *
 * Ownership  The arena given to policy_compile() owns everything; rules point into the policy's document.
 * Errors     -1 with a fault at the place in the policy: an unknown field, an unknown operator, an expression or pattern
 *            that cannot be read. What is recognised but not evaluated (mutate, generate, verifyImages, CEL) is no fault:
 *            the rule says so in .unsupported.
 */
#ifndef POLICY_CHECK_POLICY_H
#define POLICY_CHECK_POLICY_H

#include "tools/policy-check/expressions.h"
#include "tools/policy-check/match.h"
#include "tools/policy-check/pattern.h"

struct foreach;

/* What is asked of a resource, or in a foreach of an element. */
struct check {
	const struct node *context, *preconditions;
	const struct node *deny; /* the conditions; NULL in a rule that denies always */
	bool denies;
	const struct node *pattern;	/* or NULL */
	const struct pattern *compiled; /* NULL when the pattern has variables */
	const struct node *any_pattern; /* a list, or NULL */
	const struct pattern *const *any_compiled;
	const struct foreach *foreach;
	size_t foreach_count;
};

struct foreach {
	struct text list;  /* expression */
	int element_scope; /* 1 or 0 as written, -1 when it is not */
	struct check check;
};

/* For which kinds a rule was made. */
enum rule_flavour { RULE_WRITTEN,
		    RULE_CONTROLLERS, /* autogen- */
		    RULE_CRONJOB /* autogen-cronjob- */ };

struct policy_rule {
	struct text name;
	enum rule_flavour flavour;
	struct place place;
	struct match match, exclude;
	struct check check;
	const struct node *pod_security; /* or NULL */
	struct text message;
	const struct node *failure_action, *overrides; /* of the rule; NULL: the policy's */
	const char *unsupported;		       /* "mutate"; NULL when the rule is evaluated */
};

struct policy {
	struct text name, namespace; /* namespace of a Policy, "default" when it names none; empty in a ClusterPolicy */
	struct place place;
	const struct node *node;
	const struct policy_rule *rules;
	size_t rule_count;
	const struct node *controllers; /* list of kinds that get rules made for them, or NULL */
	const struct node *failure_action, *overrides;
	bool apply_one;
};

/* Is the document a policy of the kinds that are evaluated? */
bool policy_is(const struct node *document);
/* The kind of a policy document of Kyverno or Kubernetes that is recognised but not evaluated; NULL for anything else. */
const char *policy_unsupported_kind(const struct node *document);
int policy_compile(const struct node *document, struct arena *arena, struct policy *policy, struct fault *fault);
/* Does the rule stand for resources of this kind? */
bool policy_rule_is_for(const struct policy *policy, const struct policy_rule *rule, struct text kind);
/* Does a violation only warn: failureAction Audit, overrides for the namespace included? */
bool policy_audits(const struct policy *policy, const struct policy_rule *rule, const struct resource *resource,
		   const struct node *namespace_labels);

/* Does a violation count? Policies with the annotation policies.kyverno.io/scored: "false" only warn. */
bool policy_is_scored(const struct policy *policy);

/* autogen.c: the rules for pod controllers as documents, made of those of the policy. */
struct autogen {
	const struct node *controllers; /* list of kinds, or NULL when none are made */
};
struct autogen autogen_of(const struct node *policy, struct arena *arena);
/* The rule for the controllers or for CronJob; NULL when there is none. */
const struct node *autogen_rule(const struct autogen *autogen, const struct node *rule, enum rule_flavour flavour, struct arena *arena);

/* policy_fields.c: every field known? */
int policy_check_fields(const struct node *policy, struct fault *fault);

#endif
