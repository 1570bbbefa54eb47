/*
 * generate: from what was asked for to the notes in a report and, if wanted, in a changelog.
 *
 * Ownership  generate() leaves nothing behind; settings are the caller's.
 * Errors     -1 with a fault; the changelog is then as it was.
 */
#ifndef TOOLS_CHANGELOG_GEN_GENERATE_H
#define TOOLS_CHANGELOG_GEN_GENERATE_H

#include "common/base/env.h"
#include "common/release/commits_keys.h"
#include "common/release/package.h"
#include "common/release/version_keys.h"
#include "common/report/report.h"
#include "tools/changelog-gen/keys.h"

struct generate_settings {
	struct version_settings version;
	struct commits_settings commits;
	struct changelog_settings changelog;
	struct packages_settings packages;
	const char *package;   /* only this one; NULL: everything */
	const char *release;   /* the version of what is not released yet; NULL: it has none */
	const char *tag;       /* show this release */
	const char *from, *to; /* revisions */
	bool all, all_lines;
	const char *context;	 /* file to read instead of a repository; NULL: none */
	const char *prepend;	 /* file; NULL: none */
	bool check;		 /* only look whether it is up to date */
	const char *now;	 /* as for time_now() */
	const char *config_file; /* relative to it stands a template that the configuration names; NULL: to here */
	bool text, json;	 /* which views are wanted */
};

/* What came of it, for a remark. */
struct generated {
	size_t releases;
	bool stale;	 /* the changelog was, or is, not up to date */
	char since[256]; /* the tag that the commits were counted from; "" for none */
};

int generate(const struct generate_settings *settings, struct env env, struct report *report, struct generated *generated, struct fault *fault);

#endif
