/*
 * package_file: the version that a project's own package file names.
 *
 * Read to notice that a project has versions that its tags do not tell about; so a file that cannot be understood tells
 * nothing and is no fault. version_file.h says which files are known.
 *
 * Ownership  The version's views are in the arena; .name is static.
 */
#ifndef COMMON_RELEASE_PACKAGE_FILE_H
#define COMMON_RELEASE_PACKAGE_FILE_H

#include "common/base/arena.h"
#include "common/release/semver.h"

struct package_file {
	const char *name;
	struct semver version;
};

/* The first file in the folder that names a version above 0.0.0. */
bool package_file_find(const char *folder, struct arena *arena, struct package_file *found);

#endif
