/*
 * from_repo_commits: commits kept from a walk, as lists that end up as the commits of a release.
 *
 * Ownership  Kept commits live in the arena; the array of a list lives in the arena given for it.
 */
#ifndef COMMON_RELEASE_FROM_REPO_COMMITS_H
#define COMMON_RELEASE_FROM_REPO_COMMITS_H

#include "common/base/arena.h"
#include "common/release/from_repo.h"

struct kept_commit;

struct commit_list {
	struct kept_commit *first, *last;
	size_t count;
};

void commit_list_add(struct commit_list *list, const struct commit *commit, struct arena *arena);
/* Fill in .commits and .commit_count. */
void commit_list_give(const struct commit_list *list, struct arena *arena, struct release *release);

#endif
