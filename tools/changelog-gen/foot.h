/*
 * foot: the link definitions at the end of a changelog, as Keep a Changelog has them:
 *
 *   [Unreleased]: https://github.com/o/r/compare/v1.2.0...HEAD
 *   [1.2.0]: https://github.com/o/r/compare/v1.1.0...v1.2.0
 */
#ifndef TOOLS_CHANGELOG_GEN_FOOT_H
#define TOOLS_CHANGELOG_GEN_FOOT_H

#include "common/base/buf.h"

struct foot_change {
	struct text version;
	struct text tag;  /* as ranges name the release; empty when it is not known */
	struct text link; /* its address; empty: made from that of "Unreleased", if that is a range */
};

/* The address that a definition in text gives to a name; empty when there is none. */
struct text foot_link(struct text text, struct text name);
/* Append the foot with the release defined, above older ones, and "Unreleased" beginning with it. Line ends are those of the foot. */
void foot_add(struct buf *out, struct text foot, const struct foot_change *change, bool crlf);

#endif
