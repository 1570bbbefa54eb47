/*
 * alloc: allocation that ends the process, with status 2, rather than return NULL.
 *
 * This is the only part below die.h that ends it: an error path that cannot be tested would be worse.
 */
#ifndef COMMON_BASE_ALLOC_H
#define COMMON_BASE_ALLOC_H

#include <stddef.h>

#include "common/base/attributes.h"

/* "out of memory: count times size bytes asked for", and the end. */
NORETURN void out_of_memory(size_t count, size_t size);

/* As realloc(old, count * size), overflow checked; neither may be 0. */
void *xrealloc(void *old, size_t count, size_t size);

/*
 * Room for one more in a growing array: items holds count of *cap elements of size bytes. Returns the array,
 * moved perhaps, with *cap > count.
 */
void *xgrow(void *items, size_t count, size_t *cap, size_t size);

#endif
