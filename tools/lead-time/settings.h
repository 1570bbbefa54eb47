/*
 * settings: what lead-time is asked for, from .relutils.yml and the command line.
 *
 * Ownership  Strings belong to the options and the configuration; lead_time_settings_release() frees the lists.
 */
#ifndef LEAD_TIME_SETTINGS_H
#define LEAD_TIME_SETTINGS_H

#include "common/base/env.h"
#include "common/base/fault.h"
#include "common/base/strings.h"
#include "common/cli/keys.h"
#include "tools/lead-time/result.h"

struct settings {
	struct strings tags, excluded, paths;
	const char *deployments, *incidents; /* files, "-": standard input; NULL: none */
	unsigned input;			     /* index into input_names */
	const char *environment;	     /* NULL: all */
	const char *since, *until, *now;     /* as written; NULL: not given */
	unsigned clock, merges, by;
	bool commits, merge;
	const char *excluded_commits; /* regular expression; NULL: none */
	const char *targets;	      /* targets.h; NULL: none */
	unsigned year;		      /* index into level_years */
};

/* The section "lead-time"; offsets are within struct settings. */
extern const struct section lead_time_section;

/* .since and .until as times: those of time_parse(), or days and weeks before now: "30d", "12w". */
int settings_measure(const struct settings *settings, int64_t now, struct measure *measure, struct fault *fault);
void lead_time_settings_release(struct settings *settings);

#endif
