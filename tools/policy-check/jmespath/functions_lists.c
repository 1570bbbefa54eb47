/* The functions of the JMESPath specification that work on lists. */
#include <stdlib.h>
#include <string.h>

#include "common/base/utf8.h"
#include "tools/policy-check/jmespath/functions.h"

static enum jmespath_result do_avg(const struct jmespath_call *call, const struct node **result)
{
	const struct node *list = call->arguments[0].value;
	double sum = 0;

	if (!list->list.count)
		return call_returns(NULL, result);
	for (size_t i = 0; i < list->list.count; i++)
		sum += value_to_double(list->list.items[i]);
	return call_returns(value_number(call->run->arena, sum / (double)list->list.count), result);
}

static enum jmespath_result do_sum(const struct jmespath_call *call, const struct node **result)
{
	const struct node *list = call->arguments[0].value;
	double sum = 0;

	for (size_t i = 0; i < list->list.count; i++)
		sum += value_to_double(list->list.items[i]);
	return call_returns(value_number(call->run->arena, sum), result);
}

static enum jmespath_result do_join(const struct jmespath_call *call, const struct node **result)
{
	const struct node *list = call->arguments[1].value;
	struct buf joined = BUF_INIT;

	for (size_t i = 0; i < list->list.count; i++) {
		if (i)
			buf_add(&joined, call_string(call, 0));
		buf_add(&joined, node_string(list->list.items[i]));
		if (joined.len > JMESPATH_BYTE_LIMIT)
			break;
	}
	return call_returns_buf(call, &joined, result);
}

static enum jmespath_result do_reverse(const struct jmespath_call *call, const struct node **result)
{
	const struct node *value = call->arguments[0].value;
	struct value_items items = { .arena = call->run->arena };
	struct text rest = node_string(value);
	struct utf8_char c;
	char *reversed;
	size_t at = rest.len;

	if (value->kind == NODE_LIST) {
		for (size_t i = value->list.count; i-- > 0;)
			value_items_add(&items, value->list.items[i]);
		return call_returns(value_list(call->run->arena, items.items, items.count), result);
	}
	reversed = arena_zalloc(call->run->arena, rest.len + 1, 1);
	for (struct text before = rest; utf8_next(&rest, &c); before = rest) {
		at -= c.len;
		memcpy(reversed + at, before.ptr, c.len);
	}
	return call_returns_string(call, (struct text){ reversed, value->string.len }, result);
}

static enum jmespath_result do_map(const struct jmespath_call *call, const struct node **result)
{
	const struct node *list = call->arguments[1].value, *each;
	struct value_items items = { .arena = call->run->arena };

	for (size_t i = 0; i < list->list.count; i++) {
		if (!jmespath_apply(call->run, call->arguments[0].expression, list->list.items[i], &each))
			return JMESPATH_FAILED;
		value_items_add(&items, each);
	}
	return call_returns(value_list(call->run->arena, items.items, items.count), result);
}

/* Numbers before or after numbers, strings before or after strings. */
static int compare(const struct node *a, const struct node *b)
{
	double x = value_to_double(a), y = value_to_double(b);

	if (a->kind == NODE_STRING)
		return text_compare(a->string, node_string(b));
	return x < y ? -1 : x > y;
}

struct keyed {
	const struct node *key, *item;
	size_t order;
};

static int compare_keyed(const void *a, const void *b)
{
	const struct keyed *x = a, *y = b;
	int difference = compare(x->key, y->key);

	return difference ? difference : x->order < y->order ? -1
							     : 1;
}

/* Each item with what the expression (or nothing) makes of it; all numbers or all strings, else NULL with a fault. */
static struct keyed *keyed_items(const struct jmespath_call *call, const struct node *list, const struct jmespath_tree *expression)
{
	struct keyed *keyed = arena_zalloc(call->run->arena, list->list.count + 1, sizeof(*keyed));

	for (size_t i = 0; i < list->list.count; i++) {
		keyed[i] = (struct keyed){ .key = list->list.items[i], .item = list->list.items[i], .order = i };
		if (expression && !jmespath_apply(call->run, expression, list->list.items[i], &keyed[i].key))
			return NULL;
		if (keyed[i].key->kind != NODE_STRING && !value_is_number(keyed[i].key)) {
			jmespath_fail(call->run, "invalid type, must be number of string");
			return NULL;
		}
		if ((keyed[i].key->kind == NODE_STRING) != (keyed[0].key->kind == NODE_STRING)) {
			jmespath_fail(call->run, "invalid type, must be %s", keyed[0].key->kind == NODE_STRING ? "string" : "number");
			return NULL;
		}
	}
	return keyed;
}

static enum jmespath_result sorted(const struct jmespath_call *call, const struct jmespath_tree *expression, const struct node **result)
{
	const struct node *list = call->arguments[0].value;
	struct value_items items = { .arena = call->run->arena };
	struct keyed *keyed;

	if (list->list.count < 2)
		return call_returns(list, result);
	keyed = keyed_items(call, list, expression);
	if (!keyed)
		return JMESPATH_FAILED;
	qsort(keyed, list->list.count, sizeof(*keyed), compare_keyed);
	for (size_t i = 0; i < list->list.count; i++)
		value_items_add(&items, keyed[i].item);
	return call_returns(value_list(call->run->arena, items.items, items.count), result);
}

/* The first item whose key is the greatest (sign 1) or the least (sign -1); null of an empty list. */
static enum jmespath_result extreme(const struct jmespath_call *call, const struct jmespath_tree *expression, int sign,
				    const struct node **result)
{
	const struct node *list = call->arguments[0].value;
	struct keyed *keyed, *best;

	if (!list->list.count)
		return call_returns(NULL, result);
	keyed = keyed_items(call, list, expression);
	if (!keyed)
		return JMESPATH_FAILED;
	best = keyed;
	for (size_t i = 1; i < list->list.count; i++) {
		if (compare(keyed[i].key, best->key) * sign > 0)
			best = &keyed[i];
	}
	return call_returns(best->item, result);
}

static enum jmespath_result do_sort(const struct jmespath_call *call, const struct node **result)
{
	return sorted(call, NULL, result);
}

static enum jmespath_result do_sort_by(const struct jmespath_call *call, const struct node **result)
{
	return sorted(call, call->arguments[1].expression, result);
}

static enum jmespath_result do_max(const struct jmespath_call *call, const struct node **result)
{
	return extreme(call, NULL, 1, result);
}

static enum jmespath_result do_max_by(const struct jmespath_call *call, const struct node **result)
{
	return extreme(call, call->arguments[1].expression, 1, result);
}

static enum jmespath_result do_min(const struct jmespath_call *call, const struct node **result)
{
	return extreme(call, NULL, -1, result);
}

static enum jmespath_result do_min_by(const struct jmespath_call *call, const struct node **result)
{
	return extreme(call, call->arguments[1].expression, -1, result);
}

const struct jmespath_function functions_lists[] = {
	{ "avg", "N", do_avg },
	{ "join", "s S", do_join },
	{ "map", "e a", do_map },
	{ "max", "NS", do_max },
	{ "max_by", "a e", do_max_by },
	{ "min", "NS", do_min },
	{ "min_by", "a e", do_min_by },
	{ "reverse", "as", do_reverse },
	{ "sort", "SN", do_sort },
	{ "sort_by", "a e", do_sort_by },
	{ "sum", "N", do_sum },
	{ NULL, NULL, NULL },
};
