/* view_text: a table for people: the five metrics in fit units, the window before beside them, and how they went. */
#include <stdlib.h>

#include "common/base/time.h"
#include "common/base/utf8.h"
#include "tools/lead-time/units.h"
#include "tools/lead-time/views.h"

enum { DAY = 86400,
       BUCKETS = 12,
       NAME_WIDTH = 33,
       VALUE_WIDTH = 14 };

/* A line of the table: the number now, the number before, what it is made of, and a sparkline. */
struct line {
	const char *name;
	struct buf now, before, details, course;
};

static void pad(struct buf *out, struct text t, size_t width)
{
	size_t taken = utf8_width(t);

	buf_add(out, t);
	do
		buf_add_byte(out, ' ');
	while (++taken < width);
}

static void add_line(struct buf *out, struct line *line, bool with_before)
{
	pad(out, text_of(line->name), NAME_WIDTH);
	pad(out, buf_text(&line->now), VALUE_WIDTH);
	if (with_before)
		pad(out, buf_text(&line->before), VALUE_WIDTH);
	if (line->course.len)
		pad(out, buf_text(&line->course), BUCKETS + 2);
	buf_add(out, buf_text(&line->details));
	buf_cut(out, text_trim_end(buf_text(out), " ").len);
	buf_add_byte(out, '\n');
	buf_release(&line->now);
	buf_release(&line->before);
	buf_release(&line->details);
	buf_release(&line->course);
}

static size_t bucket_of(const struct result *result, int64_t time)
{
	int64_t span = result->measure.until - result->measure.since;

	return (size_t)((time - result->measure.since) * BUCKETS / span);
}

/* Successes in each twelfth of the window. */
static void add_frequency_course(struct buf *out, const struct result *result)
{
	int64_t counts[BUCKETS] = { 0 };

	for (size_t i = 0; i < result->row_count; i++)
		if (result->rows[i].deployment->outcome == OUTCOME_SUCCESS)
			counts[bucket_of(result, result->rows[i].deployment->time)]++;
	if (result->successes > 1)
		units_add_sparkline(out, counts, BUCKETS);
}

/* The median of the deployments' medians in each twelfth. */
static void add_lead_time_course(struct buf *out, const struct result *result)
{
	struct samples samples = SAMPLES_INIT;
	int64_t medians[BUCKETS];

	for (size_t bucket = 0; bucket < BUCKETS; bucket++) {
		samples.count = 0;
		for (size_t i = 0; i < result->row_count; i++)
			if (result->rows[i].lead_time.n && bucket_of(result, result->rows[i].deployment->time) == bucket)
				samples_add(&samples, result->rows[i].lead_time.percentiles[0].units / 100);
		medians[bucket] = samples.count ? samples_percentile(&samples, 50).units / 100 : -1;
	}
	samples_release(&samples);
	if (result->lead_time.n > 1)
		units_add_sparkline(out, medians, BUCKETS);
}

static void add_median(struct buf *out, const struct summary *summary)
{
	if (summary->n)
		units_add_duration(out, summary->percentiles[0]);
	else
		buf_adds(out, "-");
}

static void add_ratio(struct buf *out, struct ratio ratio, void (*add)(struct buf *, struct decimal))
{
	if (ratio.is_known)
		add(out, ratio.value);
	else
		buf_adds(out, "-");
}

static void add_lead_time(struct buf *out, const struct result *now, const struct result *before)
{
	struct line line = { .name = "change lead time" };

	add_median(&line.now, &now->lead_time);
	if (before)
		add_median(&line.before, &before->lead_time);
	add_lead_time_course(&line.course, now);
	buf_adds(&line.details, "median of ");
	units_add_count(&line.details, now->lead_time.n, "commit");
	if (now->lead_time.n) {
		buf_adds(&line.details, "; p75 ");
		units_add_duration(&line.details, now->lead_time.percentiles[1]);
		buf_adds(&line.details, ", p90 ");
		units_add_duration(&line.details, now->lead_time.percentiles[2]);
	}
	if (now->negative)
		buf_addf(&line.details, "; left out: %zu dated after their deployment", now->negative);
	add_line(out, &line, before);
}

static void add_frequency(struct buf *out, const struct result *now, const struct result *before)
{
	struct line line = { .name = "deployment frequency" };

	add_ratio(&line.now, result_per_day(now), units_add_frequency);
	if (before)
		add_ratio(&line.before, result_per_day(before), units_add_frequency);
	add_frequency_course(&line.course, now);
	units_add_count(&line.details, now->successes, "deployment");
	buf_adds(&line.details, " on ");
	units_add_count(&line.details, now->active_days, "day");
	if (now->kinds[KIND_UNKNOWN])
		buf_addf(&line.details, ", %zu of commits that are not in the repository", now->kinds[KIND_UNKNOWN]);
	add_line(out, &line, before);
}

static void add_fail_rate(struct buf *out, const struct result *now, const struct result *before)
{
	struct line line = { .name = "change fail rate" };
	const char *separator = ": ";

	add_ratio(&line.now, result_fail_rate(now), units_add_percent);
	if (before)
		add_ratio(&line.before, result_fail_rate(before), units_add_percent);
	buf_addf(&line.details, "%zu of %zu", now->failed, now->row_count);
	for (size_t i = 0; i < CAUSES; i++) {
		if (!now->failed_by[i])
			continue;
		buf_addf(&line.details, "%s%zu by %s", separator, now->failed_by[i], cause_names[i]);
		separator = ", ";
	}
	add_line(out, &line, before);
}

static void add_recovery(struct buf *out, const struct result *now, const struct result *before)
{
	struct line line = { .name = "failed deployment recovery time" };

	add_median(&line.now, &now->recovery);
	if (before)
		add_median(&line.before, &before->recovery);
	buf_addf(&line.details, "median of %zu, %zu open", now->recovery.n, now->open);
	add_line(out, &line, before);
}

static void add_rework(struct buf *out, const struct result *now, const struct result *before)
{
	struct line line = { .name = "deployment rework rate" };

	add_ratio(&line.now, result_rework_rate(now), units_add_percent);
	if (before)
		add_ratio(&line.before, result_rework_rate(before), units_add_percent);
	buf_addf(&line.details, "%zu of %zu", now->rework, now->successes);
	add_line(out, &line, before);
}

/* Midnights as dates. */
static void add_time(struct buf *out, int64_t time)
{
	if (time % DAY)
		time_add_rfc3339(out, time);
	else
		time_add_date(out, time);
}

static void add_title(struct buf *out, const struct result *result, int64_t now)
{
	const struct timeline *timeline = result->timeline;

	utf8_add_visible(out, timeline->environment);
	buf_adds(out, ", ");
	if (result->measure.until > result->measure.since) {
		add_time(out, result->measure.since);
		buf_adds(out, " until ");
		add_time(out, result->measure.until);
		buf_adds(out, " (");
		decimal_add(out, result_days(result));
		buf_adds(out, result->measure.until - result->measure.since == DAY ? " day)" : " days)");
	} else {
		buf_adds(out, "no time at all");
	}
	if (timeline->count) {
		int64_t last = timeline->items[timeline->count - 1]->time;

		buf_adds(out, "; last deployment ");
		units_add_duration(out, (struct decimal){ last < now ? now - last : last - now, 0 });
		buf_adds(out, last < now ? " ago\n" : " in the future\n");
	} else {
		buf_adds(out, "; no deployment\n");
	}
}

static void add_targets(struct buf *out, const struct targets *targets, const struct result *result)
{
	for (size_t i = 0; i < targets->count; i++) {
		struct line line = { .name = i ? "" : "targets" };
		struct ratio value;

		buf_adds(&line.now, target_is_met(&targets->items[i], result, &value) ? "met" : value.is_known ? "missed"
													       : "nothing to measure");
		buf_add(&line.details, targets->items[i].written);
		add_line(out, &line, false);
	}
}

static void add_levels(struct buf *out, unsigned year, const struct result *result)
{
	static const char *const names[LEVEL_METRICS] = { "lead time", "frequency", "fail rate", "recovery" };
	struct line line = { .name = NULL };
	struct buf name = BUF_INIT;

	buf_addf(&name, "levels of %s", level_years[year]);
	line.name = buf_cstr(&name);
	for (enum level_metric metric = 0; metric < LEVEL_METRICS; metric++) {
		const char *word = level_of(year, metric, result);

		if (word)
			buf_addf(&line.now, "%s%s: %s", line.now.len ? ", " : "", names[metric], word);
	}
	if (!line.now.len)
		buf_adds(&line.now, "none can be told");
	add_line(out, &line, false);
	buf_release(&name);
}

/* A line for each week or month: its start, and the numbers that move. */
static void add_periods(struct buf *out, enum period by, const struct result *whole)
{
	struct measure period = { .until = whole->measure.since };

	while (periods_next(by, &whole->measure, &period)) {
		struct line line = { .name = NULL };
		struct buf name = BUF_INIT;
		struct result result;

		result_compute(&result, whole->timeline, &period);
		buf_addf(&name, "%s of ", period_names[by]);
		add_time(&name, result.measure.since);
		line.name = buf_cstr(&name);
		add_median(&line.now, &result.lead_time);
		units_add_count(&line.details, result.successes, "deployment");
		buf_addf(&line.details, ", %zu of %zu failed", result.failed, result.row_count);
		add_line(out, &line, false);
		buf_release(&name);
		result_release(&result);
	}
}

static void add_result(struct buf *out, const struct answer *answer, size_t i)
{
	const struct result *now = &answer->results[i], *before = answer->before ? &answer->before[i] : NULL;
	struct line header = { .name = "" };

	add_title(out, now, answer->now);
	if (before) {
		buf_adds(&header.now, "now");
		buf_adds(&header.before, "before");
		add_line(out, &header, true);
	}
	add_lead_time(out, now, before);
	add_frequency(out, now, before);
	add_fail_rate(out, now, before);
	add_recovery(out, now, before);
	add_rework(out, now, before);
	add_periods(out, answer->by, now);
	if (answer->year)
		add_levels(out, answer->year, now);
	add_targets(out, answer->targets, now);
}

static int end(struct view_run *run, const struct report_totals *totals, struct fault *fault)
{
	const struct answer *answer = answer_of(run);
	struct buf out = BUF_INIT;

	(void)totals;
	(void)fault;
	for (size_t i = 0; i < answer->count; i++) {
		if (i)
			buf_add_byte(&out, '\n');
		add_result(&out, answer, i);
	}
	fwrite(out.ptr, 1, out.len, run->out);
	buf_release(&out);
	return 0;
}

const struct view view_results_text = { .name = "text", .end = end };
