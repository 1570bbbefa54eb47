/*
 * context: what the expressions of a rule can see: request, images, element, the entries of its context block and the values
 * that were given (Kyverno, pkg/engine/context).
 *
 * Entries are loaded when an expression first names them, so what nobody asks for cannot fail. An entry sees those before it
 * only.
 *
 * Ownership  Values live in the arena of the resource under judgement, which outlives the context.
 * Errors     false, with .problem in Kyverno's wording and, when data is missing that could be given, .absent naming it.
 */
#ifndef POLICY_CHECK_CONTEXT_H
#define POLICY_CHECK_CONTEXT_H

#include "tools/policy-check/expressions.h"
#include "tools/policy-check/resource.h"

enum { CONTEXT_DEPTH_LIMIT = 32 }; /* entries that load entries, foreach in foreach */

/* What takes the place of a cluster: all may be NULL. */
struct context_data {
	const struct node *resources;	  /* list of documents that stand for the cluster's */
	const struct node *api_responses; /* apiCallResponses: list of {urlPath, method, response: {statusCode, body}} */
	const struct node *globals;	  /* globalContextEntries: list of {name, data, projections: [{name, data}]} */
};

struct context_entry {
	const struct node *node;
	struct text name;
	bool loaded, loading;
};

struct context {
	struct arena *arena;
	struct expressions *expressions;
	const struct context_data *data;
	const struct resource *resource;   /* whose images are meant */
	const struct node *foreach_values; /* names to lists, a value for each element; or NULL */
	int64_t now;
	const struct node *root; /* a map */
	struct context_entry *entries;
	size_t count, cap;
	size_t visible; /* entries that may be loaded now: those before the one that is being loaded */
	bool deleting;	/* request.object means request.oldObject */
	bool images_loaded;
	unsigned depth;
	struct text problem;
	struct text absent;
};

/* What a foreach or a rule puts back when it is done. */
struct context_mark {
	const struct node *root;
	size_t count;
};

/* Set a value below dotted names ("request.operation", `"a.b".c` for a name with a dot); maps are merged. */
void context_set(struct context *context, struct text names, const struct node *value);
/* Set a top-level name, whatever was there. */
void context_put(struct context *context, struct text name, const struct node *value);
void context_add_entries(struct context *context, const struct node *list);
struct context_mark context_save(const struct context *context);
void context_restore(struct context *context, struct context_mark mark);

/* What an expression gives; null is a value, a missing key an error. */
bool context_query(struct context *context, struct text expression, const struct node **value);
/* Always false. */
bool context_fail(struct context *context, struct text problem);
/* Evaluate an expression on a value of its own. */
bool context_apply(struct context *context, struct text expression, const struct node *on, const struct node **value);
/* Load one entry of a context block (context_load.c). */
bool context_load(struct context *context, struct context_entry *entry);
/* The "images" variable of a resource, or NULL when it has none (images.c). */
const struct node *images_of(const struct resource *resource, struct arena *arena);

#endif
