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

static size_t digits_at(struct text t, size_t start)
{
	size_t end = start;

	while (end < t.len && t.ptr[end] >= '0' && t.ptr[end] <= '9')
		end++;
	return end - start;
}

static bool is_one_of(struct text t, size_t at, char a, char b)
{
	return at < t.len && (t.ptr[at] == a || t.ptr[at] == b);
}

bool number_is_json(struct text t)
{
	size_t at = is_one_of(t, 0, '-', '-') ? 1 : 0, count = digits_at(t, at);

	if (!count || (count > 1 && t.ptr[at] == '0'))
		return false;
	at += count;
	if (is_one_of(t, at, '.', '.')) {
		count = digits_at(t, at + 1);
		if (!count)
			return false;
		at += 1 + count;
	}
	if (is_one_of(t, at, 'e', 'E')) {
		at += is_one_of(t, at + 1, '+', '-') ? 2 : 1;
		count = digits_at(t, at);
		if (!count)
			return false;
		at += count;
	}
	return at == t.len;
}
