#include "tools/lead-time/views.h"

const struct view *const lead_time_views[] = { &view_results_text, &view_results_json, NULL };
