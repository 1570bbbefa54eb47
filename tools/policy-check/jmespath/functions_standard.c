/* The functions of the JMESPath specification that work on single values; those on lists stand in functions_lists.c. */
#include <math.h>

#include "common/base/utf8.h"
#include "tools/policy-check/jmespath/functions.h"

static enum jmespath_result do_abs(const struct jmespath_call *call, const struct node **result)
{
	return call_returns(value_number(call->run->arena, fabs(call_number(call, 0))), result);
}

static enum jmespath_result do_ceil(const struct jmespath_call *call, const struct node **result)
{
	return call_returns(value_number(call->run->arena, ceil(call_number(call, 0))), result);
}

static enum jmespath_result do_floor(const struct jmespath_call *call, const struct node **result)
{
	return call_returns(value_number(call->run->arena, floor(call_number(call, 0))), result);
}

static enum jmespath_result do_length(const struct jmespath_call *call, const struct node **result)
{
	const struct node *value = call->arguments[0].value;
	size_t length = value->kind == NODE_STRING ? utf8_count(value->string) : value->kind == NODE_LIST ? value->list.count
													  : value->map.count;

	return call_returns(value_integer(call->run->arena, (int64_t)length), result);
}

static enum jmespath_result do_contains(const struct jmespath_call *call, const struct node **result)
{
	const struct node *in = call->arguments[0].value, *wanted = call->arguments[1].value;

	if (in->kind == NODE_STRING)
		return call_returns(value_bool(wanted->kind == NODE_STRING && text_find(in->string, wanted->string, 0) != SIZE_MAX), result);
	for (size_t i = 0; i < in->list.count; i++) {
		if (node_equal(in->list.items[i], wanted))
			return call_returns(&value_true, result);
	}
	return call_returns(&value_false, result);
}

static enum jmespath_result do_starts_with(const struct jmespath_call *call, const struct node **result)
{
	return call_returns(value_bool(text_starts_with(call_string(call, 0), call_string(call, 1))), result);
}

static enum jmespath_result do_ends_with(const struct jmespath_call *call, const struct node **result)
{
	return call_returns(value_bool(text_ends_with(call_string(call, 0), call_string(call, 1))), result);
}

static enum jmespath_result do_keys(const struct jmespath_call *call, const struct node **result)
{
	const struct node *map = call->arguments[0].value;
	struct value_items keys = { .arena = call->run->arena };

	for (size_t i = 0; i < map->map.count; i++)
		value_items_add(&keys, value_string(call->run->arena, map->map.pairs[i].key));
	return call_returns(value_list(call->run->arena, keys.items, keys.count), result);
}

static enum jmespath_result do_values(const struct jmespath_call *call, const struct node **result)
{
	const struct node *map = call->arguments[0].value;
	struct value_items values = { .arena = call->run->arena };

	for (size_t i = 0; i < map->map.count; i++)
		value_items_add(&values, map->map.pairs[i].value);
	return call_returns(value_list(call->run->arena, values.items, values.count), result);
}

static enum jmespath_result do_merge(const struct jmespath_call *call, const struct node **result)
{
	struct value_pairs merged = { .arena = call->run->arena };

	for (size_t i = 0; i < call->count; i++) {
		const struct node *map = call->arguments[i].value;

		for (size_t j = 0; j < map->map.count; j++)
			value_pairs_set(&merged, map->map.pairs[j].key, map->map.pairs[j].value);
	}
	return call_returns(value_map(call->run->arena, merged.pairs, merged.count), result);
}

static enum jmespath_result do_not_null(const struct jmespath_call *call, const struct node **result)
{
	for (size_t i = 0; i < call->count; i++) {
		if (call->arguments[i].value->kind != NODE_NULL)
			return call_returns(call->arguments[i].value, result);
	}
	return call_returns(NULL, result);
}

static enum jmespath_result do_to_array(const struct jmespath_call *call, const struct node **result)
{
	struct value_items items = { .arena = call->run->arena };

	if (call->arguments[0].value->kind == NODE_LIST)
		return call_returns(call->arguments[0].value, result);
	value_items_add(&items, call->arguments[0].value);
	return call_returns(value_list(call->run->arena, items.items, items.count), result);
}

static enum jmespath_result do_to_number(const struct jmespath_call *call, const struct node **result)
{
	const struct node *value = call->arguments[0].value;
	double number;

	if (value_is_number(value))
		return call_returns(value, result);
	if (value->kind == NODE_STRING && value_parse_number(value->string, &number))
		return call_returns(value_number(call->run->arena, number), result);
	return call_returns(NULL, result);
}

static enum jmespath_result do_to_string(const struct jmespath_call *call, const struct node **result)
{
	const struct node *value = call->arguments[0].value;

	if (value->kind == NODE_STRING)
		return call_returns(value, result);
	return call_returns_string(call, value_json(call->run->arena, value), result);
}

static enum jmespath_result do_type(const struct jmespath_call *call, const struct node **result)
{
	static const char *const names[] = {
		[NODE_NULL] = "null",
		[NODE_BOOL] = "boolean",
		[NODE_INT] = "number",
		[NODE_FLOAT] = "number",
		[NODE_STRING] = "string",
		[NODE_LIST] = "array",
		[NODE_MAP] = "object",
	};

	return call_returns_string(call, text_of(names[call->arguments[0].value->kind]), result);
}

const struct jmespath_function functions_standard[] = {
	{ "abs", "n", do_abs },
	{ "ceil", "n", do_ceil },
	{ "contains", "as *", do_contains },
	{ "ends_with", "s s", do_ends_with },
	{ "floor", "n", do_floor },
	{ "keys", "o", do_keys },
	{ "length", "sao", do_length },
	{ "merge", "o+", do_merge },
	{ "not_null", "*+", do_not_null },
	{ "starts_with", "s s", do_starts_with },
	{ "to_array", "*", do_to_array },
	{ "to_number", "*", do_to_number },
	{ "to_string", "*", do_to_string },
	{ "type", "*", do_type },
	{ "values", "o", do_values },
	{ NULL, NULL, NULL },
};
