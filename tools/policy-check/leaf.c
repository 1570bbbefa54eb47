#include "tools/policy-check/leaf.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>

#include "tools/policy-check/duration.h"
#include "tools/policy-check/jmespath/value.h"
#include "tools/policy-check/quantity.h"
#include "tools/policy-check/wildcard.h"

enum operator { EQUAL,
		UNEQUAL,
		MORE,
		MORE_OR_EQUAL,
		LESS,
		LESS_OR_EQUAL };

static const struct {
	struct text sign;
	enum operator operator;
} operators[] = {
	/* the longer ones first */
	{ TEXT_INIT(">="), MORE_OR_EQUAL },
	{ TEXT_INIT("<="), LESS_OR_EQUAL },
	{ TEXT_INIT(">"), MORE },
	{ TEXT_INIT("<"), LESS },
	{ TEXT_INIT("!"), UNEQUAL },
};

static bool is_digit(struct text t)
{
	return t.len && t.ptr[0] >= '0' && t.ptr[0] <= '9';
}

static size_t skip_digits(struct text t, size_t at)
{
	while (is_digit(text_from(t, at)))
		at++;
	return at;
}

/* Bytes of a number with letters behind it at the start of t ("10", "-1.5Gi"), 0 when there is none. */
static size_t endpoint(struct text t)
{
	size_t at = t.len && (t.ptr[0] == '-' || t.ptr[0] == '+' || t.ptr[0] == '|') ? 1 : 0;
	size_t end = skip_digits(t, at);

	if (end == at)
		return 0;
	if (end < t.len && t.ptr[end] == '.' && is_digit(text_from(t, end + 1)))
		end = skip_digits(t, end + 1);
	while (end < t.len && ((t.ptr[end] | 0x20) >= 'a' && (t.ptr[end] | 0x20) <= 'z'))
		end++;
	return end;
}

static bool split_range(struct text t, struct text separator, struct text *low, struct text *high)
{
	size_t end = endpoint(t);

	*low = text_slice(t, 0, end);
	*high = text_from(t, end + separator.len);
	return end && text_starts_with(text_from(t, end), separator) && endpoint(*high) == high->len && high->len;
}

bool leaf_is_range(struct text pattern)
{
	struct text low, high;

	return split_range(pattern, TEXT("-"), &low, &high);
}

static bool holds(int order, enum operator operator)
{
	switch (operator) {
	case EQUAL:
		return order == 0;
	case UNEQUAL:
		return order != 0;
	case MORE:
		return order > 0;
	case MORE_OR_EQUAL:
		return order >= 0;
	case LESS:
		return order < 0;
	case LESS_OR_EQUAL:
		break;
	}
	return order <= 0;
}

/* The value as text to be read as a duration or quantity; false for booleans, lists and maps. */
static bool number_text(const struct node *value, char *room, size_t size, struct text *t)
{
	switch (value ? value->kind : NODE_NULL) {
	case NODE_NULL:
		*t = TEXT("0");
		return true;
	case NODE_STRING:
		*t = value->string;
		return true;
	case NODE_INT:
		snprintf(room, size, "%" PRId64, value->integer);
		*t = text_of(room);
		return true;
	case NODE_FLOAT:
		snprintf(room, size, "%f", value->number);
		*t = text_of(room);
		return true;
	case NODE_BOOL:
	case NODE_LIST:
	case NODE_MAP:
		break;
	}
	return false;
}

/* Compared as texts: only whether the wildcards match. */
static bool fits_text(const struct node *value, struct text pattern, enum operator operator)
{
	struct buf printed = BUF_INIT;
	bool matches;

	if ((operator != EQUAL && operator != UNEQUAL) || !value)
		return false;
	switch (value->kind) {
	case NODE_STRING:
		return wildcard_match(pattern, value->string) == (operator == EQUAL);
	case NODE_INT:
	case NODE_BOOL:
		value_add_json(&printed, value);
		break;
	case NODE_FLOAT:
		value_add_exponential(&printed, value->number);
		break;
	case NODE_NULL:
	case NODE_LIST:
	case NODE_MAP:
		return false;
	}
	matches = wildcard_match(pattern, buf_text(&printed));
	buf_release(&printed);
	return matches == (operator == EQUAL);
}

static bool fits_operand(const struct node *value, struct text pattern, enum operator operator)
{
	char room[400];
	struct text t;
	int64_t wanted_duration, duration;
	struct quantity wanted, quantity;

	if (duration_parse(pattern, &wanted_duration) && number_text(value, room, sizeof(room), &t) && duration_parse(t, &duration))
		return holds(duration < wanted_duration ? -1 : duration > wanted_duration, operator);
	if (quantity_parse(pattern, &wanted) && number_text(value, room, sizeof(room), &t) && quantity_parse(t, &quantity))
		return holds(quantity_compare(&quantity, &wanted), operator);
	return fits_text(value, pattern, operator);
}

static bool fits_term(const struct node *value, struct text term)
{
	struct text low, high;

	for (size_t i = 0; term.len >= 2 && i < sizeof(operators) / sizeof(operators[0]); i++) {
		if (text_starts_with(term, operators[i].sign))
			return fits_operand(value, text_trim(text_from(term, operators[i].sign.len), " \t\r\n\v\f"), operators[i].operator);
	}
	if (split_range(term, TEXT("!-"), &low, &high))
		return fits_operand(value, low, LESS) || fits_operand(value, high, MORE);
	if (split_range(term, TEXT("-"), &low, &high))
		return fits_operand(value, low, MORE_OR_EQUAL) && fits_operand(value, high, LESS_OR_EQUAL);
	return fits_operand(value, text_trim(term, " \t\r\n\v\f"), EQUAL);
}

static bool fits_all_terms(const struct node *value, struct text terms)
{
	struct text term;

	while (text_next_part(&terms, '&', &term)) {
		if (!fits_term(value, text_trim(term, " ")))
			return false;
	}
	return true;
}

bool leaf_fits_string(const struct node *value, struct text pattern)
{
	struct text alternative;

	if (value && value->kind == NODE_STRING && text_eq(value->string, pattern))
		return true;
	if (!pattern.ptr)
		pattern = TEXT("");
	while (text_next_part(&pattern, '|', &alternative)) {
		alternative = text_trim(alternative, " ");
		if (fits_all_terms(value, alternative.ptr ? alternative : TEXT("")))
			return true;
	}
	return false;
}

static bool fits_number(const struct node *value, const struct node *pattern)
{
	double number;

	if (value->kind == NODE_STRING)
		return value_parse_number(value->string, &number) && !(number < value_to_double(pattern)) && !(number > value_to_double(pattern)) &&
		       (pattern->kind != NODE_INT || text_trim(value->string, "+-0123456789").len == 0);
	return value_is_number(value) && node_equal(value, pattern);
}

/* null fits what is missing, null, zero, empty or false. */
static bool fits_null(const struct node *value)
{
	switch (value->kind) {
	case NODE_NULL:
		return true;
	case NODE_BOOL:
		return !value->boolean;
	case NODE_INT:
		return value->integer == 0;
	case NODE_FLOAT:
		return !(value->number < 0) && !(value->number > 0);
	case NODE_STRING:
		return value->string.len == 0;
	case NODE_LIST:
	case NODE_MAP:
		break;
	}
	return false;
}

bool leaf_fits(const struct node *value, const struct node *pattern)
{
	if (!value)
		value = &value_null;
	switch (pattern->kind) {
	case NODE_NULL:
		return fits_null(value);
	case NODE_BOOL:
		return value->kind == NODE_BOOL && value->boolean == pattern->boolean;
	case NODE_INT:
	case NODE_FLOAT:
		return fits_number(value, pattern);
	case NODE_STRING:
		return leaf_fits_string(value, pattern->string);
	case NODE_MAP:
		return value->kind == NODE_MAP;
	case NODE_LIST:
		break;
	}
	return false;
}
