/*
 * remote: where the repository came from.
 *
 * Ownership  The URL lives as long as the repo.
 */
#ifndef COMMON_GIT_REMOTE_H
#define COMMON_GIT_REMOTE_H

#include "common/git/repo.h"

/*
 * URL of the remote that the current branch follows, else of "origin", else of the only one; NULL when there is none.
 * As configured, with url.*.insteadOf applied and without password; without user too unless it is an SSH one.
 */
const char *remote_url(struct repo *repo);

#endif
