/*
 * words: a text split into words as lodash's words() does, which commitlint's case rules are built on.
 *
 * Letters without diacritical marks are meant: words_deburr() comes first.
 *
 * Ownership  Words are views of the text.
 * Source     The expressions of lodash 4.17.21 (_unicodeWords.js), alternative by alternative in words.c.
 */
#ifndef TOOLS_COMMITLINT_WORDS_H
#define TOOLS_COMMITLINT_WORDS_H

#include "common/base/buf.h"

/* Append t in ASCII letters where Latin ones (U+00C0 to U+017F) have them; combining marks and apostrophes go. */
void words_deburr(struct buf *out, struct text t);
/* Cut the first word off *rest, with all that stands before it. False when there is none. */
bool words_next(struct text *rest, struct text *word);

#endif
