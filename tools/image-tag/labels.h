/*
 * labels: the labels of an image, and its annotations: what the OCI image specification names, and what the user adds.
 *
 * Source     OCI image-spec, annotations.md, "Pre-Defined Annotation Keys".
 * Ownership  Texts live in the arena.
 * Units      Sorted by key, bytewise. Values are one line each: line ends in them become spaces.
 * Errors     -1 with a fault at line and column; a line that is no key=value is a warning and left out.
 */
#ifndef IMAGE_TAG_LABELS_H
#define IMAGE_TAG_LABELS_H

#include "tools/image-tag/expand.h"
#include "tools/image-tag/tagging.h"

struct label {
	struct text key, value;
};

struct labels {
	struct label *items;
	size_t count;
};

struct label_facts {
	const struct expansion *expansion; /* for templates in values; its results are not read back */
	struct text version, revision;
	struct text created; /* RFC 3339 */
};

enum { LABEL_LIMIT = 1000 };

int labels_read(const struct block *blocks, size_t count, const struct label_facts *facts, struct notes *notes, struct labels *labels, struct fault *fault);

/* "manifest", "index", "manifest-descriptor", "index-descriptor", parted by commas. */
int levels_read(struct text list, struct arena *arena, struct text **levels, size_t *count, struct fault *fault);

#endif
