/*
 * remote: where the repository came from.
 *
 * Ownership  The URL lives as long as the repo.
 */
#ifndef COMMON_GIT_REMOTE_H
#define COMMON_GIT_REMOTE_H

#include "common/git/repo.h"

/*
 * URL of the remote that the current branch follows, else "origin", else the only one; NULL when there is none. As configured, url.*.insteadOf
 * applied, user and password removed.
 */
const char *remote_url(struct repo *repo);

#endif
