/*
 * ci_range: the commits that an event brought, as a description that whoever has the repository resolves.
 *
 *   change request     base..head, never the merge commit that the system made for the test
 *   merge queue/train  likewise
 *   push               before..after; since the merge base with the default branch when before is all zeros or gone;
 *                      the last commit when that leaves none
 *   anything else      the last commit
 *
 * Ownership  The texts live as long as the context.
 */
#ifndef COMMON_RELEASE_CI_RANGE_H
#define COMMON_RELEASE_CI_RANGE_H

#include "common/release/ci.h"

enum ci_range_kind {
	CI_RANGE_BETWEEN, /* reachable from .to and not from .from */
	CI_RANGE_LAST	  /* .to alone */
};

struct ci_range {
	enum ci_range_kind kind;
	struct text to;		 /* a commit id or "HEAD" */
	struct text from;	 /* a commit id; empty when it is not known */
	struct text from_branch; /* when .from is empty or not in the repository: since the merge base with this branch; empty:
				    with the remote's default branch */
	bool or_last;		 /* when no base is found so, or nothing is left, .to alone will do */
	bool without_merge_tip;	 /* when .to is a merge, it was made for the test: its parents are meant instead */
	const char *why;	 /* "the commits of the change request" … for people */
};

struct ci_range ci_range_of(const struct ci_context *context);

/* All zeros, the id that systems give for "there was none", or empty. */
bool ci_is_no_commit(struct text sha);

#endif
