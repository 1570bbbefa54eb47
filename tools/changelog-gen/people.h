/*
 * people: who wrote the commits of a release, and whose first ones they are.
 *
 * Authors and "Co-authored-by:" trailers count, each person once whatever the address (.mailmap); merge commits do not. A
 * contribution is somebody's first when no commit of theirs is older in the history of the revision that was asked for.
 *
 * Ownership  people_open() fills in the caller's struct, people_close() frees what it holds, also after a fault. Nodes live in the
 *            arena given for them.
 * Cost       One walk of the whole history.
 */
#ifndef TOOLS_CHANGELOG_GEN_PEOPLE_H
#define TOOLS_CHANGELOG_GEN_PEOPLE_H

#include "common/git/repo.h"
#include "common/release/forge.h"
#include "common/release/mailmap.h"
#include "common/release/release.h"

struct people {
	struct mailmap mailmap;
	struct map first; /* address in lower case, or name -> struct object_id of the oldest commit */
	struct arena arena;
	struct buf mailmap_file;
};

int people_open(struct people *people, struct repo *repo, const char *revision, struct fault *fault);
void people_close(struct people *people);

/*
 * Those of a release, who wrote most of it first: {"name", "email", "login", "url", "commits", "first-time"}. login is null but for
 * the addresses that the forge itself gives out (ID+login@users.noreply.…), and always when logins is false.
 */
const struct node *people_of_release(const struct people *people, const struct release *release, const struct forge *forge, bool logins, struct arena *arena);

#endif
