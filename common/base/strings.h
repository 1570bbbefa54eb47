/*
 * strings: a growing list of C strings, such as the values of an option given several times.
 *
 * Ownership  The list owns its array; the strings are borrowed. strings_release() leaves it empty and usable.
 */
#ifndef COMMON_BASE_STRINGS_H
#define COMMON_BASE_STRINGS_H

#include <stddef.h>

struct strings {
	const char **items;
	size_t count;
	size_t cap;
};

#define STRINGS_INIT { NULL, 0, 0 }

void strings_add(struct strings *list, const char *string);
void strings_release(struct strings *list);

#endif
