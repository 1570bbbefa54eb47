/*
 * measurement: a run of lead-time from its settings to its results: sources read, commits walked, metrics computed.
 *
 * Ownership  measurement_release() frees everything; the settings are the caller's.
 * Errors     -1 with a fault: what cannot be read or measured.
 */
#ifndef LEAD_TIME_MEASUREMENT_H
#define LEAD_TIME_MEASUREMENT_H

#include "common/release/version_keys.h"
#include "tools/lead-time/consequences.h"
#include "tools/lead-time/merge.h"
#include "tools/lead-time/settings.h"
#include "tools/lead-time/targets.h"
#include "tools/lead-time/timelines.h"

struct measurement {
	const struct settings *settings;
	const struct version_settings *version;
	const struct strings *files; /* to merge */
	struct env env;
	bool quiet;

	int64_t now;
	struct arena arena;
	struct timelines timelines;
	struct incidents incidents;
	struct targets targets;
	struct regex *excluded;
	struct merged merged;
	struct repo *repo;		 /* NULL when results are merged */
	struct result *results, *before; /* one a timeline; .before NULL when there is no window before */
};

int measurement_make(struct measurement *m, struct fault *fault);
void measurement_release(struct measurement *m);

#endif
