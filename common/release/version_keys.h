/*
 * version_keys: the section "version" of .relutils.yml: which tags are versions, and how the next one is made.
 *
 * Ownership  Strings and lists belong to the configuration that filled them in.
 */
#ifndef COMMON_RELEASE_VERSION_KEYS_H
#define COMMON_RELEASE_VERSION_KEYS_H

#include "common/base/strings.h"
#include "common/cli/keys.h"
#include "common/doc/node.h"

struct version_settings {
	const char *prefix;		 /* of version tags; NULL: "v" or none */
	unsigned zero;			 /* enum zero_policy */
	const char *initial;		 /* the first version; NULL: 0.1.0, if nothing speaks of another */
	unsigned tags;			 /* enum tags_policy */
	unsigned source;		 /* enum bump_source */
	const char *since;		 /* a revision that a first release begins after; NULL: the first commit */
	unsigned default_bump;		 /* enum bump, when no commit asks for one */
	unsigned prerelease_counter;	 /* index into prerelease_counter_names */
	const struct node *channels;	 /* branch -> channel (channel.h); NULL: every branch is as good */
	const struct node *files;	 /* besides those known by name, the files that hold the version: paths, or {path, pattern} */
	struct strings ignore_tags;	 /* globs of tags that are no versions */
	struct strings base_prereleases; /* of nightly, dev, canary, snapshot: those that may be a base all the same */
};

/* Which version tags can be the current version? */
enum tags_policy { TAGS_ANCESTORS,
		   TAGS_ALL };

/* What says how much a release changes? */
enum bump_source { SOURCE_COMMITS,
		   SOURCE_INTENTS /* intent.h */ };

/* "commits", "intents"; NULL at the end. */
extern const char *const bump_source_names[];

/* "ancestors", "all"; NULL at the end. */
extern const char *const tags_policy_names[];

/* "one", "zero", "none": what the first prerelease of a name is counted as; NULL at the end. */
extern const char *const prerelease_counter_names[];

void version_settings_release(struct version_settings *settings);

/* Offsets are within struct version_settings. */
extern const struct section version_section;

#endif
