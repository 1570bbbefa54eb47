/*
 * squash: the messages inside the message of a squashed commit.
 *
 * Read are: lines "* feat: x" or "- feat: x", as forges write them when they squash; paragraphs that begin with such a header;
 * blocks from a line BEGIN_NESTED_COMMIT to END_NESTED_COMMIT, each one message; and a block BEGIN_COMMIT_OVERRIDE to
 * END_COMMIT_OVERRIDE, whose messages stand instead of everything else. A header counts when its type is in the table of
 * types. What stands between two headers belongs to the first.
 *
 * A body that cannot be read never drops the commit: it then counts with its whole message, and .problem says why.
 *
 * Ownership  Messages are in the arena or point into the message; .problem is static.
 */
#ifndef COMMON_RELEASE_SQUASH_H
#define COMMON_RELEASE_SQUASH_H

#include "common/release/commit_types.h"

/* Which messages of a commit count. */
enum squash_policy { SQUASH_HEADER, /* its own, bodies are not searched */
		     SQUASH_BODY,   /* those in its body, its own when there are none */
		     SQUASH_BOTH };

/* "header", "body", "both"; NULL at the end. */
extern const char *const squash_policy_names[];

struct squash {
	struct text *messages; /* at least one */
	size_t count;
	const char *problem; /* NULL: none */
};

void squash_split(struct text message, const struct commit_types *types, enum squash_policy policy, struct arena *arena, struct squash *squash);

#endif
