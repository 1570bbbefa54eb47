/* Kyverno's functions that read documents and reshape lists and maps. */
#include <math.h>
#include <stdlib.h>

#include "common/doc/json.h"
#include "common/doc/yaml.h"
#include "tools/policy-check/jmespath/functions.h"

enum { HIGHEST_INDEX = 1 << 30 };

static enum jmespath_result do_parse_json(const struct jmespath_call *call, const struct node **result)
{
	struct fault inner = FAULT_INIT;

	if (json_read(call_string(call, 0), NULL, call->run->arena, result, &inner) == 0)
		return JMESPATH_FOUND;
	return call_fails(call, "%s", inner.message);
}

static enum jmespath_result do_parse_yaml(const struct jmespath_call *call, const struct node **result)
{
	struct fault inner = FAULT_INIT;

	if (yaml_read(call_string(call, 0), NULL, YAML_KUBERNETES, call->run->arena, result, &inner) < 0)
		return call_fails(call, "%s", inner.message);
	return call_returns(*result, result);
}

static enum jmespath_result do_lookup(const struct jmespath_call *call, const struct node **result)
{
	const struct node *in = call->arguments[0].value, *key = call->arguments[1].value;
	double at = value_to_double(key);

	if (in->kind == NODE_MAP) {
		if (key->kind != NODE_STRING)
			return call_fails(call, "argument #2 is not of type String");
		return call_returns(node_get(in, key->string), result);
	}
	if (key->kind == NODE_STRING)
		return call_fails(call, "argument #2 is not of type Number");
	if (floor(at) < at)
		return call_fails(call, "argument #2: expected an integer number but got: %g", at);
	if (at < 0 || at >= (double)in->list.count || at > HIGHEST_INDEX)
		return call_returns(NULL, result);
	return call_returns(in->list.items[(size_t)at], result);
}

static int by_key(const void *a, const void *b)
{
	return text_compare(((const struct node_pair *)a)->key, ((const struct node_pair *)b)->key);
}

static void add_item(const struct jmespath_call *call, struct value_items *items, const struct node *key, const struct node *value)
{
	struct value_pairs pairs = { .arena = call->run->arena };

	value_pairs_set(&pairs, call_string(call, 1), key);
	value_pairs_set(&pairs, call_string(call, 2), value);
	value_items_add(items, value_map(call->run->arena, pairs.pairs, pairs.count));
}

static enum jmespath_result do_items(const struct jmespath_call *call, const struct node **result)
{
	const struct node *in = call->arguments[0].value;
	struct arena *arena = call->run->arena;
	struct value_items items = { .arena = arena };
	struct node_pair *sorted;

	if (in->kind == NODE_LIST) {
		for (size_t i = 0; i < in->list.count; i++)
			add_item(call, &items, value_integer(arena, (int64_t)i), in->list.items[i]);
		return call_returns(value_list(arena, items.items, items.count), result);
	}
	sorted = arena_zalloc(arena, in->map.count + 1, sizeof(*sorted));
	for (size_t i = 0; i < in->map.count; i++)
		sorted[i] = in->map.pairs[i];
	qsort(sorted, in->map.count, sizeof(*sorted), by_key);
	for (size_t i = 0; i < in->map.count; i++)
		add_item(call, &items, value_string(arena, sorted[i].key), sorted[i].value);
	return call_returns(value_list(arena, items.items, items.count), result);
}

static enum jmespath_result do_object_from_lists(const struct jmespath_call *call, const struct node **result)
{
	const struct node *keys = call->arguments[0].value, *values = call->arguments[1].value;
	struct value_pairs pairs = { .arena = call->run->arena };

	for (size_t i = 0; i < keys->list.count; i++) {
		const struct node *key = keys->list.items[i];

		if (key->kind == NODE_LIST || key->kind == NODE_MAP || key->kind == NODE_NULL)
			return call_fails(call, "argument #1 is not of type StringArray");
		value_pairs_set(&pairs, key->kind == NODE_STRING ? key->string : value_json(call->run->arena, key),
				i < values->list.count ? values->list.items[i] : &value_null);
	}
	return call_returns(value_map(call->run->arena, pairs.pairs, pairs.count), result);
}

const struct jmespath_function functions_data[] = {
	{ "items", "oa s s", do_items },
	{ "lookup", "oa sn", do_lookup },
	{ "object_from_lists", "a a", do_object_from_lists },
	{ "parse_json", "s", do_parse_json },
	{ "parse_yaml", "s", do_parse_yaml },
	{ NULL, NULL, NULL },
};
