/*
 * guard: is it safe to believe that there is no version yet, and that the next one is new?
 *
 * Errors  -1 with a fault that says what speaks against it, and which setting decides.
 */
#ifndef SEMVER_BUMP_GUARD_H
#define SEMVER_BUMP_GUARD_H

#include "common/git/tags.h"
#include "common/release/release.h"

/* Nothing else than .initial is a version so far: no tag, none under another prefix, no package file. */
int guard_first(struct repo *repo, const struct tags *tags, const struct version_settings *settings, const struct semver *initial,
		struct fault *fault);
/* No tag is this version. */
int guard_new(struct repo *repo, const struct tags *tags, const struct version_settings *settings, const struct semver *next, struct fault *fault);

#endif
