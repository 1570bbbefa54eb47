#include "tools/policy-check/operators.h"

#include <math.h>

#include "common/release/semver.h"
#include "tools/policy-check/duration.h"
#include "tools/policy-check/jmespath/value.h"
#include "tools/policy-check/quantity.h"
#include "tools/policy-check/wildcard.h"

enum { MORE,
       MORE_OR_EQUAL,
       LESS,
       LESS_OR_EQUAL };

static bool is_duration(const struct node *node, int64_t *nanoseconds)
{
	return node->kind == NODE_STRING && !text_is(node->string, "0") && duration_parse(node->string, nanoseconds);
}

/* A duration, or a number that counts seconds when the other side is a duration. */
static bool seconds_of(const struct node *node, int64_t *nanoseconds)
{
	double number;

	if (is_duration(node, nanoseconds))
		return true;
	number = trunc(value_to_double(node));
	if (!value_is_number(node) || fabs(number) > 9e9)
		return false;
	*nanoseconds = (int64_t)number * DURATION_SECOND;
	return true;
}

/* Both as durations, when at least one is written as one. */
static bool durations(const struct node *a, const struct node *b, int64_t *x, int64_t *y)
{
	if (!is_duration(a, x) && !is_duration(b, y))
		return false;
	return seconds_of(a, x) && seconds_of(b, y);
}

static bool same_number(double a, double b)
{
	return !(a < b) && !(a > b) && !isnan(a) && !isnan(b);
}

static bool is_integer_text(struct text t)
{
	return t.len && text_trim(t, "0123456789+-").len == 0;
}

static bool number_equals(const struct node *key, const struct node *value)
{
	double number;

	if (value->kind != NODE_STRING)
		return value_is_number(value) && same_number(value_to_double(key), value_to_double(value));
	if (key->kind == NODE_INT && !is_integer_text(value->string))
		return false;
	return value_parse_number(value->string, &number) && same_number(number, value_to_double(key));
}

static bool string_equals(const struct node *key, const struct node *value, bool unequal)
{
	int64_t a, b;
	struct quantity x, y;

	if (durations(key, value, &a, &b))
		return a == b;
	if (value->kind != NODE_STRING)
		return false;
	if (quantity_parse(key->string, &x) && !(unequal && !value->string.len))
		return quantity_parse(value->string, &y) && quantity_compare(&x, &y) == 0;
	return wildcard_match(value->string, key->string);
}

/* null equals nothing and differs from nothing. */
static bool equals(const struct node *key, const struct node *value, int unequal)
{
	bool same;

	switch (key->kind) {
	case NODE_BOOL:
		same = value->kind == NODE_BOOL && value->boolean == key->boolean;
		break;
	case NODE_INT:
	case NODE_FLOAT:
		same = number_equals(key, value);
		break;
	case NODE_STRING:
		same = string_equals(key, value, unequal);
		break;
	case NODE_LIST:
	case NODE_MAP:
		same = node_equal(key, value);
		break;
	case NODE_NULL:
	default:
		return false;
	}
	return same != (unequal != 0);
}

static bool ordered(double difference, int how)
{
	switch (how) {
	case MORE:
		return difference > 0;
	case MORE_OR_EQUAL:
		return difference >= 0;
	case LESS:
		return difference < 0;
	default:
		return difference <= 0;
	}
}

static bool number_compares(double key, const struct node *value, int how)
{
	double number = value_to_double(value);

	if (value->kind == NODE_STRING ? !value_parse_number(value->string, &number) : !value_is_number(value))
		return false;
	return !isnan(key) && !isnan(number) && ordered(key < number ? -1 : key > number, how);
}

static bool string_compares(struct text key, const struct node *value, int how)
{
	struct quantity x, y;
	struct semver a, b;
	double number;

	if (value->kind == NODE_STRING && quantity_parse(key, &x) && quantity_parse(value->string, &y))
		return ordered(quantity_compare(&x, &y), how);
	if (value_parse_number(key, &number))
		return number_compares(number, value, how);
	return value->kind == NODE_STRING && semver_parse(key, &a) && semver_parse(value->string, &b) && ordered(semver_compare(&a, &b), how);
}

static bool compares(const struct node *key, const struct node *value, int how)
{
	int64_t a, b;

	if (key->kind != NODE_STRING && !value_is_number(key))
		return false;
	if (durations(key, value, &a, &b))
		return ordered(a < b ? -1 : a > b, how);
	if (key->kind == NODE_STRING)
		return string_compares(key->string, value, how);
	return number_compares(value_to_double(key), value, how);
}

/* The deprecated Duration… operators: numbers count seconds on either side. */
static bool compares_durations(const struct node *key, const struct node *value, int how)
{
	int64_t a, b;
	bool zero_key = key->kind == NODE_STRING && text_is(key->string, "0"), zero_value = value->kind == NODE_STRING && text_is(value->string, "0");

	a = b = 0;
	if ((!zero_key && !seconds_of(key, &a)) || (!zero_value && !seconds_of(value, &b)))
		return false;
	return ordered(a < b ? -1 : a > b, how);
}

const struct operator operators[] = {
	{ "Equal", equals, false },
	{ "Equals", equals, false },
	{ "NotEqual", equals, true },
	{ "NotEquals", equals, true },
	{ "In", operator_in, IN_OLD },
	{ "AnyIn", operator_in, IN_ANY },
	{ "AllIn", operator_in, IN_ALL },
	{ "NotIn", operator_in, IN_OLD_NOT },
	{ "AnyNotIn", operator_in, IN_ANY_NOT },
	{ "AllNotIn", operator_in, IN_ALL_NOT },
	{ "GreaterThanOrEquals", compares, MORE_OR_EQUAL },
	{ "GreaterThan", compares, MORE },
	{ "LessThanOrEquals", compares, LESS_OR_EQUAL },
	{ "LessThan", compares, LESS },
	{ "DurationGreaterThanOrEquals", compares_durations, MORE_OR_EQUAL },
	{ "DurationGreaterThan", compares_durations, MORE },
	{ "DurationLessThanOrEquals", compares_durations, LESS_OR_EQUAL },
	{ "DurationLessThan", compares_durations, LESS },
	{ NULL, NULL, 0 },
};

const struct operator *operator_named(struct text name)
{
	for (const struct operator *o = operators; o->name; o++) {
		if (text_eq_ignoring_case(name, text_of(o->name)))
			return o;
	}
	return NULL;
}
