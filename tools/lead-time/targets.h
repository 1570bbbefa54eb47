/*
 * targets: limits that results are judged by: "p75<1d,cfr<5%".
 *
 * Names: p50 p75 p90 p95 mean max (change lead time), recovery (its median), cfr (change fail rate), rework, frequency
 * (successful deployments a day). Units: s, min, h, d, w; %; frequency /d, /w, /month; without a unit seconds, shares of one
 * and deployments a day. What cannot be told, because there is nothing to measure, is not met.
 *
 * Ownership  Lists live in the arena.
 * Errors     targets_parse(): -1 with a fault that names the part that is wrong.
 */
#ifndef LEAD_TIME_TARGETS_H
#define LEAD_TIME_TARGETS_H

#include "common/base/fault.h"
#include "tools/lead-time/result.h"

struct target {
	struct text written; /* "p75<1d" */
	unsigned metric;
	bool below, or_equal;
	int64_t limit; /* millionths of a second, of one, of a deployment a day */
};

struct targets {
	struct target *items;
	size_t count;
};

int targets_parse(const char *written, struct arena *arena, struct targets *targets, struct fault *fault);
/* The value is that of the metric, when it can be told. */
bool target_is_met(const struct target *target, const struct result *result, struct ratio *value);

#endif
