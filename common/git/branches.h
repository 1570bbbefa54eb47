/*
 * branches: names for where a repository stands when HEAD itself names none.
 *
 * Ownership  Names live as long as the repo.
 * Errors     -1 with a fault when references or history cannot be read.
 */
#ifndef COMMON_GIT_BRANCHES_H
#define COMMON_GIT_BRANCHES_H

#include "common/git/repo.h"

/* The branch that refs/remotes/origin/HEAD names: "main"; NULL when there is no such reference. */
const char *branch_default(struct repo *repo);

/*
 * The branch to call a detached HEAD by: one whose last commit this is, else one that contains it; local ones before
 * those of origin, the default branch before others, then the first by name. *name is NULL when there is none.
 */
int branch_of_commit(struct repo *repo, const struct object_id *commit, const char **name, struct fault *fault);

#endif
