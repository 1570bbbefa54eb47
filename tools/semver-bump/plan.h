/*
 * plan: the next versions of all packages of a repository, and what they make of one another: a package whose dependency is
 * released gets a patch at least; groups share versions (package.h).
 *
 * Ownership  plan_make() fills the caller's struct, plan_release() frees what it holds.
 * Packages come from the configuration, or else from the files of other tools (package_sources.h).
 *
 * Errors     -1 with a fault; plan_release() is fine then too.
 */
#ifndef SEMVER_BUMP_PLAN_H
#define SEMVER_BUMP_PLAN_H

#include "common/report/report.h"
#include "tools/semver-bump/next.h"

struct plan {
	struct repo *repo;
	struct packages packages;
	struct package_history *history;
	struct next *nexts;		/* of each package */
	struct next_settings *settings; /* of each package */
	struct package_request request;
	struct next_settings common; /* what all packages share */
	struct arena arena;
};

#define PLAN_INIT { .arena = ARENA_INIT }

int plan_make(struct plan *plan, const struct next_settings *settings, const struct packages_settings *packages, struct env env, struct fault *fault);
/* The package of that name: NULL with a fault when there is none. */
const struct next *plan_find(const struct plan *plan, const char *name, struct fault *fault);
bool plan_released(const struct plan *plan);
/* Fields: packages, a JSON list; released; and NAME-version, NAME-bump, NAME-tag of each for flat outputs. */
void plan_add(struct report *report, const struct plan *plan);
void plan_release(struct plan *plan);

#endif
