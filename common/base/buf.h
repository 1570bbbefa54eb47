/*
 * buf: bytes that grow, always followed by a NUL that .len does not count.
 *
 * Ownership  The buf owns .ptr; buf_release() frees it and leaves the buf empty and usable. buf_text() borrows
 *            until the next call that changes the buf.
 * Errors     Out of memory ends the process (die.h). buf_read() stops at its limit.
 */
#ifndef COMMON_BASE_BUF_H
#define COMMON_BASE_BUF_H

#include <stdarg.h>
#include <stdio.h>

#include "common/base/attributes.h"
#include "common/base/text.h"

struct buf {
	char *ptr;
	size_t len;
	size_t cap;
};

#define BUF_INIT { NULL, 0, 0 }

void buf_add(struct buf *b, struct text t);
void buf_add_byte(struct buf *b, char byte);
/* A C string. */
void buf_adds(struct buf *b, const char *cstr);
void buf_addf(struct buf *b, const char *format, ...) PRINTF_LIKE(2, 3);
void buf_addv(struct buf *b, const char *format, va_list values) PRINTF_LIKE(2, 0);

/*
 * Append the rest of a stream. 0; -1 with errno set when it could not be read; -1 with errno EFBIG when it holds
 * more than limit bytes (what was read is kept).
 */
int buf_read(struct buf *b, FILE *in, size_t limit);

struct text buf_text(const struct buf *b);
/* As a C string; never NULL. */
const char *buf_cstr(const struct buf *b);
/* Make it len bytes long, len being at most what it is. */
void buf_cut(struct buf *b, size_t len);
void buf_release(struct buf *b);

#endif
