/*
 * answer: a decision as the fields of a report, and what is said about it to people.
 *
 * Fields: version (left out when a release is required and there is none), previous-version, bump, released, tag;
 * commits, the number of those that were looked at; explanation, a list of them, when it is asked for.
 */
#ifndef SEMVER_BUMP_ANSWER_H
#define SEMVER_BUMP_ANSWER_H

#include "common/report/report.h"
#include "tools/semver-bump/next.h"

/* The version alone, on one line; of all packages a row each. */
extern const struct view *const answer_views[];

struct answer_options {
	bool require_release, explain, quiet;
	unsigned style; /* enum version_style, of the version; the tag is always semver */
};

int answer_add(struct report *report, const struct next *next, const struct answer_options *options, struct fault *fault);
/*
 * What is said to people besides: bodies that could not be read, each commit and its effect, and why there is nothing to release ("none of 4 commits
 * since 'v1.2.3' has a releasable type, see --explain"), which .quiet leaves out.
 */
void answer_add_remarks(struct buf *out, const struct next *next, const struct answer_options *options);

#endif
