/*
 * range: version ranges as npm writes them ("^1.2.3 || >=2.0 <3", "1.2.x", "~1.2", "1.0 - 2.0"), read as node-semver reads
 * them in its strict mode.
 *
 * A range is a list of alternatives; a version satisfies one when it satisfies all of its comparators. A prerelease only
 * does when a comparator of that alternative is itself a prerelease of the same major, minor and patch, or when
 * prereleases are included.
 *
 * Ownership  Everything is in the arena, or points into the text that was read.
 * Errors     -1 with a fault that names the part that is not understood. A range of more than RANGE_COMPARATORS comparators is one.
 */
#ifndef SEMVER_RANGE_H
#define SEMVER_RANGE_H

#include "common/base/arena.h"
#include "common/base/fault.h"
#include "common/release/semver.h"

enum { RANGE_COMPARATORS = 10000 };

enum comparison { COMPARE_ANY, /* every version */
		  COMPARE_EQUAL,
		  COMPARE_BELOW,
		  COMPARE_AT_MOST,
		  COMPARE_ABOVE,
		  COMPARE_AT_LEAST };

struct comparator {
	enum comparison comparison;
	struct semver version; /* without build metadata; meaningless with COMPARE_ANY */
};

struct comparators {
	struct comparator *items;
	size_t count;
};

struct range {
	struct comparators *alternatives;
	size_t count;
	bool prereleases; /* prereleases are included */
};

int range_read(struct text t, bool prereleases, struct arena *arena, struct range *range, struct fault *fault);
bool range_satisfied_by(const struct range *range, const struct semver *version);
/* The range in its plain form: ">=1.2.3 <2.0.0-0||>=3.0.0"; "*" for every version. */
void range_add(struct buf *out, const struct range *range);

/* A version with surrounding blanks and a "v" before it allowed. */
bool range_read_version(struct text t, struct semver *version);

#endif
