/*
 * package: the packages of a repository that are released apart, as the section "packages" of .relutils.yml names them:
 *
 *   packages:
 *     - {name: core, path: packages/core}
 *     - {name: web, path: packages/web, tag-prefix: web@, exclude-paths: [packages/web/docs], depends-on: [core]}
 *
 * or as a map, with the list under "list" and groups of names under "linked" and "fixed" (as Changesets defines them: the
 * released packages of a linked group share a version, all packages of a fixed group do and are released together).
 *
 * Ownership  Packages live in the arena; texts are the configuration's.
 * Errors     -1 with a fault at the place of what is not understood: no name, twice the same name or path, a dependency that
 *            is no package, or a circle of them.
 */
#ifndef COMMON_RELEASE_PACKAGE_H
#define COMMON_RELEASE_PACKAGE_H

#include "common/base/arena.h"
#include "common/base/fault.h"
#include "common/cli/keys.h"
#include "common/doc/node.h"

struct package {
	struct text name;
	struct text path;   /* without '/' at the end; empty: the top folder */
	struct text prefix; /* of its tags; .ptr NULL: found by looking at the tags */
	const struct text *except;
	size_t except_count;
	const size_t *needs; /* numbers of packages */
	size_t need_count;
	size_t linked, fixed; /* number of its group, plus one; 0: none */
};

struct packages {
	struct package *items;
	size_t count;
};

struct packages_settings {
	const struct node *list, *linked, *fixed;
};

/* Offsets are within struct packages_settings. */
extern const struct section packages_section;

int packages_read(const struct packages_settings *settings, struct arena *arena, struct packages *packages, struct fault *fault);
/* The package of that name, or NULL. */
const struct package *packages_find(const struct packages *packages, struct text name);

#endif
