/*
 * keys: the section "changelog" of .relutils.yml.
 *
 * Ownership  Strings belong to the configuration that filled them in.
 */
#ifndef TOOLS_CHANGELOG_GEN_KEYS_H
#define TOOLS_CHANGELOG_GEN_KEYS_H

#include "common/cli/keys.h"

/* When are commits listed that have no type, or one that no rule is about? */
enum untyped_policy { UNTYPED_AUTO, /* in a release of which nothing else would be listed */
		      UNTYPED_SHOW,
		      UNTYPED_HIDE };

/* "auto", "show", "hide"; NULL at the end. */
extern const char *const untyped_policy_names[];

enum style_name { STYLE_CONVENTIONAL,
		  STYLE_KEEP_A_CHANGELOG };

/* "conventional", "keep-a-changelog"; NULL at the end. */
extern const char *const style_names[];

enum { LIMIT_OF_FORGE = 1000000000 };

struct changelog_settings {
	unsigned style;       /* enum style_name */
	const char *template; /* file; NULL: that of the style */
	unsigned untyped;     /* enum untyped_policy */
	unsigned forge;       /* enum forge_kind */
	unsigned limit;       /* characters of the notes of a release, 0 for any; LIMIT_OF_FORGE unless configured */
	const char *url;      /* of the repository; NULL: that of the remote */
};

/* Offsets are within struct changelog_settings. */
extern const struct section changelog_section;

#endif
