/*
 * views: the ways of writing results; one file a view.
 *
 * The results are the answer of the report's head (report.h).
 */
#ifndef LEAD_TIME_VIEWS_H
#define LEAD_TIME_VIEWS_H

#include "common/report/view.h"
#include "tools/lead-time/levels.h"
#include "tools/lead-time/periods.h"
#include "tools/lead-time/targets.h"

struct answer {
	const struct result *results;
	const struct result *before; /* the same over the windows before; NULL when there is none */
	size_t count;
	const char *repository; /* URL of its remote; NULL when it has none, or when results are merged */
	int64_t now;
	bool commits; /* rows are commits, not deployments */
	enum period by;
	unsigned year; /* of levels (levels.h) */
	const struct targets *targets;
};

static inline const struct answer *answer_of(const struct view_run *run)
{
	return run->head->answer;
}

/* NULL at the end. */
extern const struct view *const lead_time_views[];
extern const struct view view_results_text, view_results_json, view_rows_jsonl, view_rows_csv, view_results_markdown, view_results_summary;
extern const struct view view_results_prometheus, view_results_openmetrics, view_results_gitlab, view_results_html;

#endif
