/*
 * regex_parse: what the files that translate a JavaScript pattern share: the place in the pattern, escapes, brackets.
 *
 * Errors  -1 with the parser's fault filled in.
 */
#ifndef COMMON_DOC_REGEX_PARSE_H
#define COMMON_DOC_REGEX_PARSE_H

#include "common/doc/regex_translate.h"

struct regex_parser {
	struct text pattern; /* valid UTF-8 */
	size_t at;
	struct regex_flags flags;
	unsigned groups; /* capturing ones in the whole pattern */
	struct regex_translation *to;
	struct fault *fault;
};

enum regex_escape_kind { ESCAPE_CHARACTER,
			 ESCAPE_SET,
			 ESCAPE_GROUP,
			 ESCAPE_BOUNDARY };

struct regex_escape {
	enum regex_escape_kind kind;
	uint32_t code;	/* ESCAPE_CHARACTER, and the letter of ESCAPE_BOUNDARY */
	unsigned group; /* ESCAPE_GROUP */
	char set[256];	/* ESCAPE_SET: what stands for it between PCRE2's brackets */
};

/* The byte at .at + skip; NUL behind the end, which is no character that a pattern needs to be told from. */
char regex_peek(const struct regex_parser *p, size_t skip);
bool regex_accept(struct regex_parser *p, const char *word);
/* Always -1. */
int regex_refuse(struct regex_parser *p, size_t at, const char *what);
/* The decimal number at .at, passed over; at most a million. False when there is none. */
bool regex_take_number(struct regex_parser *p, unsigned *number);

/* One escape, .at being behind the backslash. */
int regex_take_escape(struct regex_parser *p, bool in_brackets, struct regex_escape *escape);
/* A whole [class], .at being at its '[': append its translation. */
int regex_take_brackets(struct regex_parser *p);

/* Append one character so that it is only itself, inside of brackets and outside. */
void regex_add_character(struct buf *out, uint32_t code);

#endif
