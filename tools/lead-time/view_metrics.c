/*
 * view_metrics: the results as metrics, one text that Prometheus' and OpenMetrics' parsers both read.
 *
 * Gauges, summaries and one histogram; families in one piece, base units, no timestamps, no blank lines; what has no value
 * is left out, never NaN. The openmetrics view ends in "# EOF". The gitlab view is for a metrics report, which compares values
 * as strings from one pipeline to the next: it leaves out what changes by itself. Names are described in docs/lead-time.md.
 */
#include "common/base/utf8.h"
#include "tools/lead-time/views.h"

enum family_type { GAUGE,
		   SUMMARY,
		   HISTOGRAM };

/* Where the samples of a family go. */
struct samples_out {
	struct buf *out;
	const char *family;
	struct text environment;
};

struct family {
	const char *name, *help;
	enum family_type type;
	bool steady; /* changes only with what is measured */
	void (*write)(struct samples_out *to, const struct result *result);
};

static void add_label_value(struct buf *out, struct text value)
{
	struct buf valid = BUF_INIT;

	utf8_add_valid(&valid, value);
	for (size_t i = 0; i < valid.len; i++) {
		if (valid.ptr[i] == '\n')
			buf_adds(out, "\\n");
		else if (valid.ptr[i] == '"' || valid.ptr[i] == '\\')
			buf_addf(out, "\\%c", valid.ptr[i]);
		else
			buf_add_byte(out, valid.ptr[i]);
	}
	buf_release(&valid);
}

/* name{env="…",label="value"} value; label may be NULL. */
static void sample(struct samples_out *to, const char *suffix, const char *label, const char *label_value, struct decimal value)
{
	buf_addf(to->out, "%s%s{env=\"", to->family, suffix);
	add_label_value(to->out, to->environment);
	buf_add_byte(to->out, '"');
	if (label)
		buf_addf(to->out, ",%s=\"%s\"", label, label_value);
	buf_adds(to->out, "} ");
	decimal_add(to->out, value);
	buf_add_byte(to->out, '\n');
}

static struct decimal whole(int64_t value)
{
	return (struct decimal){ value, 0 };
}

static void count(struct samples_out *to, size_t value)
{
	sample(to, "", NULL, NULL, whole((int64_t)value));
}

static void ratio(struct samples_out *to, struct ratio value)
{
	if (value.is_known)
		sample(to, "", NULL, NULL, value.value);
}

static void summary(struct samples_out *to, const struct summary *summary)
{
	static const char *const quantiles[PERCENTILES] = { "0.5", "0.75", "0.9", "0.95" };

	for (size_t i = 0; summary->n && i < PERCENTILES; i++)
		sample(to, "", "quantile", quantiles[i], summary->percentiles[i]);
	sample(to, "_sum", NULL, NULL, whole(summary->sum));
	sample(to, "_count", NULL, NULL, whole((int64_t)summary->n));
}

static void write_lead_time(struct samples_out *to, const struct result *result)
{
	summary(to, &result->lead_time);
}

/* From an hour to a year. */
static const struct {
	int64_t seconds;
	const char *text;
} bounds[] = {
	{ 3600, "3600.0" },
	{ 14400, "14400.0" },
	{ 43200, "43200.0" },
	{ 86400, "86400.0" },
	{ 172800, "172800.0" },
	{ 604800, "604800.0" },
	{ 1209600, "1209600.0" },
	{ 2592000, "2592000.0" },
	{ 7776000, "7776000.0" },
	{ 15552000, "15552000.0" },
	{ 31536000, "31536000.0" },
};

enum { BOUNDS = sizeof(bounds) / sizeof(bounds[0]) };

static void write_distribution(struct samples_out *to, const struct result *result)
{
	size_t counts[BOUNDS] = { 0 };
	int64_t age;

	for (size_t i = 0; i < result->row_count; i++) {
		const struct deployment *deployment = result->rows[i].deployment;

		for (size_t c = 0; c < deployment->new_changes.count; c++) {
			if (!result_takes(&result->measure, deployment, &deployment->new_changes.items[c], &age) || age < 0)
				continue;
			for (size_t b = 0; b < BOUNDS; b++)
				counts[b] += age <= bounds[b].seconds;
		}
	}
	for (size_t b = 0; b < BOUNDS; b++)
		sample(to, "_bucket", "le", bounds[b].text, whole((int64_t)counts[b]));
	sample(to, "_bucket", "le", "+Inf", whole((int64_t)result->lead_time.n));
	sample(to, "_sum", NULL, NULL, whole(result->lead_time.sum));
	sample(to, "_count", NULL, NULL, whole((int64_t)result->lead_time.n));
}

static void write_changes(struct samples_out *to, const struct result *result)
{
	count(to, result->commits);
}

static void write_deployments(struct samples_out *to, const struct result *result)
{
	sample(to, "", "outcome", "success", whole((int64_t)result->successes));
	sample(to, "", "outcome", "failure", whole((int64_t)result->failures));
}

static void write_kinds(struct samples_out *to, const struct result *result)
{
	for (size_t kind = 0; kind < DEPLOYMENT_KINDS; kind++)
		sample(to, "", "kind", deployment_kind_names[kind], whole((int64_t)result->kinds[kind]));
}

static void write_per_day(struct samples_out *to, const struct result *result)
{
	ratio(to, result_per_day(result));
}

static void write_active_days(struct samples_out *to, const struct result *result)
{
	count(to, result->active_days);
}

static void write_intervals(struct samples_out *to, const struct result *result)
{
	summary(to, &result->intervals);
}

static void write_duration(struct samples_out *to, const struct result *result)
{
	summary(to, &result->duration);
}

static void write_fail_rate(struct samples_out *to, const struct result *result)
{
	ratio(to, result_fail_rate(result));
}

static void write_failed(struct samples_out *to, const struct result *result)
{
	for (size_t cause = 0; cause < CAUSES; cause++)
		sample(to, "", "cause", cause_names[cause], whole((int64_t)result->failed_by[cause]));
}

static void write_recovery(struct samples_out *to, const struct result *result)
{
	summary(to, &result->recovery);
}

static void write_open(struct samples_out *to, const struct result *result)
{
	count(to, result->open);
}

static void write_outage(struct samples_out *to, const struct result *result)
{
	sample(to, "", NULL, NULL, whole(result->outage));
}

static void write_rework(struct samples_out *to, const struct result *result)
{
	ratio(to, result_rework_rate(result));
}

static void write_last(struct samples_out *to, const struct result *result)
{
	if (result->timeline->count)
		sample(to, "", NULL, NULL, whole(result->timeline->items[result->timeline->count - 1]->time));
}

static void write_since(struct samples_out *to, const struct result *result)
{
	sample(to, "", NULL, NULL, whole(result->measure.since));
}

static void write_until(struct samples_out *to, const struct result *result)
{
	sample(to, "", NULL, NULL, whole(result->measure.until));
}

static const struct family families[] = {
	{ "release_lead_time_seconds", "Seconds from a commit to the deployment that made it live.", SUMMARY, true, write_lead_time },
	{ "release_lead_time_distribution_seconds", "Commits by seconds to the deployment that made them live.", HISTOGRAM, true, write_distribution },
	{ "release_changes", "Commits that went live in the window.", GAUGE, true, write_changes },
	{ "release_deployments", "Finished deployments in the window.", GAUGE, true, write_deployments },
	{ "release_deployments_by_kind", "Finished deployments in the window by what they brought.", GAUGE, true, write_kinds },
	{ "release_deployments_per_day", "Successful deployments a day.", GAUGE, true, write_per_day },
	{ "release_deployment_dates", "Days with a successful deployment.", GAUGE, true, write_active_days },
	{ "release_deployment_interval_seconds", "Seconds between successful deployments.", SUMMARY, true, write_intervals },
	{ "release_deployment_duration_seconds", "Seconds that a deployment took.", SUMMARY, true, write_duration },
	{ "release_change_fail_ratio", "Share of deployments that failed.", GAUGE, true, write_fail_rate },
	{ "release_failed_deployments", "Deployments that failed, by cause; one may have several.", GAUGE, true, write_failed },
	{ "release_recovery_seconds", "Seconds from a failed deployment to its recovery.", SUMMARY, true, write_recovery },
	{ "release_open_failures", "Failed deployments that were not recovered.", GAUGE, true, write_open },
	{ "release_outage_seconds", "Seconds in which a failed deployment was not recovered.", GAUGE, false, write_outage },
	{ "release_rework_ratio", "Share of successful deployments that were rework.", GAUGE, true, write_rework },
	{ "release_last_deployment_timestamp_seconds", "Time of the last finished deployment.", GAUGE, false, write_last },
	{ "release_window_start_timestamp_seconds", "Start of the window.", GAUGE, false, write_since },
	{ "release_window_end_timestamp_seconds", "End of the window.", GAUGE, false, write_until },
};

static void write_family(struct buf *out, const struct family *family, const struct answer *answer)
{
	static const char *const types[] = { "gauge", "summary", "histogram" };
	size_t start = out->len, samples_at;

	buf_addf(out, "# HELP %s %s\n# TYPE %s %s\n", family->name, family->help, family->name, types[family->type]);
	samples_at = out->len;
	for (size_t i = 0; i < answer->count; i++) {
		struct samples_out to = { out, family->name, answer->results[i].timeline->environment };

		family->write(&to, &answer->results[i]);
	}
	if (out->len == samples_at)
		buf_cut(out, start);
}

static void write_families(struct view_run *run, bool only_steady, const char *last)
{
	struct buf out = BUF_INIT;

	for (size_t i = 0; i < sizeof(families) / sizeof(families[0]); i++)
		if (!only_steady || (families[i].steady && families[i].type != HISTOGRAM))
			write_family(&out, &families[i], answer_of(run));
	buf_adds(&out, last);
	fwrite(out.ptr, 1, out.len, run->out);
	buf_release(&out);
}

static int end_prometheus(struct view_run *run, const struct report_totals *totals, struct fault *fault)
{
	(void)totals;
	(void)fault;
	write_families(run, false, "");
	return 0;
}

static int end_openmetrics(struct view_run *run, const struct report_totals *totals, struct fault *fault)
{
	(void)totals;
	(void)fault;
	write_families(run, false, "# EOF\n");
	return 0;
}

static int end_gitlab(struct view_run *run, const struct report_totals *totals, struct fault *fault)
{
	(void)totals;
	(void)fault;
	write_families(run, true, "# EOF\n");
	return 0;
}

const struct view view_results_prometheus = { .name = "prometheus", .end = end_prometheus };
const struct view view_results_openmetrics = { .name = "openmetrics", .end = end_openmetrics };
const struct view view_results_gitlab = { .name = "gitlab", .end = end_gitlab };
