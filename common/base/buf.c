#include "common/base/buf.h"

#include <errno.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "common/base/alloc.h"

enum { FIRST_CAP = 128 };

static void reserve(struct buf *b, size_t more)
{
	size_t need;

	if (more > SIZE_MAX / 2 - b->len - 1)
		out_of_memory(1, more);
	need = b->len + more + 1;
	if (need <= b->cap)
		return;
	b->cap = need < FIRST_CAP ? FIRST_CAP : need + need / 2;
	b->ptr = xrealloc(b->ptr, b->cap, 1);
}

void buf_add(struct buf *b, struct text t)
{
	reserve(b, t.len);
	if (t.len)
		memcpy(b->ptr + b->len, t.ptr, t.len);
	b->len += t.len;
	b->ptr[b->len] = '\0';
}

void buf_add_byte(struct buf *b, char byte)
{
	buf_add(b, (struct text){ &byte, 1 });
}

void buf_adds(struct buf *b, const char *cstr)
{
	buf_add(b, text_of(cstr));
}

void buf_addv(struct buf *b, const char *format, va_list values)
{
	va_list again;
	int n;

	va_copy(again, values);
	n = vsnprintf(NULL, 0, format, again);
	va_end(again);
	if (n < 0)
		out_of_memory(1, strlen(format)); /* the only way that formatting fails */
	reserve(b, (size_t)n);
	vsnprintf(b->ptr + b->len, (size_t)n + 1, format, values);
	b->len += (size_t)n;
}

void buf_addf(struct buf *b, const char *format, ...)
{
	va_list values;

	va_start(values, format);
	buf_addv(b, format, values);
	va_end(values);
}

int buf_read(struct buf *b, FILE *in, size_t limit)
{
	size_t start = b->len, n;

	do {
		reserve(b, b->len - start < 65536 ? 8192 : 65536);
		n = fread(b->ptr + b->len, 1, b->cap - b->len - 1, in);
		b->len += n;
		b->ptr[b->len] = '\0';
		if (b->len - start > limit) {
			buf_cut(b, start + limit);
			errno = EFBIG;
			return -1;
		}
	} while (n);
	return ferror(in) ? -1 : 0;
}

struct text buf_text(const struct buf *b)
{
	return (struct text){ buf_cstr(b), b->len };
}

const char *buf_cstr(const struct buf *b)
{
	return b->ptr ? b->ptr : "";
}

void buf_cut(struct buf *b, size_t len)
{
	if (len >= b->len)
		return;
	b->len = len;
	b->ptr[len] = '\0';
}

void buf_release(struct buf *b)
{
	free(b->ptr);
	*b = (struct buf)BUF_INIT;
}
