/*
 * image: references to container images taken apart as Kyverno does (its "images" variable and image_normalize).
 *
 * Ownership  The parts are views into the reference or constants.
 * Errors     image_parse() is false on what distribution/reference refuses.
 */
#ifndef POLICY_CHECK_IMAGE_H
#define POLICY_CHECK_IMAGE_H

#include "common/base/buf.h"

struct image {
	struct text registry; /* "docker.io" when the reference names none */
	struct text path;     /* "library/busybox" */
	struct text name;     /* "busybox" */
	struct text tag;      /* "latest" when there is neither tag nor digest; may be empty */
	struct text digest;   /* "sha256:…"; may be empty */
};

bool image_parse(struct text reference, struct image *image);
/* "registry/path:tag" or "registry/path@digest". */
void image_add_reference(struct buf *out, const struct image *image);
/* "registry/path:tag", the tag even if empty. */
void image_add_tagged(struct buf *out, const struct image *image);

#endif
