/* internal: what the files of this folder know of an opened repository. Nothing outside includes it. */
#ifndef COMMON_GIT_INTERNAL_H
#define COMMON_GIT_INTERNAL_H

#include "common/base/arena.h"
#include "common/git/library.h"
#include "common/git/repo.h"

struct graph;

struct repo {
	git_repository *handle;
	git_odb *odb;
	git_config *config;  /* a snapshot, made by the first repo_config() */
	struct graph *graph; /* made by the first walk */
	struct arena arena;
	const char *work_tree, *git_directory, *common_directory;
	struct object_id *boundaries; /* of a shallow clone, sorted */
	size_t boundary_count;
	bool boundaries_read;
	unsigned short_id_length; /* 0 until asked for */
};

/* Fault unless this is a repository whose every object and reference can be read, by a user who may. */
int repo_check_format(const struct repo *repo, struct fault *fault);
int repo_check_owner(const struct repo *repo, struct env env, struct fault *fault);
/* Name the repository format that kept libgit2 from opening this git directory; false when it is none of the known ones. */
bool repo_explain_format(const char *git_directory, struct fault *fault);

/* Make .config; false when that fails. */
bool repo_config_snapshot(struct repo *repo);

/* Is this commit one whose parents a shallow clone left out? */
bool repo_is_boundary(struct repo *repo, const struct object_id *id);
/* The end of every message about history that a shallow clone hides. */
#define SHALLOW_CURE "fetch the whole history (fetch-depth: 0 in actions/checkout, GIT_DEPTH: 0 in GitLab, git fetch --unshallow)"

/* An object of this type: 0 with *object, GIT_ENOTFOUND when there is none, -1 with a fault when it is broken or of another type. */
int repo_read_object(struct repo *repo, const struct object_id *id, git_object_t type, git_odb_object **object, struct fault *fault);

#endif
