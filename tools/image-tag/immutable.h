/*
 * immutable: whether a tag that the registry has already may be given again.
 *
 * Tags that float by their rule (latest, 1, 1.2, edge, schedules, branches, change requests) may; every other one names
 * one image for ever.
 */
#ifndef IMAGE_TAG_IMMUTABLE_H
#define IMAGE_TAG_IMMUTABLE_H

#include "tools/image-tag/metadata.h"

bool tag_floats(const struct image_tag *tag);
/* Refuse (in the notes) each tag that would move. existing: lines, tags alone or whole references. */
void immutable_check(struct text existing, struct metadata *metadata);

#endif
