/*
 * root: the top folder of the repository that a directory is in, found without opening the repository.
 *
 * Ownership  Results are appended to the caller's buf.
 * Errors     root_find() is false when no directory upwards holds a .git (folder, or file as in worktrees).
 */
#ifndef COMMON_BASE_ROOT_H
#define COMMON_BASE_ROOT_H

#include "common/base/buf.h"

bool root_find(const char *directory, struct buf *root);

#endif
