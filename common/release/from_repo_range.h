/*
 * from_repo_range: the commits that a ci_range stands for in this clone.
 *
 * Ownership  Ids live in the arena; .why is as in ci_range.h or lives in the arena.
 * Errors     -1 with a fault that ends in the cure, when the clone lacks what is needed to tell the commits: a shallow
 *            clone, a base branch that was not fetched. A guess would pass commits that nobody judged.
 */
#ifndef COMMON_RELEASE_FROM_REPO_RANGE_H
#define COMMON_RELEASE_FROM_REPO_RANGE_H

#include "common/base/arena.h"
#include "common/base/fault.h"
#include "common/git/repo.h"
#include "common/release/ci_range.h"

struct repo_range {
	bool single; /* the first of .include alone; .exclude is empty */
	const struct object_id *include;
	size_t include_count;
	const struct object_id *exclude;
	size_t exclude_count;
	const char *why;
};

int repo_range_resolve(struct repo *repo, const struct ci_range *range, struct arena *arena, struct repo_range *resolved, struct fault *fault);

#endif
