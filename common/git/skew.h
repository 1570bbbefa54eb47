/*
 * skew: how wrong the clocks were that dated a history, and how far beyond its goal a walk that goes by dates looks.
 *
 * A commit dated after one of its descendants shows clock skew. Walks go on until everything left is older than their goal
 * by the margin: four times the largest skew that they met, at least a day; and for SETTLE_COMMITS more in any case, of
 * which every other one is the oldest that waits: a machine whose clock had been reset leaves commits far in the past,
 * below which recent ones may hide. Without generation numbers (git's commit-graph files, which a clone does not get) only
 * a walk of everything would be surer.
 */
#ifndef COMMON_GIT_SKEW_H
#define COMMON_GIT_SKEW_H

#include <stdint.h>

enum { SETTLE_COMMITS = 128 };

/* date and *lowest are a commit's; child_lowest is the earliest date among the child it was come to from and that one's own. */
static inline void skew_note(int64_t *skew, int64_t date, int64_t *lowest, int64_t child_lowest)
{
	if (child_lowest >= *lowest)
		return;
	*lowest = child_lowest;
	if (date - child_lowest > *skew)
		*skew = date - child_lowest;
}

static inline int64_t skew_margin(int64_t skew)
{
	enum { DAY = 86400,
	       TIMES = 4 };

	return skew > DAY / TIMES ? skew * TIMES : DAY;
}

#endif
