/* view_html: a page for people, in one file: the metrics, how lead times spread, deployments over time, and each deployment. */
#include "common/base/time.h"
#include "tools/lead-time/html.h"
#include "tools/lead-time/units.h"
#include "tools/lead-time/views.h"

enum { DAY = 86400,
       PERIODS = 24,
       COMMITS_SHOWN = 200,
       SHORT_ID = 10 };

static void add_tile(struct buf *out, const char *name, struct buf *value, struct buf *note)
{
	buf_addf(out, "<div><dt>%s</dt><dd class=\"value\">%s</dd><dd class=\"note\">%s</dd></div>\n", name, value->len ? buf_cstr(value) : "–", buf_cstr(note));
	buf_cut(value, 0);
	buf_cut(note, 0);
}

static void add_tiles(struct buf *out, const struct result *result)
{
	struct buf value = BUF_INIT, note = BUF_INIT;
	struct ratio per_day = result_per_day(result), failed = result_fail_rate(result), rework = result_rework_rate(result);

	buf_adds(out, "<dl>\n");
	if (result->lead_time.n)
		units_add_duration(&value, result->lead_time.percentiles[0]);
	buf_adds(&note, "median of ");
	units_add_count(&note, result->lead_time.n, "commit");
	add_tile(out, "Change lead time", &value, &note);
	if (per_day.is_known)
		units_add_frequency(&value, per_day.value);
	units_add_count(&note, result->successes, "deployment");
	add_tile(out, "Deployment frequency", &value, &note);
	if (failed.is_known)
		units_add_percent(&value, failed.value);
	buf_addf(&note, "%zu of %zu", result->failed, result->row_count);
	add_tile(out, "Change fail rate", &value, &note);
	if (result->recovery.n)
		units_add_duration(&value, result->recovery.percentiles[0]);
	buf_addf(&note, "median of %zu, %zu open", result->recovery.n, result->open);
	add_tile(out, "Failed deployment recovery time", &value, &note);
	if (rework.is_known)
		units_add_percent(&value, rework.value);
	buf_addf(&note, "%zu of %zu", result->rework, result->successes);
	add_tile(out, "Deployment rework rate", &value, &note);
	buf_adds(out, "</dl>\n");
	buf_release(&value);
	buf_release(&note);
}

static const struct {
	int64_t below; /* seconds */
	const char *name;
} spans[] = {
	{ 3600, "1 h" },
	{ 14400, "4 h" },
	{ 43200, "12 h" },
	{ DAY, "1 d" },
	{ 2 * DAY, "2 d" },
	{ 7 * DAY, "7 d" },
	{ 14 * DAY, "14 d" },
	{ 30 * DAY, "30 d" },
	{ 90 * DAY, "90 d" },
	{ 180 * DAY, "180 d" },
	{ 365 * DAY, "365 d" },
	{ INT64_MAX, "more" },
};

enum { SPANS = sizeof(spans) / sizeof(spans[0]) };

static void add_distribution(struct buf *out, const struct result *result)
{
	struct html_bar bars[SPANS] = { { .value = 0 } };
	int64_t age;

	for (size_t i = 0; i < SPANS; i++)
		snprintf(bars[i].name, sizeof(bars[i].name), "%s%s", i + 1 < SPANS ? "< " : "", spans[i].name);
	for (size_t i = 0; i < result->row_count; i++) {
		const struct deployment *deployment = result->rows[i].deployment;

		for (size_t c = 0; c < deployment->new_changes.count; c++) {
			size_t span = 0;

			if (!result_takes(&result->measure, deployment, &deployment->new_changes.items[c], &age) || age < 0)
				continue;
			while (age >= spans[span].below)
				span++;
			bars[span].value++;
		}
	}
	html_bars(out, "Commits by lead time", bars, SPANS);
}

static void add_course(struct buf *out, const struct result *result)
{
	struct html_bar bars[PERIODS] = { { .value = 0 } };
	int64_t span = result->measure.until - result->measure.since;
	struct buf date = BUF_INIT;

	for (int64_t i = 0; i < PERIODS; i++) {
		buf_cut(&date, 0);
		time_add_date(&date, result->measure.since + span / PERIODS * i);
		snprintf(bars[i].name, sizeof(bars[i].name), "%s", buf_cstr(&date));
	}
	for (size_t i = 0; i < result->row_count; i++) {
		const struct deployment *deployment = result->rows[i].deployment;
		struct html_bar *bar = &bars[(deployment->time - result->measure.since) * PERIODS / span];

		bar->value++;
		bar->marked += deployment->causes != 0;
	}
	html_bars(out, "Deployments over time, failed ones at the foot", bars, PERIODS);
	buf_release(&date);
}

static void add_commits(struct buf *out, const struct measure *measure, const struct deployment *deployment)
{
	const struct change_list *changes = &deployment->new_changes;

	if (!changes->count) {
		buf_adds(out, "0");
		return;
	}
	buf_addf(out, "<details><summary>%zu</summary>", changes->count);
	for (size_t i = 0; i < changes->count && i < COMMITS_SHOWN; i++) {
		int64_t age;

		result_takes(measure, deployment, &changes->items[i], &age);
		buf_adds(out, "<div><code>");
		object_id_add_short(out, &changes->items[i].id, SHORT_ID);
		buf_adds(out, "</code> ");
		units_add_duration(out, (struct decimal){ age, 0 });
		buf_adds(out, changes->items[i].merge ? " (merge)</div>" : "</div>");
	}
	if (changes->count > COMMITS_SHOWN)
		buf_addf(out, "<div>and %zu more</div>", changes->count - COMMITS_SHOWN);
	buf_adds(out, "</details>");
}

static void add_row(struct buf *out, const struct measure *measure, const struct row *row)
{
	const struct deployment *deployment = row->deployment;
	const char *separator = "";

	buf_adds(out, "<tr><td>");
	time_add_rfc3339(out, deployment->time);
	buf_adds(out, "</td><td>");
	html_escape(out, deployment->id);
	buf_addf(out, "</td><td>%s</td><td class=\"number\">", deployment_kind_names[deployment->kind]);
	add_commits(out, measure, deployment);
	buf_adds(out, "</td><td class=\"number\">");
	if (row->lead_time.n)
		units_add_duration(out, row->lead_time.percentiles[0]);
	buf_adds(out, "</td><td class=\"failed\">");
	for (size_t i = 0; i < CAUSES; i++) {
		if (!(deployment->causes >> i & 1U))
			continue;
		buf_addf(out, "%s%s", separator, cause_names[i]);
		separator = ", ";
	}
	buf_adds(out, "</td><td class=\"number\">");
	if (deployment->recovered)
		units_add_duration(out, (struct decimal){ deployment->recovery, 0 });
	else if (deployment->open)
		buf_adds(out, "open");
	buf_addf(out, "</td><td>%s</td></tr>\n", deployment->rework ? "rework" : "");
}

static void add_result(struct buf *out, const struct result *result)
{
	buf_adds(out, "<section>\n<h2>");
	html_escape(out, result->timeline->environment);
	buf_adds(out, "</h2>\n<p>");
	time_add_rfc3339(out, result->measure.since);
	buf_adds(out, " until ");
	time_add_rfc3339(out, result->measure.until);
	buf_adds(out, "</p>\n");
	add_tiles(out, result);
	if (result->row_count) {
		add_distribution(out, result);
		add_course(out, result);
		buf_adds(out, "<h3>Deployments, the last one first</h3>\n<div class=\"scroll\" tabindex=\"0\">\n<table>\n<thead><tr><th scope=\"col\">time</th>"
			      "<th scope=\"col\">deployment</th><th scope=\"col\">kind</th><th scope=\"col\" class=\"number\">commits</th>"
			      "<th scope=\"col\" class=\"number\">median lead time</th><th scope=\"col\">failed by</th><th scope=\"col\" class=\"number\">recovery</th>"
			      "<th scope=\"col\"></th></tr></thead>\n<tbody>\n");
		for (size_t i = result->row_count; i-- > 0;)
			add_row(out, &result->measure, &result->rows[i]);
		buf_adds(out, "</tbody>\n</table>\n</div>\n");
	}
	buf_adds(out, "</section>\n");
}

static int end(struct view_run *run, const struct report_totals *totals, struct fault *fault)
{
	const struct answer *answer = answer_of(run);
	struct buf out = BUF_INIT;

	(void)totals;
	(void)fault;
	html_begin(&out, "Delivery performance");
	for (size_t i = 0; i < answer->count; i++) {
		add_result(&out, &answer->results[i]);
		fwrite(out.ptr, 1, out.len, run->out);
		buf_cut(&out, 0);
	}
	html_end(&out);
	fwrite(out.ptr, 1, out.len, run->out);
	buf_release(&out);
	return 0;
}

const struct view view_results_html = { .name = "html", .end = end };
