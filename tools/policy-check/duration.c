#include "tools/policy-check/duration.h"

#include <inttypes.h>

#include "common/base/text.h"

static const struct {
	struct text name;
	uint64_t nanoseconds;
} units[] = {
	/* those that begin like another one first */
	{ TEXT_INIT("ns"), 1 },
	{ TEXT_INIT("us"), 1000 },
	{ TEXT_INIT("\xC2\xB5s"), 1000 }, /* micro sign */
	{ TEXT_INIT("\xCE\xBCs"), 1000 }, /* Greek mu */
	{ TEXT_INIT("ms"), 1000000 },
	{ TEXT_INIT("s"), 1000000000 },
	{ TEXT_INIT("m"), 60000000000 },
	{ TEXT_INIT("h"), 3600000000000 },
};

static const uint64_t HIGHEST = (uint64_t)1 << 63;

static bool is_digit(struct text t)
{
	return t.len && t.ptr[0] >= '0' && t.ptr[0] <= '9';
}

static bool take_digits(struct text *rest, uint64_t *value, size_t *count)
{
	for (*count = 0, *value = 0; is_digit(*rest); ++*count) {
		if (*value > (HIGHEST - 9) / 10)
			return false;
		*value = *value * 10 + (uint64_t)(rest->ptr[0] - '0');
		*rest = text_from(*rest, 1);
	}
	return true;
}

/* Digits behind the point; those that no longer fit are passed over. */
static double take_fraction(struct text *rest, size_t *count)
{
	double value = 0, scale = 1;

	for (*count = 0; is_digit(*rest); ++*count) {
		if (*count < 18) {
			scale /= 10;
			value += scale * (rest->ptr[0] - '0');
		}
		*rest = text_from(*rest, 1);
	}
	return value;
}

static uint64_t take_unit(struct text *rest)
{
	for (size_t i = 0; i < sizeof(units) / sizeof(units[0]); i++) {
		struct text after = text_from(*rest, units[i].name.len);

		/* "m" must not take the beginning of "ms"; what follows a unit is a number. */
		if (text_starts_with(*rest, units[i].name) && (!after.len || is_digit(after) || after.ptr[0] == '.')) {
			*rest = after;
			return units[i].nanoseconds;
		}
	}
	return 0;
}

/* One number with its unit, added to *sum. */
static bool take_term(struct text *rest, uint64_t *sum)
{
	size_t digits, behind = 0;
	uint64_t whole, unit;
	double fraction = 0;

	if (!take_digits(rest, &whole, &digits))
		return false;
	if (rest->len && rest->ptr[0] == '.') {
		*rest = text_from(*rest, 1);
		fraction = take_fraction(rest, &behind);
	}
	if (!digits && !behind)
		return false;
	unit = take_unit(rest);
	if (!unit || whole > HIGHEST / unit)
		return false;
	whole = whole * unit + (uint64_t)(fraction * (double)unit + 1e-6);
	if (whole > HIGHEST || *sum > HIGHEST - whole)
		return false;
	*sum += whole;
	return true;
}

bool duration_parse(struct text t, int64_t *nanoseconds)
{
	bool negative = t.len && t.ptr[0] == '-';
	uint64_t sum = 0;

	if (t.len && (t.ptr[0] == '-' || t.ptr[0] == '+'))
		t = text_from(t, 1);
	if (text_is(t, "0")) {
		*nanoseconds = 0;
		return true;
	}
	if (!t.len)
		return false;
	while (t.len) {
		if (!take_term(&t, &sum))
			return false;
	}
	if (sum == HIGHEST && !negative)
		return false;
	*nanoseconds = negative ? (int64_t)(0 - sum) : (int64_t)sum;
	return true;
}

/* value / scale without trailing zeros behind the point. */
static void add_decimal(struct buf *out, uint64_t value, uint64_t scale)
{
	uint64_t rest = value % scale;

	buf_addf(out, "%" PRIu64, value / scale);
	if (rest)
		buf_add_byte(out, '.');
	while (rest) {
		scale /= 10;
		buf_add_byte(out, (char)('0' + rest / scale));
		rest %= scale;
	}
}

void duration_add(struct buf *out, int64_t nanoseconds)
{
	uint64_t value = nanoseconds < 0 ? 0 - (uint64_t)nanoseconds : (uint64_t)nanoseconds;
	const uint64_t second = (uint64_t)DURATION_SECOND;

	if (nanoseconds < 0)
		buf_add_byte(out, '-');
	if (value && value < second) {
		uint64_t scale = value < 1000 ? 1 : value < 1000000 ? 1000
								    : 1000000;

		add_decimal(out, value, scale);
		buf_adds(out, scale == 1 ? "ns" : scale == 1000 ? "\xC2\xB5s"
								: "ms");
		return;
	}
	if (value >= 3600 * second)
		buf_addf(out, "%" PRIu64 "h", value / (3600 * second));
	if (value >= 60 * second)
		buf_addf(out, "%" PRIu64 "m", value / (60 * second) % 60);
	add_decimal(out, value % (60 * second), second);
	buf_add_byte(out, 's');
}
