/*
 * package_sources: packages as other tools know them, where the configuration names none.
 *
 *   release-please-config.json   its packages, tags with the component and what bump-minor-pre-major say; linked-versions are
 *                                linked groups
 *   pnpm-workspace.yaml, package.json with workspaces   each folder with a package.json of its own that has a name;
 *                                dependencies on one another from there
 *
 * The first file that is there is taken. The result has the shape of the section "packages" (package.h).
 *
 * Ownership  Nodes live in the arena.
 * Errors     -1 with a fault at the place of what is not understood.
 */
#ifndef COMMON_RELEASE_PACKAGE_SOURCES_H
#define COMMON_RELEASE_PACKAGE_SOURCES_H

#include "common/release/bump.h"
#include "common/release/package.h"

struct package_source {
	struct packages_settings packages;
	const char *file; /* NULL: there is none */
	bool has_zero;	  /* it says what levels mean below 1.0.0 */
	enum zero_policy zero;
};

int package_source_find(const char *folder, struct arena *arena, struct package_source *source, struct fault *fault);

#endif
