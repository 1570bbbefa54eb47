/* alloc: allocation that ends the process (die.h) rather than return NULL. */
#ifndef COMMON_BASE_ALLOC_H
#define COMMON_BASE_ALLOC_H

#include <stddef.h>

/* As realloc(old, count * size), overflow checked; neither may be 0. */
void *xrealloc(void *old, size_t count, size_t size);

/*
 * Room for one more in a growing array: items holds count of *cap elements of size bytes. Returns the array,
 * moved perhaps, with *cap > count.
 */
void *xgrow(void *items, size_t count, size_t *cap, size_t size);

#endif
