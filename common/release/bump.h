/*
 * bump: what commits do to a version.
 *
 * The level of a range is the highest level of its commits (effect.h). The version that
 * follows depends on the current one: below 1.0.0 levels are shifted (enum zero_policy), and a prerelease is finished,
 * never stepped back from.
 *
 * Ownership  Results are in the arena or in the versions that were given.
 */
#ifndef COMMON_RELEASE_BUMP_H
#define COMMON_RELEASE_BUMP_H

#include "common/base/arena.h"
#include "common/release/semver.h"

enum bump { BUMP_NONE,
	    BUMP_PATCH,
	    BUMP_MINOR,
	    BUMP_MAJOR };

/* "none", "patch", "minor", "major"; NULL at the end. */
extern const char *const bump_names[];

/* What a level means below 1.0.0. */
enum zero_policy { ZERO_SHIFT,	   /* major is minor */
		   ZERO_LITERAL,   /* as it is */
		   ZERO_SHIFT_ALL, /* major is minor, minor is patch */
};

/* "shift", "literal", "shift-all"; NULL at the end. */
extern const char *const zero_policy_names[];

/*
 * The version after current for a level other than BUMP_NONE. Of a prerelease: the greater of its core and the bump of
 * last_stable, the highest version without a prerelease before it, or its core when that is NULL.
 */
struct semver bump_version(const struct semver *current, const struct semver *last_stable, enum bump level, enum zero_policy zero,
			   struct arena *arena);

/* Can last_stable change what bump_version() gives? Spares the search for it. */
bool bump_needs_last_stable(const struct semver *current, enum bump level);

/*
 * What was bumped from one version to a greater one, as node-semver's diff() has it: the first part that differs; a
 * prerelease that is finished counts as the kind of release that it was one of.
 */
enum bump bump_between(const struct semver *from, const struct semver *to);

#endif
