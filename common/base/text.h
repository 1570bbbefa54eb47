/*
 * text: a read-only view of bytes that somebody else owns.
 *
 * Ownership  A view owns nothing; it is valid while the bytes it was cut from are.
 * Units      .len counts bytes. No NUL is promised and the bytes may hold NUL.
 * Errors     Nothing here allocates, so nothing here can fail.
 */
#ifndef COMMON_BASE_TEXT_H
#define COMMON_BASE_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

struct text {
	const char *ptr;
	size_t len;
};

/* View of a string literal, without its NUL. */
#define TEXT(literal) ((struct text){ (literal), sizeof(literal) - 1 })
/* The same for initialisers of static tables. */
#define TEXT_INIT(literal)                     \
	{                                      \
		(literal), sizeof(literal) - 1 \
	}
/* The two printf arguments of "%.*s". */
#define TEXT_ARGS(t) (int)((t).len > INT32_MAX ? INT32_MAX : (t).len), ((t).ptr ? (t).ptr : "")

/* View of a C string, without its NUL; NULL gives the empty view. */
struct text text_of(const char *cstr);

/* The short ones stand here, so that compilers can put them where they are called: parsers live on them. */

/* The part from byte offset start on, at most len bytes; cut to what there is. */
static inline struct text text_slice(struct text t, size_t start, size_t len)
{
	if (start > t.len)
		start = t.len;
	if (len > t.len - start)
		len = t.len - start;
	return (struct text){ t.ptr ? t.ptr + start : NULL, len };
}

static inline struct text text_from(struct text t, size_t start)
{
	return text_slice(t, start, t.len);
}

static inline bool text_eq(struct text a, struct text b)
{
	return a.len == b.len && (!a.len || !memcmp(a.ptr, b.ptr, a.len));
}

static inline bool text_starts_with(struct text t, struct text prefix)
{
	return t.len >= prefix.len && text_eq(text_slice(t, 0, prefix.len), prefix);
}

static inline bool text_ends_with(struct text t, struct text suffix)
{
	return t.len >= suffix.len && text_eq(text_from(t, t.len - suffix.len), suffix);
}

/* Byte offset of the first such byte at or after from; SIZE_MAX when there is none. */
static inline size_t text_find_byte(struct text t, char byte, size_t from)
{
	const char *hit = from < t.len ? (const char *)memchr(t.ptr + from, byte, t.len - from) : NULL;

	return hit ? (size_t)(hit - t.ptr) : SIZE_MAX;
}

/* The same for a needle of several bytes. */
size_t text_find(struct text t, struct text needle, size_t from);

/* Same bytes as a C string? */
bool text_is(struct text t, const char *cstr);
/* Same bytes, A to Z and a to z taken as equal? */
bool text_eq_ignoring_case(struct text a, struct text b);
/* Bytewise order, as memcmp(); a prefix sorts first. */
int text_compare(struct text a, struct text b);

/* Without leading and trailing bytes that are in set (a C string of single bytes). */
struct text text_trim(struct text t, const char *set);
struct text text_trim_end(struct text t, const char *set);

/*
 * Cut the first line off *rest into *line, without its LF or CRLF. A last line without LF counts.
 * False, with *line untouched, once *rest is empty.
 */
bool text_next_line(struct text *rest, struct text *line);
/*
 * Cut up to the first separator byte off *rest into *part. "a,,b" has three parts; an empty *rest whose .ptr
 * is NULL is finished, so that "a," has two parts. False when finished.
 */
bool text_next_part(struct text *rest, char separator, struct text *part);

/* Decimal digits only, all of them, no sign; false when there is none, another byte, or an overflow. */
bool text_to_u64(struct text t, uint64_t *value);

#endif
