/*
 * names: the images input: one name a line, "name=ghcr.io/owner/app,enable=true"; "a,b" is two of them.
 *
 * Ownership  Names live in the arena; they are lower-cased, as registries want them.
 * Errors     -1 with a fault at line and column for what cannot be read; whether a name is one is asked by names_check().
 */
#ifndef IMAGE_TAG_NAMES_H
#define IMAGE_TAG_NAMES_H

#include "tools/image-tag/lines.h"

enum { NAME_LIMIT = 1000 };

struct image_name {
	struct text name;
	struct place place;
};

struct names {
	struct image_name *items;
	size_t count;
};

int names_read(const struct block *blocks, size_t count, struct arena *arena, struct names *names, struct fault *fault);
/* -1 with a fault at the first that registries would refuse. */
int names_check(const struct names *names, struct fault *fault);

#endif
