#include "tools/lead-time/result.h"

#include <stdlib.h>

#include "common/base/alloc.h"

enum { DAY = 86400,
       RATIO_PLACES = 6 };

/* The values that the summaries are made of. */
struct collection {
	struct samples intervals, lead_time, recovery, resolution, duration, failure_intervals, rollback_time;
	struct samples one; /* lead times of the deployment at hand */
	const struct deployment *success_before, *failure_before;
};

static void finish(struct samples *samples, struct summary *summary)
{
	*summary = samples_summary(samples);
	samples_release(samples);
}

/* Seconds rounded down to a whole day, also before 1970. */
static int64_t day_of(int64_t time)
{
	int64_t day = time / DAY;

	return (time < day * DAY ? day - 1 : day) * DAY;
}

static void choose_window(struct measure *measure, const struct timeline *timeline)
{
	if (!measure->has_since)
		measure->since = timeline->count ? day_of(timeline->items[0]->time) : 0;
	if (!measure->has_until)
		measure->until = timeline->count ? day_of(timeline->items[timeline->count - 1]->time) + DAY : 0;
}

bool result_takes(const struct measure *measure, const struct deployment *deployment, const struct change *change, int64_t *age)
{
	*age = deployment->time - (measure->clock == CLOCK_AUTHOR ? change->author : change->committer);
	return deployment->kind == KIND_FORWARD && !change->excluded && !(change->merge && measure->merges == MERGES_EXCLUDE);
}

static void measure_changes(struct result *result, struct row *row, struct collection *all)
{
	const struct deployment *deployment = row->deployment;
	int64_t age;

	all->one.count = 0;
	for (size_t i = 0; i < deployment->new_changes.count; i++) {
		const struct change *change = &deployment->new_changes.items[i];

		row->merges += change->merge;
		if (!result_takes(&result->measure, deployment, change, &age))
			continue;
		if (age < 0) {
			row->negative++;
			continue;
		}
		samples_add(&all->one, age);
		samples_add(&all->lead_time, age);
	}
	row->lead_time = samples_summary(&all->one);
	if (deployment->kind == KIND_FORWARD) {
		result->commits += deployment->new_changes.count;
		result->merges += row->merges;
		result->negative += row->negative;
	} else if (deployment->kind == KIND_INITIAL) {
		result->baseline += deployment->new_changes.count;
	}
}

static void measure_failure(struct result *result, const struct deployment *deployment, struct collection *all)
{
	if (deployment->causes) {
		if (all->failure_before)
			samples_add(&all->failure_intervals, deployment->time - all->failure_before->time);
		all->failure_before = deployment;
		result->failed++;
	}
	if (deployment->causes & CAUSE_ROLLBACK)
		samples_add(&all->rollback_time, deployment->rolled_back_after);
	for (size_t cause = 0; cause < CAUSES; cause++)
		result->failed_by[cause] += deployment->causes >> cause & 1U;
	if (deployment->recovered)
		samples_add(&all->recovery, deployment->recovery);
	result->open += deployment->open;
	for (size_t i = 0; i < deployment->incident_count; i++)
		if (deployment->incidents[i]->is_resolved)
			samples_add(&all->resolution, deployment->incidents[i]->resolved - deployment->incidents[i]->opened);
}

/* Length of the union of [deployment, recovery) of all that failed; what is still open lasts until the window's end. */
static int64_t measure_outage(const struct result *result)
{
	int64_t covered = INT64_MIN, outage = 0;

	for (size_t i = 0; i < result->row_count; i++) {
		const struct deployment *deployment = result->rows[i].deployment;
		int64_t start = deployment->time > covered ? deployment->time : covered;
		int64_t end = deployment->recovered ? deployment->time + deployment->recovery : result->measure.until;

		if (!deployment->causes || end <= start)
			continue;
		outage += end - start;
		covered = end;
	}
	return outage;
}

static void add_row(struct result *result, const struct deployment *deployment, struct collection *all)
{
	struct row *row = &result->rows[result->row_count++];

	*row = (struct row){ .deployment = deployment };
	result->kinds[deployment->kind]++;
	measure_changes(result, row, all);
	measure_failure(result, deployment, all);
	if (deployment->has_created && deployment->has_finished && deployment->finished >= deployment->created)
		samples_add(&all->duration, deployment->finished - deployment->created);
	if (deployment->outcome == OUTCOME_FAILURE) {
		result->failures++;
		return;
	}
	result->successes++;
	result->rework += deployment->rework;
	result->active_days += !all->success_before || day_of(all->success_before->time) != day_of(deployment->time);
	if (all->success_before)
		samples_add(&all->intervals, deployment->time - all->success_before->time);
	all->success_before = deployment;
}

void result_compute(struct result *result, const struct timeline *timeline, const struct measure *measure)
{
	struct collection all = { .success_before = NULL };

	*result = (struct result){ .timeline = timeline, .measure = *measure };
	choose_window(&result->measure, timeline);
	result->rows = xrealloc(NULL, timeline->count + 1, sizeof(*result->rows));
	for (size_t i = 0; i < timeline->count; i++) {
		int64_t time = timeline->items[i]->time;

		if (time >= result->measure.since && time < result->measure.until)
			add_row(result, timeline->items[i], &all);
	}
	result->outage = measure_outage(result);
	finish(&all.intervals, &result->intervals);
	finish(&all.lead_time, &result->lead_time);
	finish(&all.recovery, &result->recovery);
	finish(&all.resolution, &result->resolution);
	finish(&all.duration, &result->duration);
	finish(&all.failure_intervals, &result->failure_intervals);
	finish(&all.rollback_time, &result->rollback_time);
	samples_release(&all.one);
}

void result_release(struct result *result)
{
	free(result->rows);
	result->rows = NULL;
}

static struct ratio ratio_of(int64_t numerator, int64_t denominator)
{
	if (denominator <= 0)
		return (struct ratio){ false, { 0, 0 } };
	return (struct ratio){ true, decimal_ratio(numerator, denominator, RATIO_PLACES) };
}

struct ratio result_per_day(const struct result *result)
{
	return ratio_of((int64_t)result->successes * DAY, result->measure.until - result->measure.since);
}

struct ratio result_fail_rate(const struct result *result)
{
	return ratio_of((int64_t)result->failed, (int64_t)result->row_count);
}

struct ratio result_rework_rate(const struct result *result)
{
	return ratio_of((int64_t)result->rework, (int64_t)result->successes);
}

struct ratio result_success_rate(const struct result *result)
{
	return ratio_of((int64_t)result->successes, (int64_t)result->row_count);
}

struct decimal result_days(const struct result *result)
{
	return decimal_ratio(result->measure.until - result->measure.since, DAY, RATIO_PLACES);
}
