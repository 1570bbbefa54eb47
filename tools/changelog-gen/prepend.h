/*
 * prepend: the changelog as a file.
 *
 * Errors  -1 with a fault, and the file as it was: see insert.h and base/file.h.
 */
#ifndef TOOLS_CHANGELOG_GEN_PREPEND_H
#define TOOLS_CHANGELOG_GEN_PREPEND_H

#include "tools/changelog-gen/insert.h"

/*
 * Put notes into the file, which is made when it is not there, and not written when nothing changes. *stale: something changes. With
 * check nothing is written.
 */
int prepend_file(const char *path, const struct insertion *insertion, bool check, bool *stale, struct fault *fault);

#endif
