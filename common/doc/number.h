/*
 * number: the digits of scalars as 64-bit integers; nobody outside of this folder needs it.
 *
 * Errors  False for no digit, a byte that is no digit of the base, or an overflow.
 */
#ifndef COMMON_DOC_NUMBER_H
#define COMMON_DOC_NUMBER_H

#include "common/base/text.h"

/* Digits only, of base 2 to 16, letters of either case. */
bool number_magnitude(struct text digits, unsigned base, uint64_t *magnitude);
bool number_signed(uint64_t magnitude, bool negative, int64_t *value);

#endif
