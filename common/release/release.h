/*
 * release: the one definition of a release, for semver-bump and changelog-gen alike.
 *
 *   Version tags   the tags that are a version after the prefix (version.prefix; without it "v" or nothing). Tags with another prefix,
 *                  and tags that are no version ("v2", "latest"), never count. Of several on one commit the highest is the commit's.
 *   Base           of a commit: the highest version tag among its ancestors, itself included. Prereleases named nightly, dev, canary,
 *                  snapshot are no version tags, unless version.base-prereleases names them.
 *   What a release brings   the commits reachable from its tag and not from the base before it; unreleased: reachable from HEAD
 *                  and not from its base. Second parents of merges included, each commit once.
 *   All releases   the version tags among the ancestors of HEAD, highest first. Each commit stands in the one release that first
 *                  shipped it: the earliest by ancestry, of releases on parallel lines the lowest version.
 *
 * A release comes as plain values, with no view into git, so that cores can be fed from a test or a JSON context.
 *
 * Ownership  All views belong to who made the release (from_repo.h: valid until the next one is asked for).
 */
#ifndef COMMON_RELEASE_RELEASE_H
#define COMMON_RELEASE_RELEASE_H

#include <stdbool.h>
#include <stdint.h>

#include "common/release/semver.h"
#include "common/release/version_keys.h"

struct release_commit {
	struct text id;	     /* 40 hexadecimal digits; empty when the message came without a repository */
	struct text message; /* as in struct commit */
	struct text author_name, author_email;
	int64_t time;	     /* of the committer */
	size_t parent_count; /* 2 and more: a merge */
};

struct release {
	struct text tag;		      /* "v1.2.0"; empty for what is not released yet */
	struct semver version;		      /* of the tag; meaningless without one */
	int64_t time;			      /* of the tag; 0 without one */
	struct text previous;		      /* tag of the release before, on the same list or the base; empty for the first */
	const struct release_commit *commits; /* newest first */
	size_t commit_count;
};

/* Is this tag a version under these settings? */
bool release_tag_version(const struct version_settings *settings, struct text tag, struct semver *version);
/* Is a version one to go on from, or a nightly and the like? */
bool release_counts(const struct version_settings *settings, const struct semver *version);
/* A tag that looks like a version under any prefix: where the version starts. False when there is none in it. */
bool release_tag_prefix(struct text tag, struct text *prefix, struct semver *version);
/* What stands before the version in the next tag: the configured prefix, else that of the tag before, else "v". */
struct text release_prefix_like(const struct version_settings *settings, struct text tag);

#endif
