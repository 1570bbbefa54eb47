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

struct text {
	const char *ptr;
	size_t len;
};

/* View of a string literal, without its NUL. */
#define TEXT(literal) ((struct text){ (literal), sizeof(literal) - 1 })
/* The same for initialisers of static tables. */
#define TEXT_INIT(literal)               \
	{                                \
		(literal), sizeof(literal) - 1 \
	}
/* The two printf arguments of "%.*s". */
#define TEXT_ARGS(t) (int)((t).len > INT32_MAX ? INT32_MAX : (t).len), ((t).ptr ? (t).ptr : "")

/* View of a C string, without its NUL; NULL gives the empty view. */
struct text text_of(const char *cstr);

bool text_eq(struct text a, struct text b);
/* Same bytes as a C string? */
bool text_is(struct text t, const char *cstr);
/* Same bytes, A to Z and a to z taken as equal? */
bool text_eq_ignoring_case(struct text a, struct text b);
/* Bytewise order, as memcmp(); a prefix sorts first. */
int text_compare(struct text a, struct text b);

bool text_starts_with(struct text t, struct text prefix);
bool text_ends_with(struct text t, struct text suffix);
/* Byte offset of the first needle at or after from; SIZE_MAX when there is none. */
size_t text_find(struct text t, struct text needle, size_t from);
size_t text_find_byte(struct text t, char byte, size_t from);

/* The part from byte offset start on, at most len bytes; cut to what there is. */
struct text text_slice(struct text t, size_t start, size_t len);
struct text text_from(struct text t, size_t start);

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
