/*
 * flavor: what holds for all tags: "latest=auto", "prefix=x,onlatest=true", "suffix=-alpine".
 *
 * Ownership  Texts point into the blocks or the arena.
 * Errors     -1 with a fault at line and column.
 */
#ifndef IMAGE_TAG_FLAVOR_H
#define IMAGE_TAG_FLAVOR_H

#include "tools/image-tag/lines.h"

enum flavor_latest { LATEST_AUTO,
		     LATEST_TRUE,
		     LATEST_FALSE };

struct flavor {
	enum flavor_latest latest;
	bool latest_given;
	struct text prefix, suffix;
	bool prefix_on_latest, suffix_on_latest;
	struct place place; /* of the prefix or suffix that was read last */
};

int flavor_read(const struct block *blocks, size_t count, struct arena *arena, struct flavor *flavor, struct fault *fault);

#endif
