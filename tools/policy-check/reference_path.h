/*
 * reference_path: the paths of references in policies, such as "./../name" in "$(./../name)".
 *
 * Ownership  Joined paths live in the arena, nodes where they were found.
 */
#ifndef POLICY_CHECK_REFERENCE_PATH_H
#define POLICY_CHECK_REFERENCE_PATH_H

#include "common/doc/node.h"

/* The value at a path of the document, anchors around its keys ignored. */
const struct node *reference_follow(const struct node *node, struct text path);
/* base and reference joined, with "." and ".." taken away. */
struct text reference_join(struct arena *arena, struct text base, struct text reference);

#endif
