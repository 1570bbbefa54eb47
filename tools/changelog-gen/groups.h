/*
 * groups: the commits of a release sorted under headings, by their types or by a trailer.
 *
 * Ownership  Everything lives in the arena; texts point into the commits and the table of types.
 */
#ifndef TOOLS_CHANGELOG_GEN_GROUPS_H
#define TOOLS_CHANGELOG_GEN_GROUPS_H

#include "tools/changelog-gen/context.h"

struct group {
	struct text title;
	struct text type; /* of the first type that has this title; empty when there is none */
	size_t *members;  /* numbers of effects, sorted */
	size_t count;
};

struct groups {
	struct group *items; /* sorted; none is empty */
	size_t count;
};

struct groups groups_of(const struct context_options *options, const struct effects *effects, struct arena *arena);

#endif
