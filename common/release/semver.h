/*
 * semver: versions of Semantic Versioning 2.0.0 (semver.org), numbers of any length.
 *
 * Ownership  The views point into the text that was parsed.
 * Errors     semver_parse() is false for anything that the grammar of semver.org refuses, a leading "v" included.
 */
#ifndef COMMON_RELEASE_SEMVER_H
#define COMMON_RELEASE_SEMVER_H

#include "common/base/buf.h"

struct semver {
	struct text major, minor, patch; /* digits without leading zeros */
	struct text prerelease;          /* without '-'; empty when there is none */
	struct text build;               /* without '+'; empty when there is none */
};

bool semver_parse(struct text t, struct semver *version);
/* Precedence (semver.org, point 11): build metadata does not count. */
int semver_compare(const struct semver *a, const struct semver *b);
void semver_add(struct buf *out, const struct semver *version);

#endif
