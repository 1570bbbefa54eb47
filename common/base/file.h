/*
 * file: whole files in and out.
 *
 * Errors  -1 with a fault that names the file. file_replace() loses nothing: the new content is written beside the
 *         old, flushed to the disk and renamed over it; on any failure the old content stands.
 */
#ifndef COMMON_BASE_FILE_H
#define COMMON_BASE_FILE_H

#include "common/base/buf.h"
#include "common/base/fault.h"

enum { FILE_LIMIT = 64 << 20 }; /* bytes: what a configuration or a document may hold */

/* Append the content of path, "-" being standard input, to *out; more than limit bytes is a fault. */
int file_read(const char *path, size_t limit, struct buf *out, struct fault *fault);
/* Give path this content. The mode of an existing file is kept; a symbolic link is followed; what is there and no
 * regular file (a device, a directory) is left alone: a fault. */
int file_replace(const char *path, struct text content, struct fault *fault);
bool file_exists(const char *path);
/* Is name the end of path, from its beginning or a '/' on? */
bool file_is_named(const char *path, const char *name);

#endif
