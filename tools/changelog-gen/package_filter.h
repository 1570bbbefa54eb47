/*
 * package_filter: of the commits of a release those that change one package, as from_repo_packages.h defines it.
 *
 * Ownership  package_filter_open() makes, package_filter_close() frees (NULL is fine); repo, package and settings are borrowed. The
 *            commits that package_filter_apply() leaves are valid until it is called again.
 * Errors     -1 with a fault: those of git/changes.h.
 */
#ifndef TOOLS_CHANGELOG_GEN_PACKAGE_FILTER_H
#define TOOLS_CHANGELOG_GEN_PACKAGE_FILTER_H

#include "common/git/repo.h"
#include "common/release/commits_keys.h"
#include "common/release/package.h"
#include "common/release/release.h"

struct package_filter;

struct package_filter *package_filter_open(struct repo *repo, const struct package *package, const struct commits_settings *settings);
int package_filter_apply(struct package_filter *filter, struct release *release, struct fault *fault);
void package_filter_close(struct package_filter *filter);

#endif
