/*
 * arena: memory for what is parsed, given back all at once.
 *
 * One arena lives as long as a run, or as long as a record on streams (arena_reset() between records keeps the
 * pages). Under AddressSanitizer each object is allocated apart, so that overflows show.
 *
 * Ownership  The arena owns every object; arena_release() frees them all and leaves the arena usable.
 * Errors     Out of memory ends the process (die.h).
 */
#ifndef COMMON_BASE_ARENA_H
#define COMMON_BASE_ARENA_H

#include <stddef.h>

#include "common/base/attributes.h"
#include "common/base/text.h"

struct arena {
	struct arena_page *pages;
	size_t used; /* bytes handed out since the last reset, for limits */
};

#define ARENA_INIT { NULL, 0 }

/* Room for count objects of size bytes, zeroed, aligned for any type. */
void *arena_zalloc(struct arena *a, size_t count, size_t size);
/* A copy of the bytes, followed by a NUL that .len does not count. */
struct text arena_copy(struct arena *a, struct text t);
const char *arena_cstr(struct arena *a, struct text t);
struct text arena_printf(struct arena *a, const char *format, ...) PRINTF_LIKE(2, 3);

/* Forget all objects but keep the largest page for what comes next. */
void arena_reset(struct arena *a);
void arena_release(struct arena *a);

#endif
