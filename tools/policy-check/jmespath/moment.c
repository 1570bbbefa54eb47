#include "tools/policy-check/jmespath/moment.h"

#include "tools/policy-check/duration.h"

enum field { LITERAL,
	     YEAR,
	     YEAR_SHORT,
	     MONTH,
	     MONTH_NAME,
	     MONTH_SHORT_NAME,
	     DAY,
	     DAY_NAME,
	     DAY_SHORT_NAME,
	     HOUR,
	     HOUR_TWELVE,
	     MINUTE,
	     SECOND,
	     FRACTION,
	     AFTERNOON,
	     ZONE,
	     ZONE_NAME };

/* Longer spellings first. least 0: digits may be one or two. */
static const struct {
	struct text layout;
	enum field field;
	unsigned least, most;
} parts[] = {
	{ TEXT_INIT("January"), MONTH_NAME, 0, 0 },
	{ TEXT_INIT("Jan"), MONTH_SHORT_NAME, 0, 0 },
	{ TEXT_INIT("Monday"), DAY_NAME, 0, 0 },
	{ TEXT_INIT("Mon"), DAY_SHORT_NAME, 0, 0 },
	{ TEXT_INIT("MST"), ZONE_NAME, 0, 0 },
	{ TEXT_INIT("2006"), YEAR, 4, 4 },
	{ TEXT_INIT("-07:00"), ZONE, 0, 0 },
	{ TEXT_INIT("Z07:00"), ZONE, 0, 0 },
	{ TEXT_INIT("-0700"), ZONE, 0, 0 },
	{ TEXT_INIT("Z0700"), ZONE, 0, 0 },
	{ TEXT_INIT("01"), MONTH, 2, 2 },
	{ TEXT_INIT("02"), DAY, 2, 2 },
	{ TEXT_INIT("03"), HOUR_TWELVE, 2, 2 },
	{ TEXT_INIT("04"), MINUTE, 2, 2 },
	{ TEXT_INIT("05"), SECOND, 2, 2 },
	{ TEXT_INIT("06"), YEAR_SHORT, 2, 2 },
	{ TEXT_INIT("15"), HOUR, 2, 2 },
	{ TEXT_INIT("_2"), DAY, 1, 2 },
	{ TEXT_INIT("PM"), AFTERNOON, 0, 0 },
	{ TEXT_INIT("pm"), AFTERNOON, 0, 0 },
	{ TEXT_INIT("1"), MONTH, 1, 2 },
	{ TEXT_INIT("2"), DAY, 1, 2 },
	{ TEXT_INIT("3"), HOUR_TWELVE, 1, 2 },
	{ TEXT_INIT("4"), MINUTE, 1, 2 },
	{ TEXT_INIT("5"), SECOND, 1, 2 },
};

static const char *const months[] = { "January", "February", "March", "April", "May", "June", "July",
				      "August", "September", "October", "November", "December", NULL };
static const char *const days[] = { "Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", NULL };

struct reading {
	struct civil civil;
	int nanoseconds, east;
	bool twelve, afternoon;
};

static bool is_digit(struct text t)
{
	return t.len && t.ptr[0] >= '0' && t.ptr[0] <= '9';
}

static bool take_digits(struct text *rest, unsigned least, unsigned most, unsigned *value)
{
	unsigned taken = 0;

	for (*value = 0; taken < most && is_digit(*rest); taken++) {
		*value = *value * 10 + (unsigned)(rest->ptr[0] - '0');
		*rest = text_from(*rest, 1);
	}
	return taken >= least;
}

/* Index of the name (cut to len bytes unless 0) that *rest begins with, from 0; -1. */
static int take_name(struct text *rest, const char *const *names, size_t len)
{
	for (int i = 0; names[i]; i++) {
		struct text name = text_slice(text_of(names[i]), 0, len ? len : SIZE_MAX);

		if (text_eq_ignoring_case(text_slice(*rest, 0, name.len), name)) {
			*rest = text_from(*rest, name.len);
			return i;
		}
	}
	return -1;
}

static bool take_zone(struct text *rest, int *east)
{
	unsigned hours, minutes;
	bool west = rest->len && rest->ptr[0] == '-';

	if (rest->len && rest->ptr[0] == 'Z') {
		*rest = text_from(*rest, 1);
		return true;
	}
	if (!rest->len || (rest->ptr[0] != '+' && !west))
		return false;
	*rest = text_from(*rest, 1);
	if (!take_digits(rest, 2, 2, &hours))
		return false;
	if (rest->len && rest->ptr[0] == ':')
		*rest = text_from(*rest, 1);
	if (!take_digits(rest, 2, 2, &minutes) || hours > 24 || minutes > 59)
		return false;
	*east = (int)(hours * 3600 + minutes * 60) * (west ? -1 : 1);
	return true;
}

static bool take_zone_name(struct text *rest)
{
	size_t n = 0;

	while (n < rest->len && n < 5 && rest->ptr[n] >= 'A' && rest->ptr[n] <= 'Z')
		n++;
	*rest = text_from(*rest, n);
	return n >= 3;
}

/* A fraction may stand after the seconds even where the layout has none. */
static void take_fraction(struct text *rest, int *nanoseconds)
{
	int scale = 100000000;

	if (rest->len < 2 || (rest->ptr[0] != '.' && rest->ptr[0] != ',') || !is_digit(text_from(*rest, 1)))
		return;
	for (*rest = text_from(*rest, 1); is_digit(*rest); *rest = text_from(*rest, 1)) {
		*nanoseconds += scale * (rest->ptr[0] - '0');
		scale /= 10;
	}
}

static bool take_number(struct reading *r, enum field field, struct text *rest, unsigned least, unsigned most)
{
	unsigned value;

	if (!take_digits(rest, least, most, &value))
		return false;
	switch ((int)field) {
	case YEAR:
		r->civil.year = value;
		break;
	case YEAR_SHORT:
		r->civil.year = value + (value >= 69 ? 1900 : 2000);
		break;
	case MONTH:
		r->civil.month = value;
		break;
	case DAY:
		r->civil.day = value;
		break;
	case HOUR:
	case HOUR_TWELVE:
		r->civil.hour = value;
		r->twelve = field == HOUR_TWELVE;
		break;
	case MINUTE:
		r->civil.minute = value;
		break;
	default:
		r->civil.second = value;
		take_fraction(rest, &r->nanoseconds);
	}
	return true;
}

static bool take_field(struct reading *r, enum field field, struct text *rest, size_t name_length)
{
	int index;

	switch ((int)field) {
	case ZONE:
		return take_zone(rest, &r->east);
	case ZONE_NAME:
		return take_zone_name(rest);
	case AFTERNOON:
		r->afternoon = rest->len >= 2 && (rest->ptr[0] == 'P' || rest->ptr[0] == 'p');
		index = rest->len >= 2 && (rest->ptr[1] == 'M' || rest->ptr[1] == 'm') ? 0 : -1;
		*rest = text_from(*rest, 2);
		return index == 0;
	case DAY_NAME:
	case DAY_SHORT_NAME:
		return take_name(rest, days, name_length) >= 0;
	default:
		index = take_name(rest, months, name_length);
		r->civil.month = (unsigned)(index + 1);
		return index >= 0;
	}
}

/* What of the layout's fractions (.000, .999) follows the seconds has been read with them. */
static void pass_fraction_layout(struct text *layout)
{
	size_t n = 1;

	if (!layout->len || (layout->ptr[0] != '.' && layout->ptr[0] != ','))
		return;
	while (n < layout->len && (layout->ptr[n] == '0' || layout->ptr[n] == '9'))
		n++;
	if (n > 1)
		*layout = text_from(*layout, n);
}

static bool take_part(struct reading *r, struct text *layout, struct text *rest)
{
	for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++) {
		enum field field = parts[i].field;
		bool taken;

		if (!text_starts_with(*layout, parts[i].layout))
			continue;
		*layout = text_from(*layout, parts[i].layout.len);
		while (text_is(parts[i].layout, "_2") && rest->len && rest->ptr[0] == ' ')
			*rest = text_from(*rest, 1);
		taken = parts[i].most ? take_number(r, field, rest, parts[i].least, parts[i].most) : take_field(r, field, rest, parts[i].layout.len == 3 ? 3 : 0);
		if (field == SECOND)
			pass_fraction_layout(layout);
		return taken;
	}
	if (!rest->len || rest->ptr[0] != layout->ptr[0])
		return false;
	*layout = text_from(*layout, 1);
	*rest = text_from(*rest, 1);
	return true;
}

static bool is_valid(const struct civil *c)
{
	struct civil back;

	if (c->hour > 23 || c->minute > 59 || c->second > 59 || c->month < 1 || c->month > 12 || c->day < 1 || c->day > 31)
		return false;
	back = time_civil(time_seconds(*c));
	return back.month == c->month; /* else the month has fewer days */
}

bool moment_parse(struct text layout, struct text t, struct moment *moment)
{
	struct reading r = { .civil = { .month = 1, .day = 1 } };

	while (layout.len) {
		if (!take_part(&r, &layout, &t))
			return false;
	}
	if (t.len || (r.twelve && r.civil.hour > 12))
		return false;
	if (r.twelve || r.afternoon)
		r.civil.hour = r.civil.hour % 12 + (r.afternoon ? 12 : 0);
	if (!is_valid(&r.civil))
		return false;
	*moment = (struct moment){ .seconds = time_seconds(r.civil) - r.east, .nanoseconds = r.nanoseconds, .east = r.east };
	return true;
}

struct civil moment_civil(const struct moment *moment)
{
	return time_civil(moment->seconds + moment->east);
}

void moment_add_rfc3339(struct buf *out, const struct moment *moment)
{
	unsigned minutes = (unsigned)(moment->east < 0 ? -moment->east : moment->east) / 60;

	time_add_rfc3339(out, moment->seconds + moment->east);
	if (!minutes)
		return;
	buf_cut(out, out->len - 1); /* the Z */
	buf_addf(out, "%c%02u:%02u", moment->east < 0 ? '-' : '+', minutes / 60, minutes % 60);
}

int moment_compare(const struct moment *a, const struct moment *b)
{
	if (a->seconds != b->seconds)
		return a->seconds < b->seconds ? -1 : 1;
	return a->nanoseconds < b->nanoseconds ? -1 : a->nanoseconds > b->nanoseconds;
}

int64_t moment_subtract(const struct moment *a, const struct moment *b)
{
	int64_t seconds = a->seconds - b->seconds; /* years have four digits: no overflow */
	int64_t nanoseconds;

	if (__builtin_mul_overflow(seconds, DURATION_SECOND, &nanoseconds) ||
	    __builtin_add_overflow(nanoseconds, (int64_t)(a->nanoseconds - b->nanoseconds), &nanoseconds))
		return seconds < 0 ? INT64_MIN : INT64_MAX;
	return nanoseconds;
}

struct moment moment_add(const struct moment *moment, int64_t nanoseconds)
{
	struct moment sum = *moment;
	int64_t fraction = moment->nanoseconds + nanoseconds % DURATION_SECOND;

	sum.seconds += nanoseconds / DURATION_SECOND + (fraction < 0 ? -1 : fraction >= DURATION_SECOND ? 1
													: 0);
	sum.nanoseconds = (int)(fraction < 0 ? fraction + DURATION_SECOND : fraction % DURATION_SECOND);
	return sum;
}
