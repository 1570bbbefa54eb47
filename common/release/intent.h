/*
 * intent: what people say a change is, in files of their own: .changeset/NAME.md, as Changesets writes them.
 *
 *   ---
 *   "@scope/core": minor
 *   web: patch
 *   ---
 *
 *   What users should know, in Markdown.
 *
 * README.md and what does not end in ".md" are passed over. Files come in the order of their names.
 *
 * Ownership  Everything is in the arena.
 * Errors     -1 with a fault at the place of what is not understood.
 */
#ifndef COMMON_RELEASE_INTENT_H
#define COMMON_RELEASE_INTENT_H

#include "common/base/arena.h"
#include "common/base/fault.h"
#include "common/release/bump.h"

struct intent {
	struct text file;    /* ".changeset/brave-cats-sing.md" */
	struct text package; /* its name */
	enum bump bump;
	struct text note; /* trimmed */
};

struct intents {
	struct intent *items; /* one for each package of each file */
	size_t count;
};

int intents_read(const char *folder, struct arena *arena, struct intents *intents, struct fault *fault);
/* The highest bump that is meant for a package; .ptr NULL: for any. */
enum bump intents_level(const struct intents *intents, struct text package);

#endif
