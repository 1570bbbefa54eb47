/*
 * increment: the version after a version, with the rules of node-semver's inc() (its table of increments is the source).
 *
 * A release increment of a prerelease finishes it where that is enough: 1.2.3-rc.1 patch is 1.2.3, 1.2.3-rc.1 minor is
 * 1.3.0, 2.0.0-rc.1 major is 2.0.0. Build metadata is never carried over.
 *
 * Ownership  The result's views are in the arena or in the version that was given.
 * Errors     -1 with a fault: an identifier that semver.org does not allow; INCREMENT_RELEASE of a version that is no
 *            prerelease; no counter asked for where only a counter would change anything.
 */
#ifndef COMMON_RELEASE_INCREMENT_H
#define COMMON_RELEASE_INCREMENT_H

#include "common/base/arena.h"
#include "common/base/fault.h"
#include "common/release/semver.h"

enum increment { INCREMENT_MAJOR,
		 INCREMENT_MINOR,
		 INCREMENT_PATCH,
		 INCREMENT_PREMAJOR,
		 INCREMENT_PREMINOR,
		 INCREMENT_PREPATCH,
		 INCREMENT_PRERELEASE,
		 INCREMENT_RELEASE };

/* "major", "minor", … in the order of the enum, NULL at the end. */
extern const char *const increment_names[];

/* What the first prerelease of an identifier is counted as: rc.0, rc.1, rc. */
enum prerelease_counter { COUNTER_FROM_ZERO,
			  COUNTER_FROM_ONE,
			  COUNTER_NONE };

struct prerelease_style {
	struct text identifier; /* "rc"; empty for a bare counter */
	enum prerelease_counter counter;
};

int semver_increment(const struct semver *from, enum increment increment, const struct prerelease_style *style, struct arena *arena,
		     struct semver *to, struct fault *fault);

/*
 * The prerelease after the prerelease last of a version (empty: the first one): the counter goes on while the identifier
 * stays, else it begins.
 */
int semver_prerelease_after(struct text last, const struct prerelease_style *style, struct arena *arena, struct text *next, struct fault *fault);

/* INCREMENT_MAJOR, _MINOR or _PATCH, which cannot fail. */
struct semver semver_release_after(const struct semver *from, enum increment increment, struct arena *arena);

/* The version without what is finer than the level: 1.2.3-rc.1 cut at minor is 1.2.0; a "pre…" level keeps the prerelease. */
struct semver semver_truncate(const struct semver *from, enum increment level);

/* The number after a number of any length. */
struct text semver_number_after(struct text number, struct arena *arena);

#endif
