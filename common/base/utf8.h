/*
 * utf8: reading UTF-8 as browsers do, and the ways of measuring and showing it.
 *
 * Invalid input is never an error: each maximal invalid part counts as one U+FFFD (WHATWG Encoding Standard,
 * Unicode 15 section 3.9 "U+FFFD Substitution of Maximal Subparts").
 */
#ifndef COMMON_BASE_UTF8_H
#define COMMON_BASE_UTF8_H

#include <stdbool.h>
#include <stdint.h>

#include "common/base/buf.h"
#include "common/base/text.h"

enum { UTF8_REPLACEMENT = 0xFFFD };

struct utf8_char {
	uint32_t code; /* code point; UTF8_REPLACEMENT for an invalid part */
	unsigned len;  /* bytes taken, at least 1 */
	bool valid;
};

struct utf8_char utf8_decode_long(struct text t);

/* Decode the first character; t must not be empty. */
static inline struct utf8_char utf8_decode(struct text t)
{
	unsigned char first = (unsigned char)t.ptr[0];

	return first < 0x80 ? (struct utf8_char){ first, 1, true } : utf8_decode_long(t);
}

/* Cut the first character off *rest. False once it is empty. */
static inline bool utf8_next(struct text *rest, struct utf8_char *c)
{
	if (!rest->len)
		return false;
	*c = utf8_decode(*rest);
	rest->ptr += c->len;
	rest->len -= c->len;
	return true;
}

bool utf8_valid(struct text t);

/* Append a code point; surrogates and what is past U+10FFFF are written as U+FFFD. */
void utf8_encode(struct buf *out, uint32_t code);
/* Append t with U+FFFD for invalid parts. */
void utf8_add_valid(struct buf *out, struct text t);

/* Code points: what reported columns count. */
size_t utf8_count(struct text t);
/* UTF-16 code units: JavaScript's string length. */
size_t utf8_count_utf16(struct text t);
/* Terminal cells: what padding and caret lines count. 0 for combining and control characters, 2 for wide ones. */
size_t utf8_width(struct text t);

/*
 * Append t so that it cannot move the cursor, start an escape sequence or reorder what stands around it: C0, DEL, C1,
 * line separators, bidirectional controls and other invisible format characters become \n, \t, \xHH or \u{HHHH};
 * invalid parts become U+FFFD, and "##[", which GitHub's runner takes for a command anywhere in a line, "##\[". The
 * backslash itself stays: the result is for people, not for parsing back.
 */
void utf8_add_visible(struct buf *out, struct text t);

#endif
