/*
 * context: what templates are given and --format json prints, the schema relutils.changelog-gen/v1 (docs/changelog-templates.md).
 *
 * Ownership  Nodes live in the arena. They point into the release, unless .copy asks for copies that outlive it.
 */
#ifndef TOOLS_CHANGELOG_GEN_CONTEXT_H
#define TOOLS_CHANGELOG_GEN_CONTEXT_H

#include "common/release/effect.h"
#include "common/release/forge.h"
#include "tools/changelog-gen/issue_patterns.h"
#include "tools/changelog-gen/keys.h"
#include "tools/changelog-gen/people.h"
#include "tools/changelog-gen/styles.h"

struct context_options {
	struct forge forge;
	struct issue_patterns issues;
	const struct commit_types *types;
	const struct style *style;
	const struct strings *order; /* headings that come first; empty or NULL: those of the style */
	const struct commits_settings *commits_settings;
	enum untyped_policy untyped;
	enum group_by group_by;
	enum commit_sort sort;
	enum scope_form scopes;
	const struct people *people; /* NULL: contributors are not told */
	bool logins;		     /* of contributors, where they are known */
	unsigned short_id;	     /* hexadecimal digits */
	struct text head;	     /* what links call the newest commit that is not released: "HEAD", an id */
	bool commits;		     /* list every commit of a release under "commits", shown or not */
	bool details;		     /* of commits also what the built-in templates do not show: header, body, author, date, merge */
	bool copy;
};

#define CONTEXT_SCHEMA "relutils.changelog-gen/v1"

/*
 * The document but for "releases". title: of a whole changelog, empty for the notes of one release. releases: NULL, or the nodes that
 * context_release() made.
 */
const struct node *context_root(const struct context_options *options, struct text title, const struct node *releases, struct arena *arena);
/* index: how many releases came before. */
const struct node *context_release(const struct context_options *options, const struct release *release, size_t index, struct arena *arena);

#endif
