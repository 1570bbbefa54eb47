/*
 * js_scan: the smallest pieces of JavaScript and TypeScript source: spaces, names, strings, numbers, and code that is only
 * passed over.
 *
 * Ownership  Texts point into the source or live in the arena.
 * Units      Places count lines and columns (code points) from 1.
 * Errors     A scanner never goes beyond the source; what is unclosed ends with it.
 */
#ifndef COMMON_DOC_JS_SCAN_H
#define COMMON_DOC_JS_SCAN_H

#include "common/base/arena.h"
#include "common/base/buf.h"
#include "common/base/place.h"
#include "common/base/text.h"

struct js_scan {
	struct text source;
	size_t at;
	const char *file;
	/* Where the last place was: the next one is counted from there. */
	size_t counted, line_start;
	unsigned lines;
};

struct place js_place(struct js_scan *scan, size_t at);
/* Pass over white space and comments; true when there was a line end among them. */
bool js_skip_space(struct js_scan *scan);
/* The next byte; '\0' at the end. */
char js_peek(const struct js_scan *scan);
/* Take this punctuation, or this word when nothing of a word follows it; spaces before it are passed over. */
bool js_take(struct js_scan *scan, const char *token);
/* A name; empty when there is none. */
struct text js_name(struct js_scan *scan);
/* '…', "…" or `…` without holes, decoded; false, with nothing taken, when it is none of them or unclosed. */
bool js_string(struct js_scan *scan, struct arena *arena, struct text *string);
/* /…/flags, as written; false when it is unclosed. */
bool js_regex(struct js_scan *scan, struct text *written);
/* Pass over a string or template, whatever is in it; js_peek() is its quote. */
void js_skip_quoted(struct js_scan *scan);
/* Pass over a type of TypeScript: a line end ends it, unless it must go on. */
void js_skip_type(struct js_scan *scan);
/*
 * Pass over code up to a byte of stop that is in no bracket, string, comment, template or regular expression, or to a bracket that
 * closes what was open before.
 */
void js_skip_code(struct js_scan *scan, const char *stop);

/* Pass over `as T`, `satisfies T`, `!`: types say nothing about values. */
void js_skip_types(struct js_scan *scan);
/* Does the expression end here? A line end ends one unless an operator follows. */
bool js_ends(struct js_scan *scan);

#endif
