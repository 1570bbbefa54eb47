#include "tools/policy-check/schema/limits.h"

#include <math.h>

#include "common/base/utf8.h"
#include "common/doc/regex.h"

static bool is_number(const struct node *value)
{
	return value->kind == NODE_INT || value->kind == NODE_FLOAT;
}

static double number_of(const struct node *value)
{
	return value->kind == NODE_INT ? (double)value->integer : value->number;
}

static int compare(const struct node *a, const struct node *b)
{
	if (a->kind == NODE_INT && b->kind == NODE_INT)
		return (a->integer > b->integer) - (a->integer < b->integer);
	return (number_of(a) > number_of(b)) - (number_of(a) < number_of(b));
}

static bool refuse(struct buf *why, const char *words, const struct node *limit, const struct node *value)
{
	buf_addf(why, "must be %s %.*s, not %.*s", words, TEXT_ARGS(limit->written), TEXT_ARGS(value->written));
	return false;
}

static bool is_multiple(double value, double of)
{
	double quotient = value / of;

	return !(fabs(quotient - round(quotient)) > 1e-9);
}

static bool number_accepted(const struct schema_limits *limits, const struct node *value, struct buf *why)
{
	if (limits->minimum && compare(value, limits->minimum) < limits->exclusive_minimum)
		return refuse(why, limits->exclusive_minimum ? "more than" : "at least", limits->minimum, value);
	if (limits->maximum && compare(limits->maximum, value) < limits->exclusive_maximum)
		return refuse(why, limits->exclusive_maximum ? "less than" : "at most", limits->maximum, value);
	if (limits->multiple_of && number_of(limits->multiple_of) > 0 && !is_multiple(number_of(value), number_of(limits->multiple_of)))
		return refuse(why, "a multiple of", limits->multiple_of, value);
	return true;
}

static bool refuse_size(struct buf *why, const char *words, const struct node *limit, const char *unit, size_t size)
{
	const bool one = limit->kind == NODE_INT && limit->integer == 1;

	buf_addf(why, "must have at %s %.*s %s%s, not %zu", words, TEXT_ARGS(limit->written), unit, one ? "" : "s", size);
	return false;
}

static bool size_accepted(size_t size, const struct node *least, const struct node *most, const char *unit, struct buf *why)
{
	const struct node given = { .kind = NODE_INT, .integer = (int64_t)size };

	if (least && compare(&given, least) < 0)
		return refuse_size(why, "least", least, unit, size);
	if (most && compare(most, &given) < 0)
		return refuse_size(why, "most", most, unit, size);
	return true;
}

static bool string_accepted(const struct schema_limits *limits, struct text value, struct buf *why)
{
	enum regex_result found;

	if ((limits->min_length || limits->max_length) &&
	    !size_accepted(utf8_count(value), limits->min_length, limits->max_length, "character", why))
		return false;
	if (!limits->pattern)
		return true;
	found = regex_match(limits->pattern, value, 0, NULL);
	if (found == REGEX_NO)
		buf_addf(why, "must match '%.*s'", TEXT_ARGS(limits->pattern_text));
	else if (found == REGEX_GAVE_UP)
		buf_addf(why, "takes too long to be matched with '%.*s'", TEXT_ARGS(limits->pattern_text));
	return found == REGEX_YES;
}

bool limits_accept(const struct schema_limits *limits, const struct node *value, struct buf *why)
{
	if (is_number(value))
		return number_accepted(limits, value, why);
	if (value->kind == NODE_STRING)
		return string_accepted(limits, value->string, why);
	if (value->kind == NODE_LIST)
		return size_accepted(value->list.count, limits->min_items, limits->max_items, "item", why);
	if (value->kind == NODE_MAP)
		return size_accepted(value->map.count, limits->min_fields, limits->max_fields, "field", why);
	return true;
}
