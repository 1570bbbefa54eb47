/*
 * source: the releases that were asked for, one after another, as a repository tells them.
 *
 * Ownership  source_open() fills in the caller's struct, source_close() frees what it holds, also after a fault. Releases are valid
 *            until the next one is asked for.
 * Errors     -1 with a fault: those of release/from_repo.h; a version that has a tag already.
 */
#ifndef TOOLS_CHANGELOG_GEN_SOURCE_H
#define TOOLS_CHANGELOG_GEN_SOURCE_H

#include "common/release/forge.h"
#include "common/release/from_repo_packages.h"

struct source_request {
	struct releases_request releases;
	const char *version;	       /* the name of what is not released yet, with or without its prefix; NULL: none */
	int64_t now;		       /* its date */
	const struct package *package; /* only the commits that change it, and its tags; NULL: everything */
	const struct commits_settings *commits;
	const char *url; /* of the repository; NULL: that of its remote */
	enum forge_kind forge;
};

struct source {
	struct repo *repo;
	struct version_settings settings; /* with the prefix of the package */
	struct package_filter *filter;	  /* NULL: everything */
	struct releases *releases;
	struct forge forge;
	struct text head; /* "HEAD", or the id of the revision that was asked for instead */
	bool named;
	struct text tag; /* of the version that is named */
	struct semver version;
	int64_t now;
	struct arena arena;
};

int source_open(struct source *source, const char *directory, struct env env, const struct version_settings *settings,
		const struct source_request *request, struct fault *fault);
/* 1 with *release filled in, 0 at the end, -1 with a fault. What is neither released nor named is left out when there is nothing in it. */
int source_next(struct source *source, struct release *release, struct fault *fault);
void source_close(struct source *source);

#endif
