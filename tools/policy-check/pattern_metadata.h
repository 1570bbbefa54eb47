/*
 * pattern_metadata: keys of labels and annotations with wildcards ("example.org/?*") become the keys that the resource
 * has; the first that matches is taken, values are left to be judged (Kyverno, pkg/engine/wildcards).
 */
#ifndef POLICY_CHECK_PATTERN_METADATA_H
#define POLICY_CHECK_PATTERN_METADATA_H

#include "common/doc/node.h"

/* The pattern (a map with metadata) as it applies to this resource. */
const struct node *pattern_expand_metadata(const struct node *pattern, const struct node *resource, struct arena *arena);

#endif
