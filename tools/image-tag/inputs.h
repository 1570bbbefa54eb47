/*
 * inputs: the lists of a run, from where they were given: the command line, else the environment (IMAGE_TAG_TAGS …), else
 * the configuration. They are never mixed.
 *
 * A value is lines as docker/metadata-action's inputs hold them; "@FILE" is the content of a file, "@-" standard input.
 *
 * Ownership  Blocks live in the arena and point into argv, the environment or the configuration.
 * Errors     -1 with a fault that names the file.
 */
#ifndef IMAGE_TAG_INPUTS_H
#define IMAGE_TAG_INPUTS_H

#include "common/base/env.h"
#include "tools/image-tag/keys.h"
#include "tools/image-tag/metadata.h"

int inputs_read(const struct strings options[INPUT_COUNT], struct env env, const struct image_settings *settings, struct arena *arena, struct blocks blocks[INPUT_COUNT], struct fault *fault);

/* Does a text stand in any of the blocks? So that facts are only looked for when they are asked for. */
bool inputs_mention(const struct blocks blocks[INPUT_COUNT], struct text text);

#endif
