/*
 * release_as: the version that a commit asks for, "Release-As: 2.0.0" on a line of its own anywhere in a message.
 *
 * Ownership  The version points into the message.
 * Errors     -1 with a fault that names the commit: what is asked for is no version, or not above the current one.
 */
#ifndef SEMVER_BUMP_RELEASE_AS_H
#define SEMVER_BUMP_RELEASE_AS_H

#include "common/release/effect.h"

/* The newest of the commits that stand decides. 1 with *wanted, 0 when none asks, -1. */
int release_as_find(const struct effects *effects, const struct semver *current, struct semver *wanted, struct fault *fault);

#endif
