/* nearest: "did you mean …?", the known name that is closest to a mistyped one. */
#ifndef COMMON_BASE_NEAREST_H
#define COMMON_BASE_NEAREST_H

#include "common/base/text.h"

struct nearest {
	struct text wanted;
	const char *best; /* NULL while none is near enough */
	unsigned distance;
};

struct nearest nearest_to(struct text wanted);
/*
 * Offer a known name; the closest so far is kept, the first among equals. Distance is Damerau-Levenshtein's (optimal
 * string alignment, letter case free); near enough is at most a third of the longer name's length, at least 1.
 */
void nearest_offer(struct nearest *n, const char *name);

#endif
