/*
 * kept: the bytes of a commit that a walk still has to yield, without what it does not need (tree, parents and, unless
 * asked for, the signature, which is often the largest part).
 *
 * Ownership  kept_make() makes, free() frees. The views that kept_fill() sets point into it, or into *recoded.
 */
#ifndef COMMON_GIT_KEPT_H
#define COMMON_GIT_KEPT_H

#include "common/git/commit.h"

struct kept;

struct kept *kept_make(struct text object, bool with_signature);
void kept_fill(const struct kept *kept, struct buf *recoded, struct commit *commit);

#endif
