/*
 * levels: DORA's words for how a team performs, as the report of a year drew the lines.
 *
 * The lines moved from year to year (they are clusters of one year's answers, not goals), and not every report draws each:
 * no word is given where a year's lines are not sharp. Frequency counts days with a deployment in a week.
 */
#ifndef LEAD_TIME_LEVELS_H
#define LEAD_TIME_LEVELS_H

#include "tools/lead-time/result.h"

extern const char *const level_years[]; /* "none" first; NULL at the end */

enum level_metric { LEVEL_LEAD_TIME,
		    LEVEL_FREQUENCY,
		    LEVEL_FAIL_RATE,
		    LEVEL_RECOVERY,
		    LEVEL_METRICS };

extern const char *const level_metric_names[LEVEL_METRICS]; /* as in JSON */

/* "elite", "high", "medium", "low"; NULL when the year has no such line or there is nothing to measure. */
const char *level_of(unsigned year, enum level_metric metric, const struct result *result);

#endif
