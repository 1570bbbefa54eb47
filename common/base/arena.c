#include "common/base/arena.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "common/base/alloc.h"

#if defined(__SANITIZE_ADDRESS__)
#define OBJECTS_APART 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define OBJECTS_APART 1
#endif
#endif
#ifndef OBJECTS_APART
#define OBJECTS_APART 0
#endif

enum { FIRST_PAGE = 4096,
       LARGEST_PAGE = 1 << 20 };

struct arena_page {
	struct arena_page *next;
	size_t size, used;
	_Alignas(max_align_t) char bytes[];
};

static struct arena_page *add_page(struct arena *a, size_t need)
{
	size_t size = a->pages ? a->pages->size * 2 : FIRST_PAGE;
	struct arena_page *page;

	if (size > LARGEST_PAGE)
		size = LARGEST_PAGE;
	if (OBJECTS_APART || size < need)
		size = need;
	if (size > SIZE_MAX - sizeof(*page))
		out_of_memory(1, size);
	page = xrealloc(NULL, 1, sizeof(*page) + size);
	*page = (struct arena_page){ .next = a->pages, .size = size };
	a->pages = page;
	return page;
}

static void *take(struct arena *a, size_t size, size_t align)
{
	struct arena_page *page = a->pages;
	size_t start = page ? (page->used + align - 1) & ~(align - 1) : 0;

	if (!page || start > page->size || size > page->size - start) {
		page = add_page(a, size ? size : 1);
		start = 0;
	}
	page->used = OBJECTS_APART ? page->size : start + size;
	a->used += size;
	return page->bytes + start;
}

/* What an object of this size can ask for at most: alignments are powers of two that divide the size. */
static size_t alignment_of(size_t size)
{
	const size_t least = _Alignof(void *), most = _Alignof(max_align_t);
	size_t power = size & (~size + 1);

	return power < least ? least : power > most ? most
						    : power;
}

void *arena_zalloc(struct arena *a, size_t count, size_t size)
{
	void *p;

	if (size && count > SIZE_MAX / 2 / size)
		out_of_memory(count, size);
	p = take(a, count * size, alignment_of(size));
	memset(p, 0, count * size);
	return p;
}

struct text arena_copy(struct arena *a, struct text t)
{
	char *copy = take(a, t.len + 1, 1);

	if (t.len)
		memcpy(copy, t.ptr, t.len);
	copy[t.len] = '\0';
	return (struct text){ copy, t.len };
}

const char *arena_cstr(struct arena *a, struct text t)
{
	return arena_copy(a, t).ptr;
}

struct text arena_printf(struct arena *a, const char *format, ...)
{
	va_list values;
	char *p;
	int n;

	va_start(values, format);
	n = vsnprintf(NULL, 0, format, values);
	va_end(values);
	if (n < 0)
		out_of_memory(1, strlen(format)); /* the only way that formatting fails */
	p = take(a, (size_t)n + 1, 1);
	va_start(values, format);
	vsnprintf(p, (size_t)n + 1, format, values);
	va_end(values);
	return (struct text){ p, (size_t)n };
}

void arena_reset(struct arena *a)
{
	struct arena_page *keep = OBJECTS_APART ? NULL : a->pages;

	for (struct arena_page *page = a->pages, *next; page; page = next) {
		next = page->next;
		if (page != keep)
			free(page);
	}
	a->pages = keep;
	a->used = 0;
	if (keep) {
		keep->next = NULL;
		keep->used = 0;
	}
}

void arena_release(struct arena *a)
{
	for (struct arena_page *page = a->pages, *next; page; page = next) {
		next = page->next;
		free(page);
	}
	*a = (struct arena)ARENA_INIT;
}
