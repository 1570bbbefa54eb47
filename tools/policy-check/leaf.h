/*
 * leaf: does a single value fit a scalar of a pattern?
 *
 * Strings of patterns are a small language: alternatives by '|', conjunctions by '&', the operators > >= < <= !, ranges
 * "10-20" and "10!-20", wildcards; what both sides can be read as decides whether durations, quantities or texts are
 * compared (Kyverno, pkg/engine/pattern).
 */
#ifndef POLICY_CHECK_LEAF_H
#define POLICY_CHECK_LEAF_H

#include "common/doc/node.h"

/* value NULL counts as null. */
bool leaf_fits(const struct node *value, const struct node *pattern);
/* As leaf_fits() with a string pattern. */
bool leaf_fits_string(const struct node *value, struct text pattern);
/* Is the whole text a range, "10-20"? */
bool leaf_is_range(struct text pattern);

#endif
