/*
 * files: the version fields of a project brought up to date, or compared.
 *
 * The files known by name (version_file.h) in the top folder that name a version, and those of version.files, relative to it.
 * Only the bytes of versions are changed. All files are read and checked before the first is written.
 *
 * Errors  -1 with a fault: a file of version.files that is not there, has no version in it, or lies outside the folder; a known
 *         file that is broken; a file that cannot be read or written.
 */
#ifndef SEMVER_BUMP_FILES_H
#define SEMVER_BUMP_FILES_H

#include "common/base/arena.h"
#include "common/base/fault.h"
#include "common/doc/node.h"
#include "common/release/semver.h"

struct files {
	const char *folder;
	const struct node *configured; /* version.files, or NULL */
	const struct semver *version;  /* to be */
};

/* 1 when something is changed, 0 when all files hold the version already, -1. */
int files_write(const struct files *files, struct arena *arena, struct fault *fault);
/* The same, but nothing is written; what would be changed is appended as a diff. */
int files_check(const struct files *files, struct arena *arena, struct buf *diff, struct fault *fault);

#endif
