/*
 * library: libgit2 started and stopped, and its errors as faults. Only for the files of this folder.
 *
 * Set once: no object cache and no hashing of what is read (each object is read once, and git checks packs when it
 * receives them), and the extensions of the repository format that do not change how objects and refs are read.
 */
#ifndef COMMON_GIT_LIBRARY_H
#define COMMON_GIT_LIBRARY_H

#include <git2.h>

#include "common/base/fault.h"
#include "common/git/object_id.h"

/* Counted: each library_open() needs a library_close(). */
int library_open(struct fault *fault);
void library_close(void);

/* What libgit2 said last, for the end of a message; never NULL. */
const char *library_error(void);

/* In leak-checked builds: libgit2 1.5 loses the memory of each pattern that it matches configuration with. */
void library_ignore_leaks(bool ignore);

/* The two are the same bytes under two names. */
const git_oid *library_oid(const struct object_id *id);
struct object_id library_id(const git_oid *oid);

#endif
