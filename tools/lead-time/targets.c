#include "tools/lead-time/targets.h"

enum { MILLION = 1000000,
       MICRO_PLACES = 6 };

enum measure_kind { A_DURATION,
		    A_SHARE,
		    A_FREQUENCY };

static struct ratio lead_time_at(const struct result *result, size_t rank)
{
	return (struct ratio){ result->lead_time.n > 0, result->lead_time.percentiles[rank] };
}

static struct ratio p50(const struct result *result)
{
	return lead_time_at(result, 0);
}

static struct ratio p75(const struct result *result)
{
	return lead_time_at(result, 1);
}

static struct ratio p90(const struct result *result)
{
	return lead_time_at(result, 2);
}

static struct ratio p95(const struct result *result)
{
	return lead_time_at(result, 3);
}

static struct ratio mean(const struct result *result)
{
	return (struct ratio){ result->lead_time.n > 0, result->lead_time.mean };
}

static struct ratio max(const struct result *result)
{
	return (struct ratio){ result->lead_time.n > 0, { result->lead_time.max, 0 } };
}

static struct ratio recovery(const struct result *result)
{
	return (struct ratio){ result->recovery.n > 0, result->recovery.percentiles[0] };
}

static const struct {
	const char *name;
	enum measure_kind kind;
	struct ratio (*value)(const struct result *result);
} metrics[] = {
	{ "p50", A_DURATION, p50 },
	{ "p75", A_DURATION, p75 },
	{ "p90", A_DURATION, p90 },
	{ "p95", A_DURATION, p95 },
	{ "mean", A_DURATION, mean },
	{ "max", A_DURATION, max },
	{ "recovery", A_DURATION, recovery },
	{ "cfr", A_SHARE, result_fail_rate },
	{ "rework", A_SHARE, result_rework_rate },
	{ "frequency", A_FREQUENCY, result_per_day },
};

enum { METRICS = sizeof(metrics) / sizeof(metrics[0]) };

/* One of a unit in millionths of what the kind is measured in. */
static const struct {
	enum measure_kind kind;
	const char *name;
	int64_t numerator, denominator;
} units[] = {
	{ A_DURATION, "", 1, 1 },
	{ A_DURATION, "s", 1, 1 },
	{ A_DURATION, "min", 60, 1 },
	{ A_DURATION, "h", 3600, 1 },
	{ A_DURATION, "d", 86400, 1 },
	{ A_DURATION, "w", 604800, 1 },
	{ A_SHARE, "", 1, 1 },
	{ A_SHARE, "%", 1, 100 },
	{ A_FREQUENCY, "", 1, 1 },
	{ A_FREQUENCY, "/d", 1, 1 },
	{ A_FREQUENCY, "/w", 1, 7 },
	{ A_FREQUENCY, "/month", 12, 365 },
};

/* "12.5" at the start of *rest in millionths; false when there is no number or one beyond 999999999. */
static bool take_number(struct text *rest, int64_t *millionths)
{
	int64_t whole = 0, scale = MILLION;
	size_t i = 0;

	for (; i < rest->len && rest->ptr[i] >= '0' && rest->ptr[i] <= '9' && i < 9; i++)
		whole = whole * 10 + (rest->ptr[i] - '0');
	if (!i)
		return false;
	*millionths = whole * MILLION;
	if (i < rest->len && rest->ptr[i] == '.') {
		for (i++; i < rest->len && rest->ptr[i] >= '0' && rest->ptr[i] <= '9' && scale > 1; i++) {
			scale /= 10;
			*millionths += (rest->ptr[i] - '0') * scale;
		}
	}
	*rest = text_from(*rest, i);
	return true;
}

static bool take_limit(struct text rest, struct target *target)
{
	int64_t number;

	if (!take_number(&rest, &number))
		return false;
	for (size_t i = 0; i < sizeof(units) / sizeof(units[0]); i++) {
		if (units[i].kind != metrics[target->metric].kind || !text_is(rest, units[i].name))
			continue;
		target->limit = decimal_ratio(number * units[i].numerator, units[i].denominator, 0).units;
		return true;
	}
	return false;
}

static bool parse(struct text part, struct target *target)
{
	size_t sign = 0;

	target->written = part;
	while (sign < part.len && part.ptr[sign] != '<' && part.ptr[sign] != '>')
		sign++;
	for (target->metric = 0; target->metric < METRICS; target->metric++)
		if (text_is(text_trim(text_slice(part, 0, sign), " "), metrics[target->metric].name))
			break;
	if (sign == part.len || target->metric == METRICS)
		return false;
	target->below = part.ptr[sign] == '<';
	target->or_equal = sign + 1 < part.len && part.ptr[sign + 1] == '=';
	return take_limit(text_trim(text_from(part, sign + 1 + target->or_equal), " "), target);
}

int targets_parse(const char *written, struct arena *arena, struct targets *targets, struct fault *fault)
{
	struct text rest = text_of(written), part;
	size_t commas = 0;

	for (size_t i = 0; i < rest.len; i++)
		commas += rest.ptr[i] == ',';
	targets->items = arena_zalloc(arena, commas + 1, sizeof(*targets->items));
	while (text_next_part(&rest, ',', &part)) {
		if (!parse(text_trim(part, " "), &targets->items[targets->count++]))
			return fault_set(fault,
					 "'%.*s' is no target; write a name (p50 p75 p90 p95 mean max recovery cfr rework frequency), '<', '<=', '>' or '>=', "
					 "and a limit such as 1.5d, 5%% or 1/w",
					 TEXT_ARGS(part));
	}
	return 0;
}

bool target_is_met(const struct target *target, const struct result *result, struct ratio *value)
{
	int64_t millionths;

	*value = metrics[target->metric].value(result);
	if (!value->is_known)
		return false;
	millionths = value->value.units;
	for (unsigned i = value->value.places; i < MICRO_PLACES; i++)
		millionths *= 10;
	if (millionths == target->limit)
		return target->or_equal;
	return target->below ? millionths < target->limit : millionths > target->limit;
}
