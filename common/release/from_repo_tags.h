/*
 * from_repo_tags: the version tags of a repository, highest first, and the base among them.
 *
 * Ownership  Everything is in the arena or in the tags that were given.
 */
#ifndef COMMON_RELEASE_FROM_REPO_TAGS_H
#define COMMON_RELEASE_FROM_REPO_TAGS_H

#include "common/base/arena.h"
#include "common/git/ancestry.h"
#include "common/release/from_repo.h"

struct version_tag {
	struct tag *tag;
	struct semver version;
};

struct version_tags {
	struct version_tag *items;
	size_t count;
};

struct version_tags version_tags_of(const struct tags *tags, const struct version_settings *settings, struct arena *arena);

struct base_query {
	struct ancestry *ancestry;	/* of the commit whose base is wanted */
	const struct object_id *except; /* a commit whose tags do not count; NULL: none */
	bool stable;			/* without prereleases */
	bool anywhere;			/* whether or not the commit descends from it */
};

int version_tags_base(struct repo *repo, const struct version_tags *versions, const struct base_query *query, struct release_base *base,
		      struct fault *fault);

#endif
