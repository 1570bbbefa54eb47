/*
 * commits_keys: the section "commits" of .relutils.yml: what the types of commits mean.
 *
 * Ownership  Nodes belong to the configuration that filled them in.
 */
#ifndef COMMON_RELEASE_COMMITS_KEYS_H
#define COMMON_RELEASE_COMMITS_KEYS_H

#include <stdbool.h>

#include "common/cli/keys.h"
#include "common/doc/node.h"

struct commits_settings {
	const struct node *types; /* for commit_types_read(); NULL: only the built-in table */
	unsigned merges;	  /* enum merge_policy */
	unsigned squash;	  /* enum squash_policy (squash.h) */
	bool first_parent;	  /* only commits made on the branch itself, and its merges */
};

/* Does the header of a merge commit itself count? With .first_parent it always does: it stands for what was merged. */
enum merge_policy { MERGES_SKIP,
		    MERGES_INCLUDE };

/* "skip", "include"; NULL at the end. */
extern const char *const merge_policy_names[];

/* Offsets are within struct commits_settings. */
extern const struct section commits_section;

#endif
