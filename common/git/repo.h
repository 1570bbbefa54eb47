/*
 * repo: a git repository opened for reading; nothing above this folder sees libgit2.
 *
 * libgit2 is initialised by the first repo_open() and shut down by the last repo_close().
 *
 * Ownership  repo_open() makes, repo_close() frees. Strings returned live as long as the repo.
 * Errors     -1 or NULL with a fault that names the repository, what is wrong and the cure: not a repository, owned by
 *            another user (safe.directory), SHA-256 objects, reftable, replace refs, grafts, unborn HEAD, unknown revision.
 */
#ifndef COMMON_GIT_REPO_H
#define COMMON_GIT_REPO_H

#include <stdbool.h>

#include "common/base/env.h"
#include "common/base/fault.h"
#include "common/git/object_id.h"

struct repo;

/*
 * The repository that directory is in, discovered upwards, or the one that GIT_DIR names (hooks). Worktrees, bare,
 * sparse, partial and submodule repositories are fine, and objects that a push has not delivered yet (the quarantine
 * folder that GIT_OBJECT_DIRECTORY names in server hooks) are seen.
 */
struct repo *repo_open(const char *directory, struct env env, struct fault *fault);
void repo_close(struct repo *repo);

/* Top folder of the work tree, without '/' at the end; NULL in a bare repository. */
const char *repo_work_tree(const struct repo *repo);
/* This work tree's git directory (COMMIT_EDITMSG, HEAD), without '/' at the end. */
const char *repo_git_directory(const struct repo *repo);
/* The one that all work trees share (packed-refs, objects); the same as the above in most repositories. */
const char *repo_common_directory(const struct repo *repo);
bool repo_is_shallow(struct repo *repo);
/* A configuration value, or NULL when it is not set. */
const char *repo_config(struct repo *repo, const char *name);

/* What a revision ("HEAD", "v1.2.0", "abc123", "main~3") resolves to, peeled to a commit. */
int repo_resolve(struct repo *repo, const char *revision, struct object_id *commit, struct fault *fault);
/* "main", or NULL when HEAD is detached. An unborn HEAD names its branch too. */
const char *repo_head_branch(struct repo *repo);
bool repo_has_commit(struct repo *repo, const struct object_id *id);

/*
 * Hexadecimal digits for people, for object_id_add_short(): core.abbrev, else what git takes for a repository of this
 * size (half the bits of the number of objects, at least 7).
 */
unsigned repo_short_id_length(struct repo *repo);

#endif
