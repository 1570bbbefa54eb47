/* Kyverno's functions of time. The clock is that of the run, so that the same input gives the same answer. */
#include "tools/policy-check/duration.h"
#include "tools/policy-check/jmespath/functions.h"
#include "tools/policy-check/jmespath/moment.h"

static bool moment_of(const struct jmespath_call *call, size_t i, struct moment *moment)
{
	if (moment_parse(TEXT(MOMENT_RFC3339), call_string(call, i), moment))
		return true;
	jmespath_fail(call->run, "'%.*s' is no time as RFC 3339 writes it", TEXT_ARGS(call_string(call, i)));
	return false;
}

static bool duration_of(const struct jmespath_call *call, size_t i, int64_t *nanoseconds)
{
	if (duration_parse(call_string(call, i), nanoseconds))
		return true;
	jmespath_fail(call->run, "time: invalid duration \"%.*s\"", TEXT_ARGS(call_string(call, i)));
	return false;
}

static enum jmespath_result give_moment(const struct jmespath_call *call, const struct moment *moment, const struct node **result)
{
	struct buf out = BUF_INIT;

	moment_add_rfc3339(&out, moment);
	return call_returns_buf(call, &out, result);
}

static enum jmespath_result give_difference(const struct jmespath_call *call, const struct moment *later, const struct moment *earlier,
					    const struct node **result)
{
	struct buf out = BUF_INIT;

	duration_add(&out, moment_subtract(later, earlier));
	return call_returns_buf(call, &out, result);
}

static enum jmespath_result do_now(const struct jmespath_call *call, const struct node **result)
{
	struct moment now = { .seconds = call->run->now };

	return give_moment(call, &now, result);
}

static enum jmespath_result do_since(const struct jmespath_call *call, const struct node **result)
{
	struct text layout = call_string(call, 0).len ? call_string(call, 0) : TEXT(MOMENT_RFC3339);
	struct moment start, end = { .seconds = call->run->now };

	if (!moment_parse(layout, call_string(call, 1), &start) ||
	    (call_string(call, 2).len && !moment_parse(layout, call_string(call, 2), &end)))
		return jmespath_fail(call->run, "a time is not written as the layout '%.*s' says", TEXT_ARGS(layout));
	return give_difference(call, &end, &start, result);
}

static enum jmespath_result do_diff(const struct jmespath_call *call, const struct node **result)
{
	struct moment start, end;

	if (!moment_of(call, 0, &start) || !moment_of(call, 1, &end))
		return JMESPATH_FAILED;
	return give_difference(call, &end, &start, result);
}

static enum jmespath_result do_to_cron(const struct jmespath_call *call, const struct node **result)
{
	struct moment moment;
	struct civil c;
	int64_t days;

	if (!moment_of(call, 0, &moment))
		return JMESPATH_FAILED;
	c = moment_civil(&moment);
	days = (moment.seconds + moment.east - (int64_t)(c.hour * 3600 + c.minute * 60 + c.second)) / 86400;
	return call_returns_string(call,
				   arena_printf(call->run->arena, "%u %u %u %u %u", c.minute, c.hour, c.day, c.month,
						(unsigned)(((days + 4) % 7 + 7) % 7)), /* 1970 began on a Thursday */
				   result);
}

static enum jmespath_result do_add(const struct jmespath_call *call, const struct node **result)
{
	struct moment moment;
	int64_t duration;

	if (!moment_of(call, 0, &moment) || !duration_of(call, 1, &duration))
		return JMESPATH_FAILED;
	moment = moment_add(&moment, duration);
	return give_moment(call, &moment, result);
}

static enum jmespath_result do_parse(const struct jmespath_call *call, const struct node **result)
{
	struct text layout = call_string(call, 0), t = call_string(call, 1);
	struct moment moment = { 0 };
	uint64_t seconds;

	if (text_to_u64(layout, &seconds)) { /* any number as the layout: seconds since 1970 */
		if (!text_to_u64(t, &seconds) || seconds > INT32_MAX * 100LL)
			return jmespath_fail(call->run, "'%.*s' is no count of seconds", TEXT_ARGS(t));
		moment.seconds = (int64_t)seconds;
		return give_moment(call, &moment, result);
	}
	if (!moment_parse(layout, t, &moment))
		return jmespath_fail(call->run, "'%.*s' is not written as the layout '%.*s' says", TEXT_ARGS(t), TEXT_ARGS(layout));
	return give_moment(call, &moment, result);
}

static enum jmespath_result do_utc(const struct jmespath_call *call, const struct node **result)
{
	struct moment moment;

	if (!moment_of(call, 0, &moment))
		return JMESPATH_FAILED;
	moment.east = 0;
	return give_moment(call, &moment, result);
}

static enum jmespath_result compare(const struct jmespath_call *call, int sign, const struct node **result)
{
	struct moment a, b;

	if (!moment_of(call, 0, &a) || !moment_of(call, 1, &b))
		return JMESPATH_FAILED;
	return call_returns(value_bool(moment_compare(&a, &b) == sign), result);
}

static enum jmespath_result do_before(const struct jmespath_call *call, const struct node **result)
{
	return compare(call, -1, result);
}

static enum jmespath_result do_after(const struct jmespath_call *call, const struct node **result)
{
	return compare(call, 1, result);
}

static enum jmespath_result do_between(const struct jmespath_call *call, const struct node **result)
{
	struct moment moment, start, end;

	if (!moment_of(call, 0, &moment) || !moment_of(call, 1, &start) || !moment_of(call, 2, &end))
		return JMESPATH_FAILED;
	return call_returns(value_bool(moment_compare(&moment, &start) > 0 && moment_compare(&moment, &end) < 0), result);
}

/* Down to a multiple of the duration since the year 1, as Go counts. */
static enum jmespath_result do_truncate(const struct jmespath_call *call, const struct node **result)
{
	static const int64_t SINCE_YEAR_ONE = 62135596800; /* seconds before 1970 */
	struct moment moment;
	int64_t duration;
	uint64_t rest;

	if (!moment_of(call, 0, &moment) || !duration_of(call, 1, &duration))
		return JMESPATH_FAILED;
	if (duration <= 0)
		return give_moment(call, &moment, result);
	rest = (uint64_t)(moment.seconds + SINCE_YEAR_ONE) % (uint64_t)duration;
	for (int64_t i = 0; i < 9; i++) /* times 10^9, a digit at a time lest it overflow */
		rest = rest * 10 % (uint64_t)duration;
	rest = (rest + (uint64_t)moment.nanoseconds) % (uint64_t)duration;
	moment = moment_add(&moment, -(int64_t)rest);
	return give_moment(call, &moment, result);
}

const struct jmespath_function functions_time[] = {
	{ "time_add", "s s", do_add },
	{ "time_after", "s s", do_after },
	{ "time_before", "s s", do_before },
	{ "time_between", "s s s", do_between },
	{ "time_diff", "s s", do_diff },
	{ "time_now", "", do_now },
	{ "time_now_utc", "", do_now },
	{ "time_parse", "s s", do_parse },
	{ "time_since", "s s s", do_since },
	{ "time_to_cron", "s", do_to_cron },
	{ "time_truncate", "s s", do_truncate },
	{ "time_utc", "s", do_utc },
	{ NULL, NULL, NULL },
};
