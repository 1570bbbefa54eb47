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

#include "common/base/buf.h"
#include "common/base/env.h"
#include "common/base/fault.h"

struct repo;

/* A commit, tag or blob id: SHA-1. */
struct object_id {
	unsigned char bytes[20];
};

enum { OBJECT_ID_HEX = 40 };

/*
 * The repository that directory is in, or the one that GIT_DIR names (hooks), discovered upwards. Worktrees, bare,
 * sparse, partial and submodule repositories are fine.
 */
struct repo *repo_open(const char *directory, struct env env, struct fault *fault);
void repo_close(struct repo *repo);

/* Top folder of the work tree; NULL in a bare repository. */
const char *repo_work_tree(const struct repo *repo);
/* This work tree's git directory (COMMIT_EDITMSG, HEAD). */
const char *repo_git_directory(const struct repo *repo);
bool repo_is_shallow(const struct repo *repo);
/* A configuration value, or NULL when it is not set. */
const char *repo_config(struct repo *repo, const char *name);

/* What a revision ("HEAD", "v1.2.0", "abc123", "main~3") resolves to, peeled to a commit. */
int repo_resolve(struct repo *repo, const char *revision, struct object_id *commit, struct fault *fault);
/* "main", or NULL when HEAD is detached. An unborn HEAD names its branch too. */
const char *repo_head_branch(struct repo *repo);
/* The best common ancestor; 1, 0 when there is none, -1. */
int repo_merge_base(struct repo *repo, const struct object_id *a, const struct object_id *b, struct object_id *base, struct fault *fault);
bool repo_has_commit(struct repo *repo, const struct object_id *id);

bool object_id_equal(const struct object_id *a, const struct object_id *b);
/* Full 40 digits only. */
bool object_id_parse(struct text hex, struct object_id *id);
void object_id_add(struct buf *out, const struct object_id *id);
/*
 * Hexadecimal digits for people: the shortest prefix of at least 7 that git too would print by default for a repository
 * of this size (core.abbrev=auto's rule), or core.abbrev.
 */
unsigned repo_short_id_length(struct repo *repo);

#endif
