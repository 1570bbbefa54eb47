/*
 * from_repo_all: every release that a commit descends from, each commit of the history in the one that first shipped it.
 *
 * One walk, children before parents: a commit belongs to its own version tag, or to the earliest of the releases that its
 * children belong to. Earlier is the ancestor; of releases on parallel lines, the lower version.
 *
 * Ownership  Lists live in the arena.
 */
#ifndef COMMON_RELEASE_FROM_REPO_ALL_H
#define COMMON_RELEASE_FROM_REPO_ALL_H

#include "common/release/from_repo_commits.h"
#include "common/release/from_repo_tags.h"

struct release_slot {
	const struct version_tag *version; /* NULL: unreleased */
	struct commit_list commits;	   /* empty: not among the ancestors */
	int64_t commit_time;		   /* of the commit that is tagged */
	size_t rank, depth;		   /* of two slots the one with the greater rank, then depth, is earlier */
};

/* slots has room for versions->count + 1; the unreleased slot comes first, then those of versions in order. */
int release_slots_fill(struct repo *repo, const struct history_options *options, const struct version_tags *versions, struct release_slot *slots,
		       struct arena *arena, struct fault *fault);

#endif
