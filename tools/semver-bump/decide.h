/*
 * decide: the next version, from the current one, what the commits do and what is asked for.
 *
 * Ownership  Results are in the arena or in the versions that were given.
 * Errors     -1 with a fault: a name or build metadata that semver.org does not allow; a version that is not above the current one.
 */
#ifndef SEMVER_BUMP_DECIDE_H
#define SEMVER_BUMP_DECIDE_H

#include "common/release/bump.h"
#include "common/release/increment.h"

struct situation {
	const struct semver *current;	  /* NULL: there is no version yet */
	const struct semver *last_stable; /* before a current prerelease; NULL: none, or bump_needs_last_stable() said no */
	const struct semver *initial;	  /* the first version */
	const struct semver *wanted;	  /* by a commit (Release-As); NULL: none */
	enum bump level;		  /* of the commits, or by default */
	enum bump forced;		  /* instead, and literally also below 1.0.0; BUMP_NONE: not */
	enum zero_policy zero;
	bool prerelease; /* the next version is one, named so: */
	struct prerelease_style style;
	struct text build; /* its build metadata */
};

struct decision {
	bool released; /* is there anything to release? */
	struct semver next;
	enum bump bump; /* what became of the current version; BUMP_NONE when not .released */
};

int decide(const struct situation *situation, struct arena *arena, struct decision *decision, struct fault *fault);

/* The name of what became of it: "none", "patch", "minor", "major", or "prerelease". */
const char *decision_bump_name(const struct decision *decision);

#endif
