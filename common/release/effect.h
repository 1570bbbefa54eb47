/*
 * effect: what each commit of a release does to the version, and why.
 *
 * Ownership  Effects live in the arena and point into the release and the table of types.
 */
#ifndef COMMON_RELEASE_EFFECT_H
#define COMMON_RELEASE_EFFECT_H

#include "common/release/commit_types.h"
#include "common/release/commits_keys.h"
#include "common/release/release.h"

enum effect_reason {
	EFFECT_BREAKING, /* a '!' or a BREAKING CHANGE note */
	EFFECT_RULE,     /* what .rule says */
	EFFECT_NO_RULE,  /* it has a type that no rule is about */
	EFFECT_NO_TYPE,  /* the header is not of the form "type: subject" */
	EFFECT_MERGE     /* a merge commit, whose own header does not count (commits.merges) */
};

struct effect {
	const struct release_commit *commit;
	struct conventional parsed;
	const struct commit_type *rule; /* the first that fits, NULL when none does */
	enum bump bump;
	enum effect_reason reason;
};

struct effects {
	struct effect *items; /* one for each commit, in order */
	size_t count;
	enum bump level; /* the highest of all */
};

struct effects effects_of(const struct release *release, const struct commit_types *types, enum merge_policy merges, struct arena *arena);

#endif
