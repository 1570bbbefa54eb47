#include "common/base/text.h"

#include <string.h>

struct text text_of(const char *cstr)
{
	return (struct text){ cstr, cstr ? strlen(cstr) : 0 };
}

bool text_is(struct text t, const char *cstr)
{
	return text_eq(t, text_of(cstr));
}

static char lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

bool text_eq_ignoring_case(struct text a, struct text b)
{
	if (a.len != b.len)
		return false;
	for (size_t i = 0; i < a.len; i++)
		if (lower(a.ptr[i]) != lower(b.ptr[i]))
			return false;
	return true;
}

int text_compare(struct text a, struct text b)
{
	size_t shared = a.len < b.len ? a.len : b.len;
	int order = shared ? memcmp(a.ptr, b.ptr, shared) : 0;

	return order ? order : (a.len > b.len) - (a.len < b.len);
}

size_t text_find(struct text t, struct text needle, size_t from)
{
	const char *hit;

	if (from > t.len || needle.len > t.len - from)
		return SIZE_MAX;
	if (!needle.len)
		return from;
	hit = memmem(t.ptr + from, t.len - from, needle.ptr, needle.len);
	return hit ? (size_t)(hit - t.ptr) : SIZE_MAX;
}

static bool in_set(char c, const char *set)
{
	return c && strchr(set, c);
}

struct text text_trim_end(struct text t, const char *set)
{
	while (t.len && in_set(t.ptr[t.len - 1], set))
		t.len--;
	return t;
}

struct text text_trim(struct text t, const char *set)
{
	t = text_trim_end(t, set);
	while (t.len && in_set(t.ptr[0], set))
		t = text_from(t, 1);
	return t;
}

bool text_next_line(struct text *rest, struct text *line)
{
	size_t lf;

	if (!rest->len)
		return false;
	lf = text_find_byte(*rest, '\n', 0);
	*line = text_slice(*rest, 0, lf);
	*rest = text_from(*rest, lf == SIZE_MAX ? rest->len : lf + 1);
	if (lf != SIZE_MAX && line->len && line->ptr[line->len - 1] == '\r')
		line->len--;
	return true;
}

bool text_next_part(struct text *rest, char separator, struct text *part)
{
	size_t end;

	if (!rest->ptr)
		return false;
	end = text_find_byte(*rest, separator, 0);
	*part = text_slice(*rest, 0, end);
	*rest = end == SIZE_MAX ? (struct text){ NULL, 0 } : text_from(*rest, end + 1);
	return true;
}

/* So many digits never overflow. */
enum { SAFE_DIGITS = 19 };

bool text_to_u64(struct text t, uint64_t *value)
{
	uint64_t n = 0;

	for (size_t i = 0; i < t.len; i++) {
		uint64_t digit = (uint64_t)((unsigned char)t.ptr[i] - '0');

		if (digit > 9 || (i >= SAFE_DIGITS && n > (UINT64_MAX - digit) / 10))
			return false;
		n = n * 10 + digit;
	}
	*value = n;
	return t.len > 0;
}
