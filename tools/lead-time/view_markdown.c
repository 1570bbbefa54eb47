/* view_markdown: a job summary: a table, and a chart of lead time when there is something to draw (Mermaid, xychart). */
#include "common/base/time.h"
#include "common/doc/markdown.h"
#include "tools/lead-time/units.h"
#include "tools/lead-time/views.h"

enum { BARS = 12 };

static void add_ratio(struct buf *out, struct ratio ratio, void (*add)(struct buf *, struct decimal))
{
	if (ratio.is_known)
		add(out, ratio.value);
	else
		buf_adds(out, "–");
}

static void add_percentile(struct buf *out, const struct summary *summary, size_t rank)
{
	if (summary->n)
		units_add_duration(out, summary->percentiles[rank]);
	else
		buf_adds(out, "–");
}

static void add_table(struct buf *out, const struct result *result)
{
	buf_adds(out, "| metric | value | |\n|---|---|---|\n| change lead time | ");
	add_percentile(out, &result->lead_time, 0);
	buf_adds(out, " | median of ");
	units_add_count(out, result->lead_time.n, "commit");
	buf_adds(out, ", p90 ");
	add_percentile(out, &result->lead_time, 2);
	buf_adds(out, " |\n| deployment frequency | ");
	add_ratio(out, result_per_day(result), units_add_frequency);
	buf_adds(out, " | ");
	units_add_count(out, result->successes, "deployment");
	buf_adds(out, " |\n| change fail rate | ");
	add_ratio(out, result_fail_rate(result), units_add_percent);
	buf_addf(out, " | %zu of %zu |\n| failed deployment recovery time | ", result->failed, result->row_count);
	add_percentile(out, &result->recovery, 0);
	buf_addf(out, " | median of %zu, %zu open |\n| deployment rework rate | ", result->recovery.n, result->open);
	add_ratio(out, result_rework_rate(result), units_add_percent);
	buf_addf(out, " | %zu of %zu |\n", result->rework, result->successes);
}

/* Median lead time in hours of the last deployments that brought commits. */
static void add_chart(struct buf *out, const struct result *result)
{
	const struct row *rows[BARS];
	size_t count = 0;

	for (size_t i = result->row_count; i-- > 0 && count < BARS;)
		if (result->rows[i].lead_time.n)
			rows[count++] = &result->rows[i];
	if (!count)
		return;
	buf_adds(out, "\n```mermaid\nxychart-beta\n    title \"Median lead time of the last deployments\"\n    x-axis [");
	for (size_t i = count; i-- > 0;) {
		buf_adds(out, i + 1 == count ? "\"" : ", \"");
		time_add_rfc3339(out, rows[i]->deployment->time);
		buf_add_byte(out, '"');
	}
	buf_adds(out, "]\n    y-axis \"hours\"\n    bar [");
	for (size_t i = count; i-- > 0;) {
		buf_adds(out, i + 1 == count ? "" : ", ");
		decimal_add(out, decimal_ratio(rows[i]->lead_time.percentiles[0].units, 360000, 2));
	}
	buf_adds(out, "]\n```\n");
}

static void add_result(struct buf *out, const struct result *result)
{
	buf_adds(out, "### ");
	markdown_escape(out, result->timeline->environment);
	buf_adds(out, "\n\n");
	if (result->measure.until > result->measure.since) {
		time_add_rfc3339(out, result->measure.since);
		buf_adds(out, " until ");
		time_add_rfc3339(out, result->measure.until);
		buf_adds(out, "\n\n");
	}
	add_table(out, result);
	add_chart(out, result);
}

static int end(struct view_run *run, const struct report_totals *totals, struct fault *fault)
{
	const struct answer *answer = answer_of(run);
	struct buf out = BUF_INIT;

	(void)totals;
	(void)fault;
	buf_adds(&out, "## Delivery performance\n");
	for (size_t i = 0; i < answer->count; i++) {
		buf_add_byte(&out, '\n');
		add_result(&out, &answer->results[i]);
	}
	fwrite(out.ptr, 1, out.len, run->out);
	buf_release(&out);
	return 0;
}

const struct view view_results_markdown = { .name = "markdown", .end = end };
const struct view view_results_summary = { .name = "summary", .mode = OUTPUT_APPEND, .end = end };
