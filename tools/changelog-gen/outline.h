/*
 * outline: the headings of a changelog, whoever wrote it: Keep a Changelog, conventional-changelog, release-please, git-cliff,
 * Changesets, or people (also with underlined headings).
 *
 * A heading is a release when a version is its first word, or its second (in a heading of level 1 or 2, or after "Version" or
 * "Release"); brackets, links, emphasis, a prefix that ends in 'v', '-', '@', '/' or '_' do not matter. What stands in fenced code or in HTML
 * comments is no heading.
 *
 * Ownership  outline_read() fills in the caller's struct, outline_release() frees it; views point into the text.
 * Units      Byte offsets into the text.
 */
#ifndef TOOLS_CHANGELOG_GEN_OUTLINE_H
#define TOOLS_CHANGELOG_GEN_OUTLINE_H

#include "common/base/text.h"

enum heading_kind { HEADING_OTHER,
		    HEADING_TITLE,	/* the first of level 1 that is no release */
		    HEADING_UNRELEASED, /* "Unreleased", "[Unreleased]" */
		    HEADING_RELEASE };

struct heading {
	enum heading_kind kind;
	unsigned level;	     /* from 1 */
	size_t start, end;   /* the lines of the heading, with an anchor ("<a name=…>") directly above and the underline */
	struct text text;    /* without marks */
	struct text version; /* HEADING_RELEASE: without a prefix, as written */
};

struct outline {
	struct heading *headings;
	size_t count, cap;
	size_t foot; /* where the lines at the end begin that belong to no release: link definitions, comments */
	bool crlf;   /* lines end in CRLF: the first one does */
};

void outline_read(struct text text, struct outline *outline);
void outline_release(struct outline *outline);

#endif
