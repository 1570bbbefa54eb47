/*
 * ancestry: questions about the ancestors of one commit, the tip.
 *
 * The tip's ancestors are walked from the newest on, only as far as the questions need, and never twice: any number of
 * them costs at most one walk of the whole history. Dates guide the walk as they do in history.h: a commit that was not
 * met among all that is newer than it, less the margin for clock skew, and SETTLE_COMMITS more, is no ancestor.
 *
 * Ownership  ancestry_open() makes, ancestry_close() frees; the repo must outlive it.
 * Errors     -1 with a fault: a missing or damaged object, or a shallow boundary that hides the answer.
 */
#ifndef COMMON_GIT_ANCESTRY_H
#define COMMON_GIT_ANCESTRY_H

#include "common/git/repo.h"

struct ancestry;

struct ancestry *ancestry_open(struct repo *repo, const struct object_id *tip);
/* Is the commit the tip or an ancestor of it? 1, 0, or -1. */
int ancestry_has(struct ancestry *ancestry, const struct object_id *commit, struct fault *fault);
void ancestry_close(struct ancestry *ancestry);

#endif
