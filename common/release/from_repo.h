/*
 * from_repo: releases as release.h defines them, read from a git repository.
 *
 * Ownership  releases_open() makes, releases_close() frees. A release and its views are valid until the next releases_next().
 *            The repo must outlive the reader.
 * Cost       RELEASES_UNRELEASED and RELEASES_ONE read what they need. RELEASES_ALL walks the history once and keeps what
 *            struct release_commit holds of every commit.
 * Errors     -1 or NULL with a fault: those of git/repo.h and git/history.h; a tag that is not there.
 */
#ifndef COMMON_RELEASE_FROM_REPO_H
#define COMMON_RELEASE_FROM_REPO_H

#include "common/git/history.h"
#include "common/git/tags.h"
#include "common/release/release.h"

enum releases_scope {
	RELEASES_UNRELEASED, /* one release without a tag: the commits since the base, none perhaps */
	RELEASES_ONE,	     /* the release of .tag */
	RELEASES_RANGE,	     /* one release without a tag: reachable from .head and not from .from */
	RELEASES_ALL	     /* the unreleased one, none perhaps in it; then every release, highest first */
};

struct releases_request {
	enum releases_scope scope;
	const char *head;  /* a revision; NULL: HEAD */
	const char *tag;   /* RELEASES_ONE */
	const char *from;  /* RELEASES_RANGE: a revision; NULL: from the first commit on */
	bool all_lines;	   /* RELEASES_ALL: releases that .head does not have, too */
	bool first_parent; /* second parents of merges are left out (commits.first-parent) */
};

/* The version to go on from. */
struct release_base {
	bool found;
	struct text tag;
	struct semver version;
	struct object_id commit;
};

struct releases;

struct releases *releases_open(struct repo *repo, const struct version_settings *settings, const struct releases_request *request,
			       struct fault *fault);
/* 1 with *release filled in, 0 at the end, -1 with a fault. */
int releases_next(struct releases *releases, struct release *release, struct fault *fault);
/* The base of .head (RELEASES_UNRELEASED, _ALL), of the tag without itself (_ONE), of .from (_RANGE). */
const struct release_base *releases_base(const struct releases *releases);
/* The highest version without a prerelease among the ancestors of the base. */
int releases_last_stable(struct releases *releases, struct release_base *stable, struct fault *fault);
/* Every tag of the repository, sorted by name. */
struct tags *releases_tags(struct releases *releases);
void releases_close(struct releases *releases);

#endif
