/*
 * insert: put the notes of a release into a changelog, without touching anything else in it.
 *
 * A release that is there already is replaced where it stands. A new one comes before the first release under the title; when
 * there is none, at the end. So it is never above the title and its introduction, and never there twice: inserting again changes
 * nothing. All other bytes stay, also a byte order mark, line ends and a missing last one; the notes take the line ends of the file.
 *
 * In a file with the heading "Unreleased" (Keep a Changelog) what stands below it becomes part of the release, and what people
 * wrote into a release that is replaced stays (merge.h). Link definitions at the end of the notes go to those at the foot of the
 * file, where "Unreleased" then begins with the release (foot.h).
 *
 * Errors  -1 with a fault when the file is no text (it holds NUL), when the notes do not begin with a heading that names the
 *         version, or when the file hides what is put into it (code or a comment that is never closed).
 */
#ifndef TOOLS_CHANGELOG_GEN_INSERT_H
#define TOOLS_CHANGELOG_GEN_INSERT_H

#include "common/base/buf.h"
#include "common/base/fault.h"

struct insertion {
	struct text version; /* "1.2.0" */
	struct text tag;     /* "v1.2.0", empty when it is not known */
	struct text notes;   /* Markdown that begins with the heading of the release */
};

/* Append the new content of a changelog to *out; path is for messages. An empty file gets a title. */
int changelog_insert(struct text file, const char *path, const struct insertion *insertion, struct buf *out, struct fault *fault);

#endif
