/*
 * resource: a document that policies judge, with what is asked of it again and again.
 *
 * Ownership  Views into the document; .node is NULL in an empty resource (the new one of a DELETE request).
 */
#ifndef POLICY_CHECK_RESOURCE_H
#define POLICY_CHECK_RESOURCE_H

#include "common/doc/node.h"

struct resource {
	const struct node *node;
	struct text api_version; /* "apps/v1" */
	struct text group;	 /* "apps"; empty in the core group */
	struct text version;	 /* "v1" */
	struct text kind;
	struct text name; /* metadata.name, or metadata.generateName */
	struct text namespace;
	struct text subresource; /* "scale"; empty almost always */
	struct text file;	 /* path as given, of CI files for match by path; may be empty */
};

/* False when the document has no apiVersion or no kind. */
bool resource_of(const struct node *document, struct resource *resource);
/*
 * The document as the API server would hold it and as Kyverno's CLI judges it: namespace "default" where a namespaced kind
 * names none, and empty maps where labels, annotations, matchLabels, nodeSelector, data or stringData have no value.
 */
const struct node *resource_complete(const struct node *document, struct arena *arena);
const struct node *resource_labels(const struct resource *resource);

#endif
