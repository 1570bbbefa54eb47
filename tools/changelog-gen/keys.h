/*
 * keys: the section "changelog" of .relutils.yml.
 *
 * Ownership  Strings belong to the configuration that filled them in.
 */
#ifndef TOOLS_CHANGELOG_GEN_KEYS_H
#define TOOLS_CHANGELOG_GEN_KEYS_H

#include "common/base/strings.h"
#include "common/cli/keys.h"
#include "common/doc/node.h"

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

/* What decides under which heading a commit stands. */
enum group_by { GROUP_BY_TYPE,
		GROUP_BY_TRAILER }; /* "Changelog: added" in the message, as on GitLab */

enum commit_sort { SORT_NEWEST, /* first */
		   SORT_OLDEST,
		   SORT_SCOPE };

enum scope_form { SCOPES_INLINE,
		  SCOPES_GROUPED };

enum contributors_form { CONTRIBUTORS_NONE,
			 CONTRIBUTORS_NAMES,
			 CONTRIBUTORS_LOGINS }; /* "@login" where the forge's own address tells, which notifies */

/* "none", "names", "logins"; NULL at the end. */
extern const char *const contributors_names[];

enum { LIMIT_OF_FORGE = 1000000000 };

struct changelog_settings {
	unsigned style;		   /* enum style_name */
	const char *template;	   /* file; NULL: that of the style */
	unsigned untyped;	   /* enum untyped_policy */
	unsigned group_by;	   /* enum group_by */
	unsigned sort;		   /* enum commit_sort */
	unsigned scopes;	   /* enum scope_form */
	struct strings order;	   /* headings that come first */
	const struct node *issues; /* for issue_patterns_read() */
	unsigned forge;		   /* enum forge_kind */
	unsigned contributors;	   /* enum contributors_form */
	unsigned limit;		   /* characters of the notes of a release, 0 for any; LIMIT_OF_FORGE unless configured */
	const char *url;	   /* of the repository; NULL: that of the remote */
};

/* Offsets are within struct changelog_settings. */
extern const struct section changelog_section;

#endif
