#include "tests/unit/tap.h"
#include "tools/lead-time/units.h"

enum { MOST = 6 };

/* Percentiles as numpy.percentile has them. */
static const struct {
	int64_t values[MOST];
	size_t count;
	unsigned rank;
	const char *percentile, *mean;
} percentiles[] = {
	{ { 7 }, 1, 95, "7", "7" },
	{ { 2, 1 }, 2, 50, "1.5", "1.5" },
	{ { 10, 0, 5, 3 }, 4, 75, "6.25", "4.5" },
	{ { 1, 2, 3, 4, 5, 6 }, 6, 90, "5.5", "3.5" },
	{ { 1, 2, 4 }, 3, 95, "3.8", "2.33" },
	{ { 0, 0, 1 }, 3, 50, "0", "0.33" },
	{ { 1, 1, 0 }, 3, 0, "0", "0.67" },
	{ { 253402300799, 0, 253402300799 }, 3, 25, "126701150399.5", "168934867199.33" },
	{ { -5, -10 }, 2, 50, "-7.5", "-7.5" },
};

static const struct {
	int64_t numerator, denominator;
	unsigned places;
	const char *text;
} ratios[] = {
	{ 1, 3, 6, "0.333333" },
	{ 2, 3, 6, "0.666667" },
	{ 1, 8, 2, "0.13" },
	{ -1, 8, 2, "-0.12" },
	{ 128, 1778, 6, "0.071991" },
	{ 5, 5, 6, "1" },
	{ 0, 9, 6, "0" },
	{ 1, 2, 0, "1" },
	{ 999999, 1000000, 2, "1" },
};

static const struct {
	struct decimal seconds;
	const char *text;
} durations[] = {
	{ { 0, 0 }, "0 s" },
	{ { 59, 0 }, "59 s" },
	{ { 60, 0 }, "1.0 min" },
	{ { 5999, 2 }, "1.0 min" },
	{ { 3600, 0 }, "1.0 h" },
	{ { 86399, 0 }, "24.0 h" },
	{ { 86400, 0 }, "1.0 d" },
	{ { 20366100, 2 }, "2.4 d" },
	{ { -90, 0 }, "-1.5 min" },
};

static const struct {
	struct decimal per_day;
	const char *text;
} frequencies[] = {
	{ { 2500000, 6 }, "2.5 per day" },
	{ { 200000, 6 }, "1.4 per week" },
	{ { 100000, 6 }, "3.0 per month" },
	{ { 0, 6 }, "0.0 per month" },
};

static void check(struct buf *got, const char *wanted, const char *what)
{
	tap_ok(text_is(buf_text(got), wanted), "%s: wanted %s, got %s", what, wanted, buf_cstr(got));
	buf_release(got);
}

int main(void)
{
	struct buf out = BUF_INIT;

	for (size_t i = 0; i < sizeof(percentiles) / sizeof(percentiles[0]); i++) {
		struct samples samples = SAMPLES_INIT;

		for (size_t v = 0; v < percentiles[i].count; v++)
			samples_add(&samples, percentiles[i].values[v]);
		decimal_add(&out, samples_percentile(&samples, percentiles[i].rank));
		check(&out, percentiles[i].percentile, "percentile");
		decimal_add(&out, samples_summary(&samples).mean);
		check(&out, percentiles[i].mean, "mean");
		samples_release(&samples);
	}
	for (size_t i = 0; i < sizeof(ratios) / sizeof(ratios[0]); i++) {
		decimal_add(&out, decimal_ratio(ratios[i].numerator, ratios[i].denominator, ratios[i].places));
		check(&out, ratios[i].text, "ratio");
	}
	for (size_t i = 0; i < sizeof(durations) / sizeof(durations[0]); i++) {
		units_add_duration(&out, durations[i].seconds);
		check(&out, durations[i].text, "duration");
	}
	for (size_t i = 0; i < sizeof(frequencies) / sizeof(frequencies[0]); i++) {
		units_add_frequency(&out, frequencies[i].per_day);
		check(&out, frequencies[i].text, "frequency");
	}
	units_add_sparkline(&out, (const int64_t[]){ 0, -1, 7, 3 }, 4);
	check(&out, "\u2581 \u2588\u2584", "sparkline");
	return tap_done();
}
