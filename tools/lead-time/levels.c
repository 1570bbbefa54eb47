#include "tools/lead-time/levels.h"

enum { HOUR = 3600,
       DAY = 86400,
       WEEK = 7 * DAY,
       LINES = 3 };

const char *const level_years[] = { "none", "2019", "2021", "2023", "2024", NULL };
const char *const level_metric_names[LEVEL_METRICS] = { "lead_time", "frequency", "change_fail", "recovery" };

/* A value is elite, high or medium on the good side of the line: below it, at most it, or at least it. */
enum side { BELOW,
	    AT_MOST,
	    AT_LEAST };

/* Lines: seconds; thousandths of a week for days with a deployment in a week; thousandths for shares. */
static const struct {
	unsigned year;
	enum level_metric metric;
	enum side side;
	int64_t lines[LINES];
} levels[] = {
	{ 1, LEVEL_LEAD_TIME, BELOW, { DAY, WEEK, 730 * HOUR } },
	{ 2, LEVEL_LEAD_TIME, BELOW, { HOUR, WEEK, 180 * DAY } },
	{ 2, LEVEL_FREQUENCY, AT_LEAST, { 5000, 230, 38 } },
	{ 2, LEVEL_FAIL_RATE, AT_MOST, { 150, 200, 300 } },
	{ 2, LEVEL_RECOVERY, BELOW, { HOUR, DAY, WEEK } },
	{ 3, LEVEL_LEAD_TIME, BELOW, { DAY, WEEK, 30 * DAY } },
	{ 3, LEVEL_FREQUENCY, AT_LEAST, { 5000, 1000, 230 } },
	{ 3, LEVEL_FAIL_RATE, AT_MOST, { 50, 100, 150 } },
	{ 3, LEVEL_RECOVERY, BELOW, { HOUR, DAY, WEEK } },
	{ 4, LEVEL_LEAD_TIME, BELOW, { DAY, WEEK, 30 * DAY } },
};

/* The value of a metric in thousandths (seconds too), as far as it can be told. */
static struct ratio value_of(enum level_metric metric, const struct result *result)
{
	int64_t span = result->measure.until - result->measure.since;

	switch (metric) {
	case LEVEL_LEAD_TIME:
		return (struct ratio){ result->lead_time.n > 0, { result->lead_time.percentiles[0].units * 10, 3 } };
	case LEVEL_RECOVERY:
		return (struct ratio){ result->recovery.n > 0, { result->recovery.percentiles[0].units * 10, 3 } };
	case LEVEL_FREQUENCY:
		return (struct ratio){ span > 0, span > 0 ? decimal_ratio((int64_t)result->active_days * WEEK, span, 3) : (struct decimal){ 0, 3 } };
	case LEVEL_FAIL_RATE:
	case LEVEL_METRICS:
		break;
	}
	return (struct ratio){ result->row_count > 0,
			       result->row_count ? decimal_ratio((int64_t)result->failed, (int64_t)result->row_count, 3) : (struct decimal){ 0, 3 } };
}

static bool is_on_good_side(enum side side, int64_t value, int64_t line)
{
	if (side == AT_LEAST)
		return value >= line;
	return side == BELOW ? value < line : value <= line;
}

const char *level_of(unsigned year, enum level_metric metric, const struct result *result)
{
	static const char *const words[] = { "elite", "high", "medium", "low" };
	struct ratio value = value_of(metric, result);
	bool seconds = metric == LEVEL_LEAD_TIME || metric == LEVEL_RECOVERY;
	size_t word = 0;

	for (size_t i = 0; value.is_known && i < sizeof(levels) / sizeof(levels[0]); i++) {
		if (levels[i].year != year || levels[i].metric != metric)
			continue;
		while (word < LINES && !is_on_good_side(levels[i].side, value.value.units, levels[i].lines[word] * (seconds ? 1000 : 1)))
			word++;
		return words[word];
	}
	return NULL;
}
