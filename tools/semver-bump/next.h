/*
 * next: the whole of one answer: material, effects of its commits, checks, decision.
 *
 * Ownership  next_decide() fills the caller's struct, next_release() frees what it holds; settings are borrowed.
 * Errors     -1 with a fault; next_release() is fine then too.
 */
#ifndef SEMVER_BUMP_NEXT_H
#define SEMVER_BUMP_NEXT_H

#include "common/release/effect.h"
#include "common/release/intent.h"
#include "tools/semver-bump/channel.h"
#include "tools/semver-bump/decide.h"
#include "tools/semver-bump/material.h"

struct next_settings {
	struct version_settings version;
	struct commits_settings commits;
	struct range range;
	const char *current; /* NULL: from the repository that the working directory is in */
	bool separated;	     /* with .current: messages end in NUL */
	unsigned by;	     /* enum bump: whatever the commits say; BUMP_NONE: they decide */
	const char *pre;     /* name of the prerelease to make; NULL: none, or what the branch's channel says */
	const char *build;   /* build metadata; NULL: none */
	const char *branch;  /* for channels; NULL: that of the CI system or of HEAD */
	bool snapshot;
	bool zero_given; /* version.zero is from the command line or .relutils.yml */
};

struct next {
	const struct next_settings *settings;
	struct material material;
	struct commit_types types;
	struct arena arena;
	struct effects effects;
	struct text package;	/* its name; .ptr NULL: the whole repository */
	struct intents intents; /* with version.source: intents */
	struct channel channel;
	enum bump floor;		    /* what others make of it at least: a dependency, a group of packages */
	const struct semver *group_current; /* the highest of its group of packages, instead of its own; NULL: it has none */
	struct decision decision;
};

#define NEXT_INIT { .material = MATERIAL_INIT, .arena = ARENA_INIT }

int next_decide(struct next *next, const struct next_settings *settings, struct env env, FILE *in, struct fault *fault);
/* The same for one package, whose prefix stands in the settings; .package is set before. */
int next_decide_package(struct next *next, const struct next_settings *settings, const struct material *material, struct env env, struct fault *fault);
/* Once more, after .floor or .group_current was set. */
int next_decide_again(struct next *next, struct fault *fault);
/* The level of its commits or intents, or what others or the settings make of it. */
enum bump next_level(const struct next *next);
void next_release(struct next *next);

#endif
