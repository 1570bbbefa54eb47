/*
 * regex: regular expressions as JavaScript writes them, run by PCRE2 with bounded steps.
 *
 * The pattern is translated so that it means what it means in JavaScript (ECMAScript 2024, Annex B without the u flag):
 * `.`, \s, \d, \w, $, {,n}, [], [^], \cX, \uXXXX, named groups, look-behind. What is no pattern there, and what cannot be
 * translated faithfully (half of a surrogate pair, look-behind of any length, \u{…} beyond Unicode), is a fault that names
 * the construct and its column in the pattern.
 *
 * Known to differ: a character beyond U+FFFF counts once without the u flag too; under i, K (U+212A) and the long s
 * (U+017F) match k and s without the u flag too; a group keeps its text from
 * an earlier round of a repetition, and takes part in a round that matches nothing.
 *
 * Ownership  regex_compile() makes, regex_free() frees (NULL is fine).
 * Cost       regex_match() looks at the whole subject once for each call; steps are limited to a multiple of its length.
 * Errors     regex_compile(): NULL with a fault. regex_match(): REGEX_GAVE_UP when the step limit was hit; never a crash.
 */
#ifndef COMMON_DOC_REGEX_H
#define COMMON_DOC_REGEX_H

#include "common/base/fault.h"
#include "common/base/text.h"

enum { REGEX_GROUPS = 32 };

enum regex_result { REGEX_NO,
		    REGEX_YES,
		    REGEX_GAVE_UP };

struct regex;

/* Groups that took part have .ptr != NULL; [0] is the whole match. */
struct regex_match {
	struct text groups[REGEX_GROUPS];
	size_t count;
};

/* flags: any of "imsgyu" as JavaScript writes them; g and y are accepted and left to the caller. */
struct regex *regex_compile(struct text pattern, const char *flags, struct fault *fault);
/*
 * A pattern as Go writes it (RE2, pkg.go.dev/regexp/syntax): (?i) inside of it, \A, \z, \pL, [[:alpha:]], (?P<name>…); no
 * look-around and no back-references, which are refused as Go refuses them.
 */
struct regex *regex_compile_go(struct text pattern, struct fault *fault);
/* The first match at or after byte offset from; match may be NULL. Subject bytes need not be valid UTF-8. */
enum regex_result regex_match(const struct regex *regex, struct text subject, size_t from, struct regex_match *match);
/* Number of a named group, or 0. */
unsigned regex_group_number(const struct regex *regex, const char *name);
void regex_free(struct regex *regex);

#endif
