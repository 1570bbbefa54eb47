/*
 * promotion: the commands that give an image its references without building it again, each pinned to its digest.
 *
 * Ownership  Lines are appended to the caller's buf, quoted for a shell.
 */
#ifndef IMAGE_TAG_PROMOTION_H
#define IMAGE_TAG_PROMOTION_H

#include "common/base/buf.h"
#include "tools/image-tag/metadata.h"

enum copier { COPIER_CRANE,
	      COPIER_SKOPEO };

extern const char *const copier_names[];

/* source: the name that the image was pushed under, without tag and digest. */
void promotion_plan(const struct metadata *metadata, struct text source, struct text digest, enum copier copier, struct buf *out);

/* 'text' for a POSIX shell. */
void shell_quote(struct buf *out, struct text text);

#endif
