/*
 * commit_types: what a commit's type does to the version, and under which heading release notes show it.
 *
 * The table is a list of rules, the first that fits a commit wins: those of the configuration (commits.types), then the
 * built-in ones (feat minor; fix, perf, revert patch; the other types of the conventional preset none, and hidden). Rules
 * also give the order of the headings.
 *
 * Git's own header 'Revert "feat: x"' is of type revert, with the quoted header as its subject.
 *
 * Ownership  commit_types_read() makes, commit_types_release() frees the patterns; texts are the configuration's.
 * Errors     -1 with a fault at the place of a rule that is not understood.
 */
#ifndef COMMON_RELEASE_COMMIT_TYPES_H
#define COMMON_RELEASE_COMMIT_TYPES_H

#include "common/doc/node.h"
#include "common/doc/regex.h"
#include "common/release/bump.h"
#include "common/release/conventional.h"

struct commit_type {
	struct text type;      /* .ptr NULL: any, also none */
	struct text scope;     /* a glob (doc/glob.h); .ptr NULL: any, also none */
	struct regex *pattern; /* of the header; NULL: any */
	enum bump bump;
	struct text title; /* heading in release notes */
	bool hidden;	   /* not shown in release notes, unless the commit is breaking */
};

struct commit_types {
	struct commit_type *items;
	size_t count;
};

/* rules may be NULL: the built-in table alone. */
int commit_types_read(const struct node *rules, struct arena *arena, struct commit_types *types, struct fault *fault);
void commit_types_release(struct commit_types *types);

/* A commit's type and subject: as parsed, or "revert" and the quoted header; .ptr NULL when it has none. */
struct text commit_type_name(const struct conventional *parsed);
struct text commit_subject(const struct conventional *parsed);

/* The first rule that fits, NULL when none does. */
const struct commit_type *commit_types_find(const struct commit_types *types, const struct conventional *parsed);

#endif
