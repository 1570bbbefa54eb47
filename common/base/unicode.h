/*
 * unicode: letter case as the Unicode Standard has it, without a locale.
 *
 * Full mappings: what becomes several characters does (U+00DF to "SS"), a capital sigma at the end of a word becomes the
 * final one (SpecialCasing.txt, Final_Sigma). The tables name their Unicode version (unicode_data.c).
 *
 * Errors  Nothing fails; invalid UTF-8 becomes U+FFFD.
 */
#ifndef COMMON_BASE_UNICODE_H
#define COMMON_BASE_UNICODE_H

#include "common/base/buf.h"

void unicode_add_upper(struct buf *out, struct text t);
void unicode_add_lower(struct buf *out, struct text t);
/* Is it an upper, lower or title case letter (Lu, Ll, Lt), or equal to one but for case? */
bool unicode_is_cased_letter(uint32_t code);

#endif
