#include "tools/lead-time/views.h"

const struct view *const lead_time_views[] = {
	&view_results_text,
	&view_results_json,
	&view_rows_jsonl,
	&view_rows_csv,
	&view_results_markdown,
	&view_results_summary,
	&view_results_prometheus,
	&view_results_openmetrics,
	&view_results_gitlab,
	&view_results_html,
	NULL,
};
