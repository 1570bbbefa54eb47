/*
 * environment: the variables by which docker/metadata-action is set, read as they are.
 *
 * DOCKER_METADATA_SET_OUTPUT_ENV, which the action's script acts on, is checked.
 *
 * Errors  -1 with a fault that names the variable.
 */
#ifndef IMAGE_TAG_ENVIRONMENT_H
#define IMAGE_TAG_ENVIRONMENT_H

#include "common/base/env.h"
#include "common/base/fault.h"
#include "common/base/text.h"

struct image_tag_environment {
	struct text levels; /* DOCKER_METADATA_ANNOTATIONS_LEVELS */
	bool head_sha;	    /* DOCKER_METADATA_PR_HEAD_SHA */
	unsigned short_sha; /* DOCKER_METADATA_SHORT_SHA_LENGTH; 0: not set */
};

enum { SHORT_SHA_DEFAULT = 7,
       SHORT_SHA_LIMIT = 64 };

int environment_read(struct env env, struct image_tag_environment *settings, struct fault *fault);

#endif
