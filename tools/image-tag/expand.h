/*
 * expand: templates of tag rules and labels over the facts of a run.
 *
 *   branch tag sha base_ref is_default_branch is_not_default_branch
 *   date 'FORMAT' tz='ZONE', commit_date 'FORMAT' tz='ZONE'
 *   and, where a version is being written: raw version major minor patch prerelease prerelease.N build build.N
 *
 * Ownership  Results live in the arena.
 * Errors     -1 with a fault: those of template.h and zone.h, a date without format, an unknown option.
 */
#ifndef IMAGE_TAG_EXPAND_H
#define IMAGE_TAG_EXPAND_H

#include "common/base/arena.h"
#include "common/base/fault.h"
#include "common/release/ci.h"
#include "common/release/semver.h"

/* A version as its templates see it, whatever grammar it was read by. */
struct version_fields {
	struct text raw, version, major, minor, patch;
	struct text prerelease, build; /* dotted; empty when there is none */
};

struct expansion {
	const struct ci_context *context;
	struct arena *arena;
	struct text sha;		      /* the short one */
	int64_t now;			      /* milliseconds since 1970 */
	const struct version_fields *version; /* NULL where none is written */
	bool branch_missing;		      /* out: {{branch}} was written, and there is none */
	bool commit_date_missing;	      /* out: the time of the run took its place */
	struct text unknown;		      /* out: the first name that is not known */
};

int expand(struct expansion *expansion, struct text source, struct text *result, struct fault *fault);

bool is_default_branch(const struct ci_context *context);

#endif
