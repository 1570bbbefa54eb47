#include "tools/lead-time/units.h"

/* Value times multiply over divide, with one place after the point or none, and the unit. */
static void add_scaled(struct buf *out, struct decimal value, int64_t multiply, int64_t divide, unsigned places, const char *unit)
{
	struct decimal scaled;
	int64_t scale = 1;

	for (unsigned i = 0; i < value.places; i++)
		scale *= 10;
	scaled = decimal_ratio(value.units * multiply, divide * scale, places);
	decimal_add(out, scaled);
	if (places && scaled.units % 10 == 0)
		buf_adds(out, ".0");
	buf_adds(out, unit);
}

void units_add_duration(struct buf *out, struct decimal seconds)
{
	static const struct {
		int64_t seconds;
		unsigned places;
		const char *name;
	} units[] = { { 86400, 1, " d" }, { 3600, 1, " h" }, { 60, 1, " min" }, { 1, 0, " s" } };
	int64_t whole = decimal_ratio(seconds.units, seconds.places == 2 ? 100 : 1, 0).units;
	size_t unit = 0;

	while (unit < 3 && whole < units[unit].seconds && whole > -units[unit].seconds)
		unit++;
	add_scaled(out, seconds, 1, units[unit].seconds, units[unit].places, units[unit].name);
}

void units_add_percent(struct buf *out, struct decimal ratio)
{
	add_scaled(out, ratio, 100, 1, 1, " %");
}

void units_add_frequency(struct buf *out, struct decimal per_day)
{
	enum { ONE = 1000000 };

	if (per_day.units >= ONE)
		add_scaled(out, per_day, 1, 1, 1, " per day");
	else if (per_day.units * 7 >= ONE)
		add_scaled(out, per_day, 7, 1, 1, " per week");
	else
		add_scaled(out, per_day, 365, 12, 1, " per month");
}

void units_add_count(struct buf *out, size_t count, const char *noun)
{
	buf_addf(out, "%zu %s%s", count, noun, count == 1 ? "" : "s");
}

void units_add_sparkline(struct buf *out, const int64_t *values, size_t count)
{
	static const char *const blocks[] = { "\u2581", "\u2582", "\u2583", "\u2584", "\u2585", "\u2586", "\u2587", "\u2588" };
	int64_t largest = 1;

	for (size_t i = 0; i < count; i++)
		if (values[i] > largest)
			largest = values[i];
	for (size_t i = 0; i < count; i++) {
		if (values[i] < 0)
			buf_add_byte(out, ' ');
		else
			buf_adds(out, blocks[decimal_ratio(values[i] * 7, largest, 0).units]);
	}
}
