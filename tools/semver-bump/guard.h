/*
 * guard: is it safe to believe that there is no version yet, and that the next one is new?
 *
 * Errors  -1 with a fault that says what speaks against it, and which setting decides.
 */
#ifndef SEMVER_BUMP_GUARD_H
#define SEMVER_BUMP_GUARD_H

#include "common/git/tags.h"
#include "common/release/release.h"

/* No tag of the repository is a version, under this prefix or another. */
int guard_first_tag(struct repo *repo, const struct tags *tags, const struct version_settings *settings, struct fault *fault);
/* No package file in the folder (NULL: there is none) names another version than this one. */
int guard_first_file(const char *folder, const struct semver *initial, struct fault *fault);
/* No tag is this version. */
int guard_new(struct repo *repo, const struct tags *tags, const struct version_settings *settings, const struct semver *next, struct fault *fault);

#endif
