/*
 * snapshot: the version of a commit that is no release: 1.4.0-dev.7+g1a2b3c4, seven commits after the current version on
 * the way to 1.4.0; ".dirty" when the work tree differs from it. Of a current prerelease the name stays in front, so that
 * the snapshot is above it: 1.4.0-rc.1.dev.7.
 *
 * Ownership  Results are in the arena.
 */
#ifndef SEMVER_BUMP_SNAPSHOT_H
#define SEMVER_BUMP_SNAPSHOT_H

#include "common/release/bump.h"

struct snapshot_facts {
	const struct semver *current; /* NULL: there is no version yet */
	const struct semver *next;    /* the release that is on its way */
	size_t commits;		      /* since the current version */
	struct text id;		      /* of HEAD, cut as for people */
	bool dirty;
};

struct semver snapshot_version(const struct snapshot_facts *facts, struct arena *arena);

#endif
