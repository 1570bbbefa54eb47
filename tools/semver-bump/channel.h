/*
 * channel: what a branch may release, as version.channels says: {main: stable, next: {pre: rc}, "1.x": maintenance}.
 *
 * Keys are names or globs of branches, the first that fits wins. A maintenance branch is named after its versions: "1.x",
 * "1.2.x", "release/1.x"; it never releases another one.
 *
 * Ownership  Texts are the configuration's and the branch's.
 * Errors     -1 with a fault: a channel that is not understood (with its place), a branch that has none, a version that belongs on
 *            another branch.
 */
#ifndef SEMVER_BUMP_CHANNEL_H
#define SEMVER_BUMP_CHANNEL_H

#include "common/base/fault.h"
#include "common/doc/node.h"
#include "common/release/semver.h"

struct channel {
	struct text branch;
	struct text prerelease;	  /* the name of its prereleases; empty: none */
	struct text major, minor; /* a maintenance branch: the only ones; empty: any */
	struct text stable;	  /* the first branch that is stable, for messages */
};

int channel_find(const struct node *channels, struct text branch, struct channel *channel, struct fault *fault);
int channel_check(const struct channel *channel, const struct semver *next, struct fault *fault);

#endif
