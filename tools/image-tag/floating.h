/*
 * floating: whether latest, 1 and 1.2 may move to the version that is being released.
 *
 * They move when the version is stable and the highest of its line among the versions known: those of the repository's
 * tags, or a list. Without any the tags are left out, for moving one back is worse than not moving it.
 *
 * Ownership  Names are borrowed.
 */
#ifndef IMAGE_TAG_FLOATING_H
#define IMAGE_TAG_FLOATING_H

#include "tools/image-tag/tagging.h"

struct floating_policy {
	bool always;		     /* move them whatever the versions are */
	bool known;		     /* .versions holds all there are */
	bool bare;		     /* a list that was given: versions without prefix are meant too */
	const struct text *versions; /* tags, or versions alone */
	size_t count;
	struct text unknown_why; /* why they are not known: "the clone is shallow" */
};

/* Take the tags out that may not move. Returns how many were left out because versions are not known. */
size_t floating_apply(const struct floating_policy *policy, struct tagging *tagging, struct arena *arena);

/* Does a tag of the run float, so that versions are needed at all? */
bool floating_needs_versions(const struct tagging *tagging);

#endif
