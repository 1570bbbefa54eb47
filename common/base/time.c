#include "common/base/time.h"

#include <inttypes.h>
#include <time.h>

enum { DAY = 86400 };

static int64_t days_from_civil(int64_t year, unsigned month, unsigned day)
{
	int64_t y = year - (month <= 2);
	int64_t era = (y >= 0 ? y : y - 399) / 400;
	int64_t of_era = y - era * 400;
	int64_t of_year = (153 * (int64_t)(month + (month > 2 ? -3U : 9U)) + 2) / 5 + (int64_t)day - 1;

	return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468;
}

int64_t time_seconds(struct civil c)
{
	return days_from_civil(c.year, c.month, c.day) * DAY + (int64_t)c.hour * 3600 + (int64_t)c.minute * 60 + (int64_t)c.second;
}

struct civil time_civil(int64_t seconds)
{
	int64_t days = (seconds >= 0 ? seconds : seconds - (DAY - 1)) / DAY;
	int64_t of_day = seconds - days * DAY;
	int64_t z = days + 719468;
	int64_t era = (z >= 0 ? z : z - 146096) / 146097;
	int64_t of_era = z - era * 146097;
	int64_t year_of_era = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
	int64_t of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
	int64_t shifted = (5 * of_year + 2) / 153;
	unsigned month = (unsigned)(shifted < 10 ? shifted + 3 : shifted - 9);

	return (struct civil){ .year = year_of_era + era * 400 + (month <= 2),
			       .month = month,
			       .day = (unsigned)(of_year - (153 * shifted + 2) / 5 + 1),
			       .hour = (unsigned)(of_day / 3600),
			       .minute = (unsigned)(of_day % 3600 / 60),
			       .second = (unsigned)(of_day % 60) };
}

/* Exactly width digits, no more than highest, off the front of *rest. */
static bool take_number(struct text *rest, size_t width, unsigned highest, unsigned *value)
{
	uint64_t n;

	if (rest->len < width || !text_to_u64(text_slice(*rest, 0, width), &n) || n > highest)
		return false;
	*value = (unsigned)n;
	*rest = text_from(*rest, width);
	return true;
}

static bool take_byte(struct text *rest, const char *set)
{
	for (; *set; set++) {
		if (rest->len && rest->ptr[0] == *set) {
			*rest = text_from(*rest, 1);
			return true;
		}
	}
	return false;
}

static bool take_date(struct text *rest, struct civil *c)
{
	static const unsigned char days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
	unsigned year;
	bool leap;

	if (!take_number(rest, 4, 9999, &year) || !take_byte(rest, "-") || !take_number(rest, 2, 12, &c->month) ||
	    !take_byte(rest, "-") || !take_number(rest, 2, 31, &c->day) || !c->month || !c->day)
		return false;
	leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
	c->year = year;
	return c->day <= days[c->month - 1] + (c->month == 2 && leap ? 1U : 0U);
}

static bool take_clock(struct text *rest, struct civil *c)
{
	size_t digits = 0;

	if (!take_number(rest, 2, 23, &c->hour) || !take_byte(rest, ":") || !take_number(rest, 2, 59, &c->minute) ||
	    !take_byte(rest, ":") || !take_number(rest, 2, 60, &c->second))
		return false;
	if (!take_byte(rest, "."))
		return true;
	while (take_byte(rest, "0123456789"))
		digits++;
	return digits > 0;
}

/* "Z" or "+hh:mm", as seconds east of UTC. */
static bool take_offset(struct text *rest, int64_t *east)
{
	bool west = rest->len && rest->ptr[0] == '-';
	unsigned hours, minutes;

	*east = 0;
	if (take_byte(rest, "Zz"))
		return true;
	if (!take_byte(rest, "+-") || !take_number(rest, 2, 23, &hours))
		return false;
	take_byte(rest, ":");
	if (!take_number(rest, 2, 59, &minutes))
		return false;
	*east = (int64_t)hours * 3600 + (int64_t)minutes * 60;
	if (west)
		*east = -*east;
	return true;
}

bool time_parse(struct text t, int64_t *seconds)
{
	struct civil c = { 0 };
	int64_t east = 0;
	uint64_t raw;

	if (take_byte(&t, "@")) {
		if (!text_to_u64(t, &raw) || raw > INT64_MAX / 2)
			return false;
		*seconds = (int64_t)raw;
		return true;
	}
	if (!take_date(&t, &c))
		return false;
	if (t.len && (!take_byte(&t, "Tt ") || !take_clock(&t, &c) || !take_offset(&t, &east) || t.len))
		return false;
	*seconds = time_seconds(c) - east;
	return true;
}

void time_add_date(struct buf *out, int64_t seconds)
{
	struct civil c = time_civil(seconds);
	char date[] = "0000-00-00";
	const unsigned values[] = { (unsigned)(c.year / 100), (unsigned)(c.year % 100), c.month, c.day };
	static const size_t at[] = { 0, 2, 5, 8 };

	if (c.year < 0 || c.year > 9999) {
		buf_addf(out, "%04" PRId64 "-%02u-%02u", c.year, c.month, c.day);
		return;
	}
	/* By hand: a changelog has a date for each of its commits. */
	for (size_t i = 0; i < sizeof(at) / sizeof(at[0]); i++) {
		date[at[i]] = (char)('0' + values[i] / 10);
		date[at[i] + 1] = (char)('0' + values[i] % 10);
	}
	buf_add(out, (struct text){ date, sizeof(date) - 1 });
}

void time_add_rfc3339(struct buf *out, int64_t seconds)
{
	struct civil c = time_civil(seconds);

	time_add_date(out, seconds);
	buf_addf(out, "T%02u:%02u:%02uZ", c.hour, c.minute, c.second);
}

int time_now(const char *option, struct env env, int64_t *seconds, struct fault *fault)
{
	const char *epoch = env_get_nonempty(env, "SOURCE_DATE_EPOCH");
	uint64_t raw;

	if (option) {
		if (time_parse(text_of(option), seconds))
			return 0;
		return fault_set(fault, "'%s' is no time; write 2026-11-21, 2026-11-21T10:00:00Z or @1780000000", option);
	}
	if (epoch) {
		if (!text_to_u64(text_of(epoch), &raw) || raw > INT64_MAX / 2)
			return fault_set(fault, "SOURCE_DATE_EPOCH is '%s', not a count of seconds; mend or unset it", epoch);
		*seconds = (int64_t)raw;
		return 0;
	}
	*seconds = (int64_t)time(NULL);
	return 0;
}
