/*
 * ancestry: questions about who descends from whom, exact whatever the dates of commits say.
 *
 * A question costs about the commits that the two sides do not share. After many of them all of the tip's ancestors are
 * collected once, so that any number of questions costs at most one walk of its whole history.
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

/* The best common ancestor (the newest of several): 1, 0 when there is none, -1. */
int repo_merge_base(struct repo *repo, const struct object_id *a, const struct object_id *b, struct object_id *base, struct fault *fault);

#endif
