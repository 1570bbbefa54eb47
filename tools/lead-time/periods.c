#include "tools/lead-time/periods.h"

#include "common/base/time.h"

enum { DAY = 86400,
       DAYS_OF_WEEK = 7,
       FIRST_MONDAY = 4 }; /* 1970-01-05, in days */

const char *const period_names[] = { "none", "week", "month", NULL };

/* The first start of a week or month after this time. */
static int64_t next_start(enum period by, int64_t time)
{
	struct civil civil = time_civil(time);
	int64_t days = time / DAY - (time % DAY < 0) - FIRST_MONDAY;
	int64_t weeks = days / DAYS_OF_WEEK - (days % DAYS_OF_WEEK < 0);

	if (by == PERIOD_WEEK)
		return ((weeks + 1) * DAYS_OF_WEEK + FIRST_MONDAY) * DAY;
	return time_seconds((struct civil){ .year = civil.year + civil.month / 12, .month = civil.month % 12 + 1, .day = 1 });
}

bool periods_next(enum period by, const struct measure *window, struct measure *period)
{
	int64_t start = period->until;

	if (by == PERIOD_NONE || start >= window->until)
		return false;
	*period = *window;
	period->has_since = period->has_until = true;
	period->since = start;
	period->until = next_start(by, start);
	if (period->until > window->until)
		period->until = window->until;
	return true;
}
