/*
 * result: the five metrics of one environment over one window, and what they were made from.
 *
 * Ownership  result_release() frees what result_compute() allocated; the timeline is borrowed.
 */
#ifndef LEAD_TIME_RESULT_H
#define LEAD_TIME_RESULT_H

#include "tools/lead-time/deployment.h"
#include "tools/lead-time/statistics.h"

enum clock_choice { CLOCK_COMMITTER,
		    CLOCK_AUTHOR };
enum merges_choice { MERGES_EXCLUDE,
		     MERGES_INCLUDE,
		     MERGES_FIRST_PARENT };

extern const char *const clock_names[], *const merges_names[]; /* NULL at the end */

struct measure {
	enum clock_choice clock;
	enum merges_choice merges;
	bool has_since, has_until; /* else whole UTC days from the first to the last deployment */
	int64_t since, until;	   /* half-open */
};

/* One deployment of the window. */
struct row {
	const struct deployment *deployment;
	size_t merges, negative;
	struct summary lead_time;
};

struct result {
	const struct timeline *timeline;
	struct measure measure; /* .since and .until filled in */
	struct row *rows;
	size_t row_count;

	size_t successes, failures, kinds[DEPLOYMENT_KINDS];
	size_t active_days;
	struct summary intervals; /* between successes */
	size_t commits, merges, negative, baseline;
	struct summary lead_time;
	size_t failed, failed_by[CAUSES];
	struct summary recovery, resolution;
	size_t open;
	int64_t outage; /* seconds in which a failed deployment was not recovered */
	size_t rework;
	struct summary duration;	  /* from created to finished, of those that say both */
	struct summary failure_intervals; /* between failed deployments */
	struct summary rollback_time;	  /* from a deployment to the finish of its rollback */
};

void result_compute(struct result *result, const struct timeline *timeline, const struct measure *measure);
void result_release(struct result *result);

/*
 * Is this change, new with the deployment, a sample of lead time? *age is the seconds from it to the deployment, negative
 * when a clock was wrong: such a one is counted but is no sample.
 */
bool result_takes(const struct measure *measure, const struct deployment *deployment, const struct change *change, int64_t *age);

/* Of nothing there is no ratio. */
struct ratio {
	bool is_known;
	struct decimal value;
};

struct ratio result_per_day(const struct result *result);
struct ratio result_fail_rate(const struct result *result);
struct ratio result_rework_rate(const struct result *result);
/* Successes of all that finished. */
struct ratio result_success_rate(const struct result *result);
struct decimal result_days(const struct result *result);

#endif
