/*
 * license: the SPDX id of a project's licence, from the text of its LICENSE file.
 *
 * Source  spdx.org/licenses: sentences that stand in one text alone.
 * Errors  license_of_text() is the empty text for what is not known for sure.
 */
#ifndef IMAGE_TAG_LICENSE_H
#define IMAGE_TAG_LICENSE_H

#include "common/base/arena.h"

struct text license_of_text(struct text content);
/* Of the file LICENSE, LICENCE or COPYING (.md, .txt) in a folder; empty when there is none. */
struct text license_of_folder(const char *folder);

#endif
