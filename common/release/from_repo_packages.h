/*
 * from_repo_packages: for each package of a repository its current version and the commits since then that change it, in one
 * walk of the history.
 *
 * A commit changes a package when it changes a file below its path and not below an excluded one, against its first parent.
 * A merge commit does only where its own header counts.
 *
 * Ownership  package_history_open() makes, package_history_close() frees; the repo, packages and settings must outlive it.
 * Errors     -1 or NULL with a fault: those of git/history.h and git/changes.h; a path that matches nothing in HEAD.
 */
#ifndef COMMON_RELEASE_FROM_REPO_PACKAGES_H
#define COMMON_RELEASE_FROM_REPO_PACKAGES_H

#include "common/release/commits_keys.h"
#include "common/release/from_repo.h"
#include "common/release/package.h"

/*
 * What stands before the version in the tags of a package: its tag-prefix, else the first of the usual ones ("name@", "name-v", "name/v")
 * that a tag has, else "name-v"; of the top folder NULL, as in version.prefix.
 */
const char *package_prefix(const struct package *package, const struct tags *tags, const struct version_settings *version, struct arena *arena);

struct package_history;

struct package_request {
	const struct packages *packages;
	const struct version_settings *version; /* the prefix is each package's own */
	const struct commits_settings *commits;
	const char *head; /* a revision; NULL: HEAD */
};

struct package_history *package_history_open(struct repo *repo, const struct package_request *request, struct fault *fault);
/* The settings of package number i, with its prefix. */
const struct version_settings *package_history_settings(const struct package_history *history, size_t i);
const struct release_base *package_history_base(const struct package_history *history, size_t i);
/* The unreleased commits that change it; valid until package_history_close(). */
const struct release *package_history_release(const struct package_history *history, size_t i);
int package_history_last_stable(struct package_history *history, size_t i, struct release_base *stable, struct fault *fault);
struct tags *package_history_tags(struct package_history *history);
void package_history_close(struct package_history *history);

#endif
