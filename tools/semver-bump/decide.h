/*
 * decide: the next version, from the current one and what the commits do.
 *
 * Ownership  Results are in the arena or in the versions that were given.
 */
#ifndef SEMVER_BUMP_DECIDE_H
#define SEMVER_BUMP_DECIDE_H

#include "common/release/bump.h"

struct situation {
	const struct semver *current;     /* NULL: there is no version yet */
	const struct semver *last_stable; /* before a current prerelease; NULL: none, or bump_needs_last_stable() said no */
	const struct semver *initial;     /* the first version */
	enum bump level;                  /* of the commits */
	enum zero_policy zero;
};

struct decision {
	bool released; /* is there anything to release? */
	struct semver next;
	enum bump bump; /* what became of the current version; BUMP_NONE when not .released */
};

struct decision decide(const struct situation *situation, struct arena *arena);

#endif
