/*
 * engine: policies against resources, one resource at a time.
 *
 * Ownership  The engine borrows policies, values and data; what a verdict points at is valid in the sink only.
 */
#ifndef POLICY_CHECK_ENGINE_H
#define POLICY_CHECK_ENGINE_H

#include "tools/policy-check/context.h"
#include "tools/policy-check/policy.h"
#include "tools/policy-check/verdict.h"

typedef void engine_sink(void *receiver, const struct policy *policy, const struct policy_rule *rule, const struct resource *resource,
			 const struct verdict *verdict);

struct engine {
	const struct policy *policies;
	size_t policy_count;
	struct context_data data;
	const struct node *values;     /* a Values document of Kyverno's CLI, or NULL */
	const struct node *user;       /* a UserInfo document, or NULL */
	const struct node *exceptions; /* a list of PolicyException documents, or NULL */
	const struct node *namespaces; /* a list of Namespace documents of the input, or NULL */
	struct text operation;	       /* of the request, before what the values say; may be empty */
	int64_t now;
	struct expressions *expressions;
	engine_sink *sink;
	void *receiver;
};

/* The number of rules that matched. Scratch memory goes into the arena, which the caller resets. */
size_t engine_judge(const struct engine *engine, const struct resource *resource, struct arena *arena);
/* Labels of the namespace of that name: from the values, else from the input; or NULL. */
const struct node *engine_namespace_labels(const struct engine *engine, const struct resource *resource);

#endif
