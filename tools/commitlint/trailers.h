/*
 * trailers: the lines "Token: value" at the end of a message, found as git interpret-trailers --parse finds them.
 *
 * Ownership  Views of the message, but for values that went over several lines, which live in the arena.
 * Source     git 2.39, trailer.c: find_trailer_start(), find_separator(); without trailer.* configuration.
 */
#ifndef TOOLS_COMMITLINT_TRAILERS_H
#define TOOLS_COMMITLINT_TRAILERS_H

#include "common/base/arena.h"
#include "common/base/text.h"

struct trailer {
	struct text token, value;
};

struct trailer_walk {
	struct text rest;
};

struct trailer_walk trailers_of(struct text message);
/* False at the end. arena may be NULL: then the value is only its first line. */
bool trailers_next(struct trailer_walk *walk, struct arena *arena, struct trailer *trailer);

#endif
