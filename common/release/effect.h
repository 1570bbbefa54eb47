/*
 * effect: what each commit of a release does to the version, and why.
 *
 * A commit has one effect, or one for each message in it (squash.h, commits.squash). Commits that undo one another have none
 * (revert.h).
 *
 * Ownership  Effects live in the arena and point into the release and the table of types.
 */
#ifndef COMMON_RELEASE_EFFECT_H
#define COMMON_RELEASE_EFFECT_H

#include "common/release/commit_types.h"
#include "common/release/commits_keys.h"
#include "common/release/release.h"
#include "common/release/squash.h"

enum effect_reason {
	EFFECT_BREAKING, /* a '!' or a BREAKING CHANGE note */
	EFFECT_RULE,	 /* what .rule says */
	EFFECT_NO_RULE,	 /* it has a type that no rule is about */
	EFFECT_NO_TYPE,	 /* the header is not of the form "type: subject" */
	EFFECT_MERGE,	 /* a merge commit, whose own header does not count (commits.merges) */
	EFFECT_REVERTED, /* undone by .other */
	EFFECT_UNDOES	 /* all that it does is to undo .other, which is in the same release */
};

struct effect {
	const struct release_commit *commit;
	struct conventional parsed;
	const struct commit_type *rule; /* the first that fits, NULL when none does */
	enum bump bump;
	enum effect_reason reason;
	const struct release_commit *other;
	const char *problem; /* why its body could not be read; NULL: nothing is wrong */
};

/* Is there anything to tell about it? Not of merges and of commits that undo one another. */
bool effect_stands(const struct effect *effect);

struct effects {
	struct effect *items; /* in the order of the commits */
	size_t count;
	enum bump level; /* the highest of all */
};

struct effects effects_of(const struct release *release, const struct commit_types *types, const struct commits_settings *settings,
			  struct arena *arena);

#endif
