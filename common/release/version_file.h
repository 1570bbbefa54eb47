/*
 * version_file: where a project's own version stands in a file, so that those bytes can be read, or replaced and no others.
 *
 * Known by name: package.json, package-lock.json, Cargo.toml, pyproject.toml, Chart.yaml, pom.xml, gradle.properties, VERSION.
 * In any other file: the first version of a line with "x-release-please-version", and of each line between
 * "x-release-please-start-version" and "x-release-please-end"; or what group 1 of a pattern matches.
 *
 * Ownership  Spots are in the arena.
 * Errors     -1 with a fault: a file known by name that is broken, or larger than FILE_LIMIT. No spot is no fault.
 */
#ifndef COMMON_RELEASE_VERSION_FILE_H
#define COMMON_RELEASE_VERSION_FILE_H

#include "common/base/arena.h"
#include "common/base/buf.h"
#include "common/base/fault.h"
#include "common/doc/regex.h"

struct spot {
	size_t start, len; /* bytes */
};

struct spots {
	struct spot *items; /* in order, apart */
	size_t count;
};

/* Known names, NULL at the end, those that people write before those that tools do. */
extern const char *const version_file_names[];

/* pattern: NULL for what is known by name, or else marked. path is the name for places, and its last part the name. */
int version_file_find(const char *path, struct text content, const struct regex *pattern, struct arena *arena, struct spots *spots,
		      struct fault *fault);
/* Append the content with the version in all spots. */
void version_file_add(struct buf *out, struct text content, const struct spots *spots, struct text version);
/* Append the lines that differ, as a unified diff without context. */
void version_file_add_diff(struct buf *out, const char *path, struct text content, const struct spots *spots, struct text version);
/* Is the version written as Python does there? */
bool version_file_is_python(const char *path);

#endif
