/*
 * periods: a window cut at the starts of weeks (Mondays) or months, UTC.
 *
 * The first and the last period are as short as the window makes them.
 */
#ifndef LEAD_TIME_PERIODS_H
#define LEAD_TIME_PERIODS_H

#include "tools/lead-time/result.h"

enum period { PERIOD_NONE,
	      PERIOD_WEEK,
	      PERIOD_MONTH };

extern const char *const period_names[]; /* NULL at the end */

/*
 * The next period of a window, as a measure to compute a result by. *period starts out with .until at the window's start.
 * False after the last one.
 */
bool periods_next(enum period by, const struct measure *window, struct measure *period);

#endif
