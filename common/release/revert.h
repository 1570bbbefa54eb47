/*
 * revert: commits of a release that undo others of it. Neither of the two then counts.
 *
 * A commit with the header of a revert names what it undoes: "This reverts commit SHA" (7 digits or more), "Reverts #12",
 * "Reverts owner/repo#12", "This reverts merge request !12". A number is found at the end of a header, "(#12)", or in "See
 * merge request group/project!12". A revert of a revert, 'Reapply "…"' too, leaves together with it, so what was
 * reverted first stands again. Reverted merge commits are left alone: what they brought stands in other commits.
 *
 * Ownership  The result is in the arena and points into the release.
 */
#ifndef COMMON_RELEASE_REVERT_H
#define COMMON_RELEASE_REVERT_H

#include "common/base/arena.h"
#include "common/release/release.h"

struct revert {
	const struct release_commit *by;     /* undone by this one; NULL: by none */
	const struct release_commit *undoes; /* all that it undoes is in the release, this among it; NULL: it is no such revert */
};

/* One for each commit, which are newest first; NULL when nothing is undone. */
const struct revert *reverts_of(const struct release *release, struct arena *arena);

#endif
