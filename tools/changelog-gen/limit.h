/*
 * limit: notes that are longer than a forge takes them.
 *
 * Units  Characters are code points.
 */
#ifndef TOOLS_CHANGELOG_GEN_LIMIT_H
#define TOOLS_CHANGELOG_GEN_LIMIT_H

#include "common/base/buf.h"
#include "common/release/forge.h"

/* What the forge takes as the description of a release; 0 for any length. */
size_t limit_of_forge(enum forge_kind kind);
/* Cut notes at the end of a line, so that they fit with a last line that says so and links to url, if that is not empty. */
void limit_notes(struct buf *notes, size_t characters, struct text url);

#endif
