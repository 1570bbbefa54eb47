#include "common/base/alloc.h"

#include <stdint.h>
#include <stdlib.h>

#include "common/base/die.h"

void *xrealloc(void *old, size_t count, size_t size)
{
	void *p = NULL;

	if (count && size && count <= SIZE_MAX / size)
		p = realloc(old, count * size);
	if (!p)
		die("out of memory: %zu times %zu bytes asked for", count, size);
	return p;
}

void *xgrow(void *items, size_t count, size_t *cap, size_t size)
{
	if (count < *cap)
		return items;
	*cap = *cap ? *cap * 2 : 8;
	return xrealloc(items, *cap, size);
}
