/*
 * material: what a version is decided from: the current version and the commits since, from a repository or from
 * messages alone.
 *
 * Ownership  The struct owns all that it holds, material_release() frees it. Texts handed in are borrowed.
 * Errors     -1 with a fault; material_release() is fine then too.
 */
#ifndef SEMVER_BUMP_MATERIAL_H
#define SEMVER_BUMP_MATERIAL_H

#include <stdio.h>

#include "common/base/arena.h"
#include "common/base/env.h"
#include "common/release/from_repo_packages.h"

struct material {
	struct repo *repo; /* NULL: from messages */
	struct releases *releases;
	struct package_history *packages; /* of one package instead, both borrowed */
	size_t package;
	const char *folder; /* where the project's files are; NULL: there are none */
	struct arena arena;
	struct buf input;
	bool replay; /* a range was asked for, so what came after it is no surprise */
	bool has_current;
	struct semver current;
	struct text current_tag; /* empty when the version was named on the command line */
	struct release release;
};

#define MATERIAL_INIT { .arena = ARENA_INIT, .input = BUF_INIT }

struct range {
	const char *from, *to; /* revisions; both NULL: since the current version */
	bool first_parent;
};

/* The repository that the working directory is in. */
int material_from_repo(struct material *material, struct env env, const struct version_settings *settings, const struct range *range,
		       struct fault *fault);

/* current: a version, with or without "v". separated: messages end in NUL; else all of it is one message. */
int material_from_messages(struct material *material, FILE *in, const char *current, bool separated, struct fault *fault);

/* One package of many; what changed it is known already. */
void material_from_package(struct material *material, struct repo *repo, struct package_history *packages, size_t package, const char *folder);

struct tags *material_tags(const struct material *material);
int material_last_stable(const struct material *material, struct release_base *stable, struct fault *fault);

void material_release(struct material *material);

#endif
