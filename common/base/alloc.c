#include "common/base/alloc.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

void out_of_memory(size_t count, size_t size)
{
	/* Nothing that allocates. Status 2: there is no answer (die.h). */
	fprintf(stderr, "relutils: out of memory: %zu times %zu bytes asked for\n", count, size);
	exit(2);
}

void *xrealloc(void *old, size_t count, size_t size)
{
	void *p = NULL;

	if (count && size && count <= SIZE_MAX / size)
		p = realloc(old, count * size);
	if (!p)
		out_of_memory(count, size);
	return p;
}

void *xgrow(void *items, size_t count, size_t *cap, size_t size)
{
	if (count < *cap)
		return items;
	*cap = *cap ? *cap * 2 : 8;
	return xrealloc(items, *cap, size);
}
