/*
 * number: the digits of scalars; nobody outside of this folder needs it.
 *
 * Errors  False for no digit, a byte that is no digit of the base, or an overflow.
 */
#ifndef COMMON_DOC_NUMBER_H
#define COMMON_DOC_NUMBER_H

#include "common/base/text.h"

/* Digits only, of base 2 to 16, letters of either case. */
bool number_magnitude(struct text digits, unsigned base, uint64_t *magnitude);
/* Is it a number as JSON writes it: RFC 8259, section 6? */
bool number_is_json(struct text written);
bool number_signed(uint64_t magnitude, bool negative, int64_t *value);

#endif
