#include "common/report/view.h"

const struct view *const report_finding_views[] = { &view_text, &view_json, &view_github, &view_gitlab, &view_sarif,
						    &view_junit, &view_markdown, &view_summary, NULL };

const struct view *const report_field_views[] = { &view_lines, &view_json, &view_github_output, &view_dotenv, &view_markdown, &view_summary, NULL };
