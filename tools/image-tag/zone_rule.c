#include "tools/image-tag/zone_rule.h"

#include "common/base/time.h"

enum { DAY = 86400 };

/* When clocks change in a year: "M3.5.0/2", "J60", "59". */
struct change {
	char form; /* 'M', 'J', or '0' for a day from 0 on */
	int month, week, day;
	int32_t time; /* seconds of local clock */
};

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool take(struct text *rest, char c)
{
	if (!rest->len || rest->ptr[0] != c)
		return false;
	*rest = text_from(*rest, 1);
	return true;
}

static bool take_number(struct text *rest, int highest, int *number)
{
	int value = 0;
	size_t digits = 0;

	for (; digits < rest->len && digits < 4 && is_digit(rest->ptr[digits]); digits++)
		value = value * 10 + (rest->ptr[digits] - '0');
	*rest = text_from(*rest, digits);
	*number = value;
	return digits && value <= highest;
}

/* "CEST", or "<+03>". */
static bool take_name(struct text *rest, struct text *name)
{
	bool quoted = take(rest, '<');
	size_t len = 0;

	while (len < rest->len && (quoted ? rest->ptr[len] != '>' : (rest->ptr[len] >= 'A' && rest->ptr[len] <= 'Z') || (rest->ptr[len] >= 'a' && rest->ptr[len] <= 'z')))
		len++;
	*name = text_slice(*rest, 0, len);
	*rest = text_from(*rest, len);
	return len >= 3 && (!quoted || take(rest, '>'));
}

/* "-1", "5:30", "+167:59:59", as seconds. */
static bool take_time(struct text *rest, int32_t *seconds)
{
	bool negative = take(rest, '-');
	int hours, minutes = 0, more = 0;

	if (!negative)
		take(rest, '+');
	if (!take_number(rest, 167, &hours) || (take(rest, ':') && (!take_number(rest, 59, &minutes) || (take(rest, ':') && !take_number(rest, 59, &more)))))
		return false;
	*seconds = hours * 3600 + minutes * 60 + more;
	if (negative)
		*seconds = -*seconds;
	return true;
}

static bool take_change(struct text *rest, struct change *change)
{
	*change = (struct change){ .form = '0', .time = 7200 };
	if (!take(rest, ','))
		return false;
	if (take(rest, 'M')) {
		change->form = 'M';
		if (!take_number(rest, 12, &change->month) || !take(rest, '.') || !take_number(rest, 5, &change->week) || !take(rest, '.') ||
		    !take_number(rest, 6, &change->day) || !change->month || !change->week)
			return false;
	} else {
		if (take(rest, 'J'))
			change->form = 'J';
		if (!take_number(rest, 365, &change->day))
			return false;
	}
	return !take(rest, '/') || take_time(rest, &change->time);
}

static bool is_leap(int64_t year)
{
	return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

/* The local clock's midnight of the day, plus the time, as if the clock were UTC. */
static int64_t change_in(const struct change *change, int64_t year)
{
	int64_t start = time_seconds((struct civil){ .year = year, .month = change->form == 'M' ? (unsigned)change->month : 1, .day = 1 });
	int64_t weekday, next;
	int day = change->day;

	if (change->form == 'J')
		day = day - 1 + (is_leap(year) && day > 59);
	if (change->form != 'M')
		return start + (int64_t)day * DAY + change->time;
	weekday = ((start / DAY + 4) % 7 + 7) % 7; /* 1970-01-01 was a Thursday */
	start += ((change->day - weekday + 7) % 7 + (int64_t)(change->week - 1) * 7) * DAY;
	next = time_seconds((struct civil){ .year = change->month == 12 ? year + 1 : year, .month = change->month == 12 ? 1U : (unsigned)change->month + 1, .day = 1 });
	while (start >= next)
		start -= (int64_t)7 * DAY; /* week 5 is the last one */
	return start + change->time;
}

bool zone_rule_offset(struct text rule, int64_t seconds, int32_t *east, struct text *abbreviation)
{
	struct text standard, summer;
	struct change begins, ends;
	int32_t west, summer_west;
	int64_t year, from, to;
	bool in_summer;

	if (!take_name(&rule, &standard) || !take_time(&rule, &west))
		return false;
	*east = -west;
	*abbreviation = standard;
	if (!rule.len)
		return true;
	summer_west = west - 3600;
	if (!take_name(&rule, &summer) || (rule.len && rule.ptr[0] != ',' && !take_time(&rule, &summer_west)) || !take_change(&rule, &begins) || !take_change(&rule, &ends))
		return false;
	year = time_civil(seconds - west).year;
	from = change_in(&begins, year) + west;
	to = change_in(&ends, year) + summer_west;
	in_summer = from < to ? seconds >= from && seconds < to : seconds >= from || seconds < to;
	if (in_summer) {
		*east = -summer_west;
		*abbreviation = summer;
	}
	return true;
}
