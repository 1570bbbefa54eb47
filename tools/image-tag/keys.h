/*
 * keys: the section "image" of .relutils.yml, and the settings that it and the options fill in.
 *
 * Ownership  Strings and lists belong to the configuration or to argv; settings_release() frees the lists.
 */
#ifndef IMAGE_TAG_KEYS_H
#define IMAGE_TAG_KEYS_H

#include <stdbool.h>

#include "common/base/strings.h"
#include "common/cli/keys.h"

enum { INPUT_IMAGES,
       INPUT_TAGS,
       INPUT_FLAVOR,
       INPUT_LABELS,
       INPUT_ANNOTATIONS,
       INPUT_COUNT };

enum floating_choice { FLOATING_AUTO,
		       FLOATING_ALWAYS };

extern const char *const floating_names[];

struct image_settings {
	struct strings inputs[INPUT_COUNT]; /* of the configuration */
	const char *sep_tags, *sep_labels, *sep_annotations;
	const char *levels;
	const char *bake_target;
	unsigned short_sha; /* 0: not set */
	bool head_sha;
	bool keep_build;
	unsigned floating; /* enum floating_choice */
};

/* Offsets are within struct image_settings. */
extern const struct section image_section;

void image_settings_release(struct image_settings *settings);

#endif
