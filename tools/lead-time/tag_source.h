/*
 * tag_source: tags as deployments: each is one at the time it was made.
 *
 * The time is the tagger's of the outermost tag object, else the committer's of the commit. Several tags of one commit are
 * one deployment, named by the first in order of (time, name); tags that lead to no commit are passed over.
 *
 * Errors  -1 with a fault: those of git/tags.h, and no version tag where no patterns are given: a clone without tags is no answer.
 */
#ifndef LEAD_TIME_TAG_SOURCE_H
#define LEAD_TIME_TAG_SOURCE_H

#include "common/base/strings.h"
#include "common/git/tags.h"
#include "tools/lead-time/timelines.h"

struct tag_choice {
	const struct strings *patterns; /* globs; none: tags that are versions */
	const struct strings *excluded; /* globs */
	const char *prefix;		/* of version tags; NULL: "v" or none */
};

int tag_source_read(struct repo *repo, const struct tag_choice *choice, struct timelines *timelines, struct fault *fault);

#endif
