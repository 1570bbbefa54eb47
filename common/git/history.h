/*
 * history: commits one at a time, each object read once.
 *
 * A range is the exact set difference, whatever the dates of commits say: reachable from any of .include and from none of
 * .exclude. Order: newest first by committer time, a commit never before one of its children that was yielded (as git log
 * --date-order), ties by the order found; the same bytes on every run.
 *
 * Ownership  The views in struct commit are valid until the next history_next() or history_close().
 * Errors     history_next() is -1 with a fault: a missing or broken object, or a shallow boundary that the walk reached
 *            (the fault then ends in the cure: fetch-depth: 0, GIT_DEPTH: 0, git fetch --unshallow).
 */
#ifndef COMMON_GIT_HISTORY_H
#define COMMON_GIT_HISTORY_H

#include "common/git/repo.h"

struct signature {
	struct text name, email; /* as written, any bytes */
	int64_t time;            /* seconds UTC */
	int offset;              /* minutes east of UTC */
};

struct commit {
	struct object_id id;
	const struct object_id *parents;
	size_t parent_count;
	struct signature author, committer;
	struct text message; /* re-coded to UTF-8 when the commit names ISO-8859-1 or Windows-1252; else as stored */
	struct text signature; /* the gpgsig header, empty when there is none */
};

struct history_options {
	const struct object_id *include;
	size_t include_count;
	const struct object_id *exclude;
	size_t exclude_count;
	bool first_parent;
};

struct history;

struct history *history_open(struct repo *repo, const struct history_options *options, struct fault *fault);
/* 1 with *commit filled in, 0 at the end, -1 with a fault. */
int history_next(struct history *history, struct commit *commit, struct fault *fault);
void history_close(struct history *history);

/* One commit by id: 0, or -1. The views are valid until *storage changes. */
int commit_read(struct repo *repo, const struct object_id *id, struct buf *storage, struct commit *commit, struct fault *fault);

#endif
