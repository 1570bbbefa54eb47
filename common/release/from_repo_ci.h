/*
 * from_repo_ci: what a clone knows of what is being built, for ci_add_git().
 *
 * A detached HEAD is called by the highest version among its tags, else by its first tag, else by a branch.
 *
 * Ownership  Texts live in the arena.
 * Errors     -1 with a fault: those of git/repo.h (no commit yet, among others).
 */
#ifndef COMMON_RELEASE_FROM_REPO_CI_H
#define COMMON_RELEASE_FROM_REPO_CI_H

#include "common/base/arena.h"
#include "common/git/repo.h"
#include "common/release/ci.h"

int ci_from_repo(struct repo *repo, struct arena *arena, struct ci_git_facts *facts, struct fault *fault);

#endif
