/*
 * regex_translate: JavaScript's and Go's patterns written anew for PCRE2; regex.c is the only caller.
 *
 * The result of the former needs PCRE2_UTF and PCRE2_MATCH_UNSET_BACKREF, PCRE2_CASELESS for the flag i and PCRE2_DOTALL for s, and
 * nothing else: everything whose meaning differs is spelt out (\s as its ranges, ^ and $ under m as look-arounds,
 * characters by number, groups and back-references by number).
 *
 * Ownership  regex_translation_release() frees what regex_translate() filled in, also after a fault.
 */
#ifndef COMMON_DOC_REGEX_TRANSLATE_H
#define COMMON_DOC_REGEX_TRANSLATE_H

#include "common/base/arena.h"
#include "common/base/buf.h"
#include "common/base/fault.h"

struct regex_flags {
	bool ignore_case, multiline, dot_all, unicode;
};

struct regex_name {
	struct text name; /* in the translation's arena */
	unsigned group;
};

/* From this byte of the translation on, the pattern is read from that byte on. */
struct regex_origin {
	size_t to, from;
};

struct regex_translation {
	struct buf pattern;
	struct arena arena;
	struct text source; /* the pattern that was given, made valid UTF-8 */
	struct regex_name *names;
	size_t name_count, name_cap;
	struct regex_origin *origins;
	size_t origin_count, origin_cap;
};

int regex_translate(struct text pattern, const struct regex_flags *flags, struct regex_translation *translation, struct fault *fault);
/* For patterns in Go's syntax (regex_go.c); needs PCRE2_UTF and PCRE2_DOLLAR_ENDONLY. */
int regex_translate_go(struct text pattern, struct regex_translation *translation, struct fault *fault);
/* A fault at this byte of the source that says what is wrong; always -1. */
int regex_translation_fault(const struct regex_translation *translation, size_t source_at, const char *what, struct fault *fault);
/* The byte of the source that this byte of the translation came from. */
size_t regex_translation_origin(const struct regex_translation *translation, size_t at);
void regex_translation_release(struct regex_translation *translation);

#endif
