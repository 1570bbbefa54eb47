/*
 * path: the way from a resource to a value in it, for messages.
 *
 * Ownership  A step is on the stack of whoever looks at the value, and borrows the steps above it.
 */
#ifndef POLICY_CHECK_SCHEMA_PATH_H
#define POLICY_CHECK_SCHEMA_PATH_H

#include "common/base/buf.h"

struct schema_path {
	const struct schema_path *above; /* NULL: the resource itself */
	struct text key;		 /* .ptr NULL: an item of a list */
	size_t item;
};

/* "spec.containers[0].image", "metadata.labels[a/b]"; only the end of one that is very long. */
void schema_add_path(struct buf *out, const struct schema_path *at);
/* A key or a value, cut when it is very long. */
void schema_add_cut(struct buf *out, struct text t);

#endif
