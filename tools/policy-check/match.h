/*
 * match: does a rule apply to a resource? Its match and exclude blocks (Kyverno, pkg/engine/utils/match).
 *
 * Ownership  struct match points into the policy's nodes; kinds are cut apart once, in the arena.
 */
#ifndef POLICY_CHECK_MATCH_H
#define POLICY_CHECK_MATCH_H

#include "tools/policy-check/resource.h"

/* "group/version/Kind/subresource" cut apart; parts not written are "*", the subresource "". */
struct kind_selector {
	struct text group, version, kind, subresource;
};

struct kind_selector kind_selector_parse(struct text written);

struct match_filter {
	const struct node *resources; /* or NULL */
	const struct node *roles, *cluster_roles, *subjects;
	const struct kind_selector *kinds;
	size_t kind_count;
};

enum match_mode { MATCH_ANY,
		  MATCH_ALL,
		  MATCH_DIRECT };

struct match {
	enum match_mode mode;
	const struct match_filter *filters;
	size_t count; /* 0: there is no block */
};

/* Of the request beside the resource. */
struct match_request {
	struct text operation;
	const struct node *user;	     /* request info of the userinfo file, or NULL */
	const struct node *namespace_labels; /* or NULL */
};

struct match match_compile(const struct node *block, struct arena *arena);
bool match_applies(const struct match *match, const struct match *exclude, const struct resource *resource,
		   const struct match_request *request);
/* One filter alone, as exceptions use it. */
bool match_filters(const struct match *match, const struct resource *resource, const struct match_request *request);
/* Do the labels fit a Kubernetes label selector, wildcards allowed? */
bool match_selector(const struct node *selector, const struct node *labels);

#endif
