/*
 * pattern: the regular expressions of match rules, "v(.*)" or "/v(.*)/i", in JavaScript's grammar.
 *
 * With the flag g the groups are the matches one after another, as String.match() gives them. "(?i)" at the start,
 * which JavaScript refuses, is understood.
 *
 * Ownership  Groups point into the subject.
 * Errors     -1 with a fault at place: no regular expression, or one that gives up on the subject.
 */
#ifndef IMAGE_TAG_PATTERN_H
#define IMAGE_TAG_PATTERN_H

#include "common/base/arena.h"
#include "common/doc/regex.h"

struct pattern_result {
	struct text groups[REGEX_GROUPS]; /* .ptr NULL for one that took no part */
	size_t count;			  /* 0: no match */
};

int pattern_match(struct text pattern, struct place place, struct text subject, struct arena *arena, struct pattern_result *result, struct fault *fault);
int pattern_check(struct text pattern, struct place place, struct arena *arena, struct fault *fault);

#endif
