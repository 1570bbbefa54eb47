/*
 * coverage: which commits each successful deployment made live first, from one walk of the history.
 *
 * new(D) are the ancestors of D's commit, and itself, that no earlier success of the environment had: not "the tag before
 * to this tag", which counts commits again for each line of releases. Failed deployments make nothing live.
 *
 * Ownership  coverage_release() frees the lists of changes.
 * Cost       Each commit is read once for an environment; one ancestor test for each success that brings nothing new.
 * Errors     -1 with a fault: those of git/history.h.
 */
#ifndef LEAD_TIME_COVERAGE_H
#define LEAD_TIME_COVERAGE_H

#include "common/base/strings.h"
#include "common/doc/regex.h"
#include "common/git/repo.h"
#include "tools/lead-time/deployment.h"

struct coverage_options {
	bool first_parent;
	const struct regex *excluded; /* commits whose header matches are no samples; NULL: none */
	const struct strings *paths;  /* commits that touch none of these folders are no samples; none: all count */
};

/* Fill in .commit, .known, .kind and .new_changes. Without a repository (NULL) every commit is unknown. */
int coverage_find(struct timeline *timeline, struct repo *repo, const struct coverage_options *options, struct fault *fault);
void coverage_release(struct timeline *timeline);

#endif
