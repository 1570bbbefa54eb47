/*
 * changes: which of some folders a commit changes, against its first parent; a commit without parents changes all that it
 * holds. A file that moves from one folder to another changes both.
 *
 * Trees are compared from the top and only looked into where a folder or an exception lies below, so a commit costs
 * little whatever it changes inside a folder.
 *
 * Ownership  changes_open() makes, changes_close() frees; folders are borrowed.
 * Errors     -1 with a fault: a tree that is missing (a clone without trees) or broken.
 */
#ifndef COMMON_GIT_CHANGES_H
#define COMMON_GIT_CHANGES_H

#include "common/git/commit.h"

struct folder {
	struct text path;	   /* "packages/core"; empty: everything */
	const struct text *except; /* paths that do not count, also from the top */
	size_t except_count;
};

struct changes;

struct changes *changes_open(struct repo *repo, const struct folder *folders, size_t count);
/* Set touched[i] of each folder that is changed, clear the others. */
int changes_of(struct changes *changes, const struct commit *commit, bool *touched, struct fault *fault);
void changes_close(struct changes *changes);

#endif
