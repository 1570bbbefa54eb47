/*
 * style: a version in the scheme of another world.
 *
 *   semver   1.4.0-rc.1+g1a2b3c4
 *   pep440   1.4.0rc1+g1a2b3c4 (Python; alpha, beta, rc and dev have a form there, other names do not)
 *   maven    1.4.0-rc-1 (no build metadata; dev is SNAPSHOT)
 *
 * Errors  -1 with a fault: a prerelease that the scheme cannot express.
 */
#ifndef SEMVER_BUMP_STYLE_H
#define SEMVER_BUMP_STYLE_H

#include "common/base/fault.h"
#include "common/release/semver.h"

enum version_style { STYLE_SEMVER,
		     STYLE_PEP440,
		     STYLE_MAVEN };

/* "semver", "pep440", "maven"; NULL at the end. */
extern const char *const version_style_names[];

int version_style_add(struct buf *out, const struct semver *version, enum version_style style, struct fault *fault);

#endif
