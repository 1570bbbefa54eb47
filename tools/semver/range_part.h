/* range_part: one alternative of a range taken apart, what is short in it written out as plain comparators. */
#ifndef SEMVER_RANGE_PART_H
#define SEMVER_RANGE_PART_H

#include "tools/semver/range.h"

struct range_reader {
	bool prereleases;
	struct arena *arena;
	struct text whole; /* for messages */
};

int range_read_alternative(struct range_reader *reader, struct text t, struct comparators *list, struct fault *fault);

#endif
