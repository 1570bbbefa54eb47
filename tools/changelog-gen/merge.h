/*
 * merge: the notes of a release and what people wrote about it by hand, in one section.
 *
 * Both are taken apart at their "### " headings. Under a heading that both have, what is written by hand stands first; headings
 * that only people have follow. An item of a list is not by hand when the notes hold the same item, or one that names the same
 * commit ("(1a2b3c4)", also as a link); so merging again changes nothing, and what people wrote is never lost.
 *
 * Units  Line ends are LF in the result, LF or CRLF in what is given.
 */
#ifndef TOOLS_CHANGELOG_GEN_MERGE_H
#define TOOLS_CHANGELOG_GEN_MERGE_H

#include "common/base/buf.h"

struct merge {
	struct text notes;	/* begins with the heading of the release */
	struct text unreleased; /* what stands below "Unreleased"; may be empty */
	struct text old;	/* what stands below the heading of the release so far; may be empty */
};

/* Append the section, its last line ended. */
void merge_section(const struct merge *merge, struct buf *out);

#endif
