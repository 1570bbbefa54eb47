/*
 * decide: a run of image-tag after its options were read.
 *
 * Errors  Like run.h these are part of main(): the result is the exit status, and what was wrong has been said.
 */
#ifndef IMAGE_TAG_DECIDE_H
#define IMAGE_TAG_DECIDE_H

#include "common/release/package.h"
#include "common/release/run.h"
#include "common/release/version_keys.h"
#include "tools/image-tag/answer.h"
#include "tools/image-tag/promotion.h"
#include "tools/image-tag/situation.h"

struct decide_settings {
	struct strings inputs[INPUT_COUNT]; /* of the command line */
	struct image_settings image;
	struct version_settings version;
	struct packages_settings packages;
	struct situation_options situation;
	unsigned facts; /* 1: those of the repository alone */
	const char *versions, *existing, *now;
	const char *digest, *digest_source;
	unsigned copier; /* enum copier */
	bool reproducible, immutable, check, export_variables, explain, strict;
};

/* Both free the lists of the settings and finish the run. */
int decide_references(struct decide_settings *settings, struct run *run);
int decide_metadata(struct decide_settings *settings, struct run *run);

#endif
