#include "common/doc/number.h"

static unsigned digit_of(char c)
{
	if (c >= '0' && c <= '9')
		return (unsigned)(c - '0');
	if (c >= 'a' && c <= 'f')
		return (unsigned)(c - 'a') + 10;
	return c >= 'A' && c <= 'F' ? (unsigned)(c - 'A') + 10 : UINT32_MAX;
}

bool number_magnitude(struct text digits, unsigned base, uint64_t *magnitude)
{
	uint64_t n = 0;

	for (size_t i = 0; i < digits.len; i++) {
		unsigned digit = digit_of(digits.ptr[i]);

		if (digit >= base || n > (UINT64_MAX - digit) / base)
			return false;
		n = n * base + digit;
	}
	*magnitude = n;
	return digits.len > 0;
}

bool number_signed(uint64_t magnitude, bool negative, int64_t *value)
{
	if (magnitude > (uint64_t)INT64_MAX + negative)
		return false;
	*value = negative ? (int64_t)(0 - magnitude) : (int64_t)magnitude;
	return true;
}
