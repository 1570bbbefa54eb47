/*
 * lines: lists as docker/metadata-action's inputs hold them: one entry a line, fields parted by commas.
 *
 * Lines are trimmed; empty ones and those that start with '#' are passed over. A field that starts with a double quote ends
 * at the closing one and may hold commas ("" is a quote in it); a line that is one quoted field is unquoted before it is cut.
 *
 * Ownership  Views point into the block or the arena.
 * Units      Columns count code points from 1, in the line as written.
 * Errors     -1 with a fault at line and column: an unclosed quote, a quote within a field, a comment after an entry, too many fields.
 */
#ifndef IMAGE_TAG_LINES_H
#define IMAGE_TAG_LINES_H

#include "common/base/arena.h"
#include "common/base/fault.h"

enum { FIELD_LIMIT = 32 };

/* A block of lines and what to call it in messages. */
struct block {
	struct text text;
	const char *name;
};

struct lines {
	struct text rest;
	struct place place; /* of the current line's first byte that counts */
};

struct lines lines_of(const struct block *block);
/* False at the end. */
bool lines_next(struct lines *lines, struct text *line);

/* No fewer than the fields, and so the entries, that the blocks hold. */
size_t blocks_room(const struct block *blocks, size_t count);

/* "key=value", or a bare value: then .key is empty. Keys are lower-cased. */
struct entry_field {
	struct text key, value;
	struct place place;
};

struct entry {
	struct text line;
	struct place place;
	struct entry_field fields[FIELD_LIMIT];
	size_t count;
};

int entry_split(struct text line, struct place place, struct arena *arena, struct entry *entry, struct fault *fault);

/* The line, or what is within its quotes when it is one quoted field. */
int entry_unquote(struct text line, struct place place, struct arena *arena, struct text *value, struct fault *fault);

#endif
