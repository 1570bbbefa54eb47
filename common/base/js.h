/*
 * js: the character classes by which JavaScript's regular expressions and trim() go, for peers' rules written in them.
 *
 * Units   Byte counts of UTF-8. Invalid UTF-8 is no white space, no line end and no word character.
 * Source  ECMAScript 2024, 12.2 White Space, 12.3 Line Terminators, 22.2.2.9 (\w without the flags u and i).
 */
#ifndef COMMON_BASE_JS_H
#define COMMON_BASE_JS_H

#include "common/base/text.h"

/* Bytes of the white space character (\s) that t starts with; 0 when it starts with none. */
size_t js_space(struct text t);
/* The same for all white space characters at the start. */
size_t js_spaces(struct text t);
/* Bytes of the line terminator (what `.` does not match) that t starts with; 0 when it starts with none. */
size_t js_line_end(struct text t);
/* Up to the first line terminator: what `.*` matches. */
struct text js_line(struct text t);

static inline bool js_is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* A-Z, a-z, 0-9 and _. */
static inline bool js_is_word(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || js_is_digit(c) || c == '_';
}

struct text js_trim_start(struct text t);
struct text js_trim_end(struct text t);
struct text js_trim(struct text t);

#endif
