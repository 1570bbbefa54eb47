#include "tools/image-tag/moment.h"

#include <inttypes.h>
#include <string.h>

#include "common/base/time.h"

/* What the tokens are made of, worked out once. */
struct fields {
	struct civil civil;
	unsigned millisecond, weekday, day_of_year, quarter; /* weekday: 0 is Sunday; day_of_year from 1 */
	int64_t iso_year, locale_year;
	unsigned iso_week, locale_week;
	const struct moment *moment;
};

enum { DAY = 86400 };

static const char *const months[] = { "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December" };
static const char *const weekdays[] = { "Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday" };

static int64_t day_number(int64_t year, unsigned month, unsigned day)
{
	return time_seconds((struct civil){ .year = year, .month = month, .day = day }) / DAY;
}

static unsigned weekday_of(int64_t day)
{
	return (unsigned)(((day + 4) % 7 + 7) % 7);
}

/*
 * The week of a day: weeks begin on first (0 is Sunday), and the first week of a year is the one with January the
 * fourth (ISO: first 1) or the first (first 0).
 */
static void week_of(int64_t day, unsigned first, unsigned anchor, int64_t year, int64_t *week_year, unsigned *week)
{
	for (*week_year = year + 1;; (*week_year)--) {
		int64_t start = day_number(*week_year, 1, anchor);

		start -= (weekday_of(start) + 7 - first) % 7;
		if (day >= start) {
			*week = (unsigned)((day - start) / 7 + 1);
			return;
		}
	}
}

static struct fields fields_of(const struct moment *moment)
{
	int64_t local = moment->milliseconds + (int64_t)moment->east * 1000;
	int64_t seconds = (local >= 0 ? local : local - 999) / 1000;
	struct fields f = { .civil = time_civil(seconds), .millisecond = (unsigned)(local - seconds * 1000), .moment = moment };
	int64_t day = day_number(f.civil.year, f.civil.month, f.civil.day);

	f.weekday = weekday_of(day);
	f.day_of_year = (unsigned)(day - day_number(f.civil.year, 1, 1)) + 1;
	f.quarter = (f.civil.month - 1) / 3 + 1;
	week_of(day, 1, 4, f.civil.year, &f.iso_year, &f.iso_week);
	week_of(day, 0, 1, f.civil.year, &f.locale_year, &f.locale_week);
	return f;
}

static void add_padded(struct buf *out, int64_t number, int width)
{
	buf_addf(out, "%s%0*" PRId64, number < 0 ? "-" : "", width, number < 0 ? -number : number);
}

static void add_ordinal(struct buf *out, int64_t number)
{
	static const char *const ends[] = { "th", "st", "nd", "rd" };

	buf_addf(out, "%" PRId64 "%s", number, number % 100 / 10 == 1 || number % 10 > 3 ? "th" : ends[number % 10]);
}

static void add_offset(struct buf *out, int32_t east, const char *colon)
{
	int32_t minutes = (east < 0 ? -east : east) / 60;

	buf_addf(out, "%c%02" PRId32 "%s%02" PRId32, east < 0 ? '-' : '+', minutes / 60, colon, minutes % 60);
}

static void add_cut(struct buf *out, const char *name, size_t len)
{
	buf_add(out, text_slice(text_of(name), 0, len));
}

static unsigned hour12(const struct fields *f)
{
	return f->civil.hour % 12 ? f->civil.hour % 12 : 12;
}

static unsigned hour24(const struct fields *f)
{
	return f->civil.hour ? f->civil.hour : 24;
}

/* Numbers that are written as they are, with an ordinal ending, or padded to a width. */
struct number_token {
	const char *token;
	int64_t (*value)(const struct fields *f);
	int width; /* 0: as it is; -1: with its ordinal ending */
};

#define VALUE(name, expression)                     \
	static int64_t name(const struct fields *f) \
	{                                           \
		return (int64_t)(expression);       \
	}
VALUE(year, f->civil.year)
VALUE(short_year, f->civil.year % 100)
VALUE(iso_year, f->iso_year)
VALUE(short_iso_year, f->iso_year % 100)
VALUE(locale_year, f->locale_year)
VALUE(short_locale_year, f->locale_year % 100)
VALUE(quarter, f->quarter)
VALUE(month, f->civil.month)
VALUE(day, f->civil.day)
VALUE(day_of_year, f->day_of_year)
VALUE(weekday, f->weekday)
VALUE(iso_weekday, f->weekday ? f->weekday : 7)
VALUE(locale_week, f->locale_week)
VALUE(iso_week, f->iso_week)
VALUE(hour, f->civil.hour)
VALUE(hour_of_12, hour12(f))
VALUE(hour_of_24, hour24(f))
VALUE(minute, f->civil.minute)
VALUE(second, f->civil.second)
VALUE(hour_minute, f->civil.hour * 100 + f->civil.minute)
VALUE(hour_minute_12, hour12(f) * 100 + f->civil.minute)
VALUE(hour_minute_second, f->civil.hour * 10000 + f->civil.minute * 100 + f->civil.second)
VALUE(hour_minute_second_12, hour12(f) * 10000 + f->civil.minute * 100 + f->civil.second)
VALUE(unix_seconds, (f->moment->milliseconds - f->millisecond) / 1000)
VALUE(unix_milliseconds, f->moment->milliseconds)
#undef VALUE

static const struct number_token number_tokens[] = {
	{ "Y", year, 4 },
	{ "YY", short_year, 2 },
	{ "YYYY", year, 4 },
	{ "YYYYY", year, 5 },
	{ "y", year, 0 },
	{ "yo", year, -1 },
	{ "yy", year, 0 },
	{ "yyy", year, 0 },
	{ "yyyy", year, 0 },
	{ "GG", short_iso_year, 2 },
	{ "GGGG", iso_year, 4 },
	{ "GGGGG", iso_year, 5 },
	{ "gg", short_locale_year, 2 },
	{ "gggg", locale_year, 4 },
	{ "ggggg", locale_year, 5 },
	{ "Q", quarter, 0 },
	{ "Qo", quarter, -1 },
	{ "M", month, 0 },
	{ "Mo", month, -1 },
	{ "MM", month, 2 },
	{ "D", day, 0 },
	{ "Do", day, -1 },
	{ "DD", day, 2 },
	{ "DDD", day_of_year, 0 },
	{ "DDDo", day_of_year, -1 },
	{ "DDDD", day_of_year, 3 },
	{ "d", weekday, 0 },
	{ "do", weekday, -1 },
	{ "e", weekday, 0 },
	{ "E", iso_weekday, 0 },
	{ "w", locale_week, 0 },
	{ "wo", locale_week, -1 },
	{ "ww", locale_week, 2 },
	{ "W", iso_week, 0 },
	{ "Wo", iso_week, -1 },
	{ "WW", iso_week, 2 },
	{ "H", hour, 0 },
	{ "HH", hour, 2 },
	{ "h", hour_of_12, 0 },
	{ "hh", hour_of_12, 2 },
	{ "k", hour_of_24, 0 },
	{ "kk", hour_of_24, 2 },
	{ "m", minute, 0 },
	{ "mm", minute, 2 },
	{ "s", second, 0 },
	{ "ss", second, 2 },
	{ "Hmm", hour_minute, 3 },
	{ "hmm", hour_minute_12, 3 },
	{ "Hmmss", hour_minute_second, 5 },
	{ "hmmss", hour_minute_second_12, 5 },
	{ "X", unix_seconds, 0 },
	{ "x", unix_milliseconds, 0 },
};

static bool add_number_token(struct buf *out, const struct fields *f, struct text token)
{
	for (size_t i = 0; i < sizeof(number_tokens) / sizeof(number_tokens[0]); i++) {
		if (!text_is(token, number_tokens[i].token))
			continue;
		if (number_tokens[i].width < 0)
			add_ordinal(out, number_tokens[i].value(f));
		else
			add_padded(out, number_tokens[i].value(f), number_tokens[i].width);
		return true;
	}
	return false;
}

static void add_fraction(struct buf *out, const struct fields *f, size_t digits)
{
	struct buf padded = BUF_INIT;

	buf_addf(&padded, "%03u000000", f->millisecond);
	buf_add(out, text_slice(buf_text(&padded), 0, digits));
	buf_release(&padded);
}

static void add_word_token(struct buf *out, const struct fields *f, struct text token)
{
	const char *meridiem = f->civil.hour < 12 ? "AMam" : "PMpm";
	bool common_era = f->civil.year > 0;

	switch (token.ptr[0]) {
	case 'M':
		add_cut(out, months[f->civil.month - 1], token.len == 3 ? 3 : SIZE_MAX);
		break;
	case 'd':
		add_cut(out, weekdays[f->weekday], token.len == 4 ? SIZE_MAX : token.len);
		break;
	case 'A':
		add_cut(out, meridiem, 2);
		break;
	case 'a':
		add_cut(out, meridiem + 2, 2);
		break;
	case 'S':
		add_fraction(out, f, token.len);
		break;
	case 'Z':
		add_offset(out, f->moment->east, token.len == 1 ? ":" : "");
		break;
	case 'z':
		buf_adds(out, f->moment->abbreviation);
		break;
	case 'N':
		buf_adds(out, token.len == 4 ? (common_era ? "Anno Domini" : "Before Christ") : (common_era ? "AD" : "BC"));
		break;
	case 'Y': /* YYYYYY, with a sign */
		buf_adds(out, f->civil.year < 0 ? "" : "+");
		add_padded(out, f->civil.year, 6);
		break;
	default:
		buf_add(out, token);
		break;
	}
}

/* Longest first where one is the start of another; the order of formattingTokens. */
static const char *const tokens[] = { "Hmmss", "hmmss", "Hmm", "hmm", "Mo", "MMMM", "MMM", "MM", "M", "Do", "DDDo", "DDDD", "DDD", "DD", "D", "dddd", "ddd", "dd", "do", "d",
				      "wo", "ww", "w", "Wo", "WW", "W", "Qo", "Q", "NNNNN", "NNNN", "NNN", "NN", "N", "YYYYYY", "YYYYY", "YYYY", "YY", "yyyy", "yyy", "yy",
				      "yo", "y", "ggggg", "gggg", "gg", "GGGGG", "GGGG", "GG", "e", "E", "a", "A", "hh", "h", "HH", "H", "kk", "k", "mm", "m", "ss", "s",
				      "SSSSSSSSS", "SSSSSSSS", "SSSSSSS", "SSSSSS", "SSSSS", "SSSS", "SSS", "SS", "S", "x", "X", "zz", "z", "ZZ", "Z", "Y", NULL };

static const struct {
	const char *token, *format;
} long_formats[] = {
	{ "LTS", "h:mm:ss A" },
	{ "LT", "h:mm A" },
	{ "LLLL", "dddd, MMMM D, YYYY h:mm A" },
	{ "LLL", "MMMM D, YYYY h:mm A" },
	{ "LL", "MMMM D, YYYY" },
	{ "L", "MM/DD/YYYY" },
	{ "llll", "ddd, MMM D, YYYY h:mm A" },
	{ "lll", "MMM D, YYYY h:mm A" },
	{ "ll", "MMM D, YYYY" },
	{ "l", "M/D/YYYY" },
};

/* What stands in [ ] or after a backslash goes out as it is; the bytes taken, 0 when the text starts with neither. */
static size_t literal_length(struct text text, struct text *literal)
{
	size_t end = text_find_byte(text, ']', 1);

	if (text.ptr[0] == '[' && end != SIZE_MAX && text_find_byte(text_slice(text, 0, end), '[', 1) == SIZE_MAX) {
		*literal = text_slice(text, 1, end - 1);
		return end + 1;
	}
	if (text.ptr[0] != '\\' || text.len < 2)
		return 0;
	*literal = text_slice(text, 1, 1);
	for (const char *const *token = tokens; *token; token++) {
		if (text_starts_with(text_from(text, 1), text_of(*token))) {
			*literal = text_slice(text, 1, strlen(*token));
			break;
		}
	}
	return 1 + literal->len;
}

/* Put the format of the locale in the place of L, LT, ll …; what is literal stays so. */
static void expand_long_formats(struct buf *out, struct text format)
{
	while (format.len) {
		struct text literal, put = text_slice(format, 0, 1);
		size_t taken = literal_length(format, &literal);

		if (taken) {
			put = text_slice(format, 0, taken);
		} else {
			taken = 1;
			for (size_t i = 0; i < sizeof(long_formats) / sizeof(long_formats[0]); i++) {
				if (text_starts_with(format, text_of(long_formats[i].token))) {
					put = text_of(long_formats[i].format);
					taken = strlen(long_formats[i].token);
					break;
				}
			}
		}
		buf_add(out, put);
		format = text_from(format, taken);
	}
}

void moment_format(struct buf *out, const struct moment *moment, struct text format)
{
	const struct fields f = fields_of(moment);
	struct buf expanded = BUF_INIT;
	struct text rest, literal;

	if (!format.len)
		format = moment->utc ? TEXT("YYYY-MM-DDTHH:mm:ss[Z]") : TEXT("YYYY-MM-DDTHH:mm:ssZ");
	expand_long_formats(&expanded, format);
	for (rest = buf_text(&expanded); rest.len;) {
		const char *const *token = tokens;
		size_t taken = literal_length(rest, &literal);

		if (!taken) {
			while (*token && !text_starts_with(rest, text_of(*token)))
				token++;
			taken = *token ? strlen(*token) : 1;
			literal = text_slice(rest, 0, taken);
			if (*token && !add_number_token(out, &f, literal))
				add_word_token(out, &f, literal);
			if (*token)
				literal.len = 0;
		}
		buf_add(out, literal);
		rest = text_from(rest, taken);
	}
	buf_release(&expanded);
}
