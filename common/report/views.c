#include "common/report/view.h"

const struct view *const report_finding_views[] = { &view_text, &view_json, &view_github, NULL };
const struct view *const report_field_views[] = { &view_lines, &view_json, &view_github_output, &view_dotenv, NULL };
