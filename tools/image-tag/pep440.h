/*
 * pep440: versions of Python packages, read and normalised.
 *
 * Source     PEP 440, appendix B (the regular expression) and "Normalization".
 * Ownership  The texts live in the arena.
 * Errors     pep440_parse() is false for what is no such version.
 */
#ifndef IMAGE_TAG_PEP440_H
#define IMAGE_TAG_PEP440_H

#include "common/base/arena.h"

struct pep440 {
	struct text version; /* normalised: "1.0rc1.post2" */
	struct text major, minor, patch;
	bool stable; /* neither pre-, post- nor development release */
};

bool pep440_parse(struct text t, struct arena *arena, struct pep440 *version);

#endif
