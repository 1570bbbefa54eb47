/*
 * styles: the templates that are built in, written in the language that users write theirs in (doc/template.h), and how each calls
 * and orders the groups of commits.
 */
#ifndef TOOLS_CHANGELOG_GEN_STYLES_H
#define TOOLS_CHANGELOG_GEN_STYLES_H

#include "common/base/text.h"

struct style {
	struct text template; /* what --print-template prints */
	/* Headings instead of the built-in ones of the types of commits: pairs, NULL at the end; NULL when there are none. */
	const char *const (*titles)[2];
	const char *const *order; /* headings that come first, in this order; NULL at the end */
};

/* By enum style_name (keys.h). */
extern const struct style styles[];

/* What the style calls a group. */
struct text style_title(const struct style *style, struct text title);

#endif
