/*
 * tree: the content that a commit holds, and whether the work tree still is that.
 *
 * Errors  -1 with a fault: a missing or broken object, an index that cannot be read.
 */
#ifndef COMMON_GIT_TREE_H
#define COMMON_GIT_TREE_H

#include "common/git/repo.h"

/* The id of a commit's tree: the same for the same content, whatever the history. */
int tree_of_commit(struct repo *repo, const struct object_id *commit, struct object_id *tree, struct fault *fault);
/* Are tracked files changed, in the index or in the work tree? 1, 0 (also in a bare repository), -1. */
int tree_is_dirty(struct repo *repo, struct fault *fault);

#endif
