/*
 * merge_base: the best common ancestor of two commits.
 *
 * Errors  -1 with a fault: a missing or damaged object, or a shallow boundary that hides the answer.
 */
#ifndef COMMON_GIT_MERGE_BASE_H
#define COMMON_GIT_MERGE_BASE_H

#include "common/git/repo.h"

/* One that no other common ancestor descends from, the newest of several: 1, 0 when there is none, -1. */
int repo_merge_base(struct repo *repo, const struct object_id *a, const struct object_id *b, struct object_id *base, struct fault *fault);

#endif
