/*
 * history: commits one at a time, each object read once.
 *
 * A range is the set difference: reachable from any of .include and from none of .exclude. It costs about as much as the
 * range is long. Dates only guide the walk, which goes on beyond the range as skew.h says; so histories with skewed dates
 * get the exact difference too (one with no more than SETTLE_COMMITS commits beyond the range, always).
 *
 * Order: newest first by committer time, a commit never before one of its children that is yielded (as git log
 * --date-order), ties by the order found; the same bytes on every run. For that, all is read before the first is yielded.
 * With .streaming commits come as they are found, as git log does by default: for "from HEAD on, until told to stop".
 *
 * Labels colour a history in one walk: .label of a commit is the lowest index in .labels of a commit that it is an
 * ancestor of, or itself; SIZE_MAX when there is none. With .labels the releases from oldest to newest, that is the
 * release which a commit first came with, whatever the shape of the history.
 *
 * Ownership  The views in struct commit are valid until the next history_next() or history_close().
 * Errors     history_next() is -1 with a fault: a missing or broken object, or a shallow boundary that the walk reached
 *            (the fault then ends in the cure: fetch-depth: 0, GIT_DEPTH: 0, git fetch --unshallow). A range that does not
 *            need what lies beyond the boundary is fine.
 */
#ifndef COMMON_GIT_HISTORY_H
#define COMMON_GIT_HISTORY_H

#include "common/git/commit.h"

struct history_options {
	const struct object_id *include;
	size_t include_count;
	const struct object_id *exclude;
	size_t exclude_count;
	const struct object_id *labels; /* not with .streaming */
	size_t label_count;
	bool first_parent; /* of included commits; what .exclude reaches is left out whole */
	bool streaming;	   /* only without .exclude */
	bool signatures;   /* fill in commit.signature, for which more is held in memory */
};

struct history;

/* The ids are borrowed only for the call. */
struct history *history_open(struct repo *repo, const struct history_options *options, struct fault *fault);
/* 1 with *commit filled in, 0 at the end, -1 with a fault. */
int history_next(struct history *history, struct commit *commit, struct fault *fault);
void history_close(struct history *history);

#endif
