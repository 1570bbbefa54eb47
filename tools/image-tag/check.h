/*
 * check: references on a stream, one a line, judged and shown in their parts.
 *
 * Errors  check_references() is -1 with a fault when the stream cannot be read.
 */
#ifndef IMAGE_TAG_CHECK_H
#define IMAGE_TAG_CHECK_H

#include <stdio.h>

#include "common/base/buf.h"
#include "common/base/fault.h"

/* Append "REFERENCE domain=… path=… tag=… digest=…" a line, or one JSON document; *refused counts those that are none. */
int check_references(FILE *in, bool json, struct buf *out, size_t *refused, struct fault *fault);

#endif
