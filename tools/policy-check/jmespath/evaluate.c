#include "tools/policy-check/jmespath/evaluate.h"

#include <stdarg.h>

#include "tools/policy-check/jmespath/functions.h"

static enum jmespath_result visit(struct jmespath_run *run, const struct jmespath_tree *tree, const struct node *value,
				  const struct node **result);

enum jmespath_result jmespath_fail(struct jmespath_run *run, const char *format, ...)
{
	struct buf message = BUF_INIT;
	va_list values;

	va_start(values, format);
	buf_addv(&message, format, values);
	va_end(values);
	fault_set(run->fault, "%s", buf_cstr(&message));
	buf_release(&message);
	return JMESPATH_FAILED;
}

bool jmespath_apply(struct jmespath_run *run, const struct jmespath_tree *tree, const struct node *value, const struct node **result)
{
	return visit(run, tree, value, result) != JMESPATH_FAILED;
}

/* The left child's value, as jmespath_apply(). */
static bool apply_child(struct jmespath_run *run, const struct jmespath_tree *tree, size_t i, const struct node *value,
			const struct node **result)
{
	return visit(run, tree->children[i], value, result) != JMESPATH_FAILED;
}

static enum jmespath_result found(const struct node *value, const struct node **result)
{
	*result = value ? value : &value_null;
	return JMESPATH_FOUND;
}

static enum jmespath_result visit_field(struct jmespath_run *run, const struct jmespath_tree *tree, const struct node *value,
					const struct node **result)
{
	const struct node_pair *pair;

	*result = &value_null;
	if (value->kind != NODE_MAP)
		return JMESPATH_FOUND;
	pair = node_pair_of(value, tree->name);
	if (pair)
		return found(pair->value, result);
	run->missing = tree->name;
	return JMESPATH_MISSING;
}

static enum jmespath_result visit_index(const struct jmespath_tree *tree, const struct node *value, const struct node **result)
{
	int64_t at = tree->index;

	if (value->kind != NODE_LIST)
		return found(NULL, result);
	if (at < 0)
		at += (int64_t)value->list.count;
	return found(at >= 0 && (size_t)at < value->list.count ? value->list.items[at] : NULL, result);
}

/* Where a slice begins or ends, cut to what there is (the specification's and Python's rule). */
static int64_t slice_end(const struct jmespath_tree *tree, int part, int64_t count, bool backwards)
{
	int64_t at = tree->slice.part[part];
	int64_t lowest = backwards ? -1 : 0, highest = backwards ? count - 1 : count;

	if (!tree->slice.has[part])
		return (part == 0) == backwards ? highest : lowest;
	if (at < 0)
		at += count;
	return at < lowest ? lowest : at > highest ? highest
						   : at;
}

static enum jmespath_result visit_slice(struct jmespath_run *run, const struct jmespath_tree *tree, const struct node *value,
					const struct node **result)
{
	struct value_items items = { .arena = run->arena };
	int64_t step = tree->slice.has[2] ? tree->slice.part[2] : 1;
	int64_t count, start, stop;

	if (value->kind != NODE_LIST)
		return found(NULL, result);
	count = (int64_t)value->list.count;
	start = slice_end(tree, 0, count, step < 0);
	stop = slice_end(tree, 1, count, step < 0);
	for (int64_t i = start; step > 0 ? i < stop : i > stop; i += step)
		value_items_add(&items, value->list.items[i]);
	return found(value_list(run->arena, items.items, items.count), result);
}

/* Add what the tree makes of the value, unless that is null. */
static bool collect(struct jmespath_run *run, const struct jmespath_tree *tree, const struct node *value, struct value_items *items)
{
	const struct node *each;

	if (!jmespath_apply(run, tree, value, &each))
		return false;
	if (each->kind != NODE_NULL)
		value_items_add(items, each);
	return true;
}

static enum jmespath_result visit_projection(struct jmespath_run *run, const struct jmespath_tree *tree, const struct node *value,
					     const struct node **result)
{
	struct value_items items = { .arena = run->arena };
	const struct node *list, *keep;
	bool filters = tree->kind == JMESPATH_FILTER;

	if (!apply_child(run, tree, 0, value, &list)) {
		/* Kyverno's fork takes whatever went wrong on the left of a filter for null. */
		return filters ? found(NULL, result) : JMESPATH_FAILED;
	}
	if (list->kind != NODE_LIST)
		return found(NULL, result);
	for (size_t i = 0; i < list->list.count; i++) {
		const struct node *item = list->list.items[i];

		if (filters && !apply_child(run, tree, 2, item, &keep))
			return JMESPATH_FAILED;
		if (filters && value_is_false(keep))
			continue;
		if (!collect(run, tree->children[1], item, &items))
			return JMESPATH_FAILED;
	}
	return found(value_list(run->arena, items.items, items.count), result);
}

static enum jmespath_result visit_values(struct jmespath_run *run, const struct jmespath_tree *tree, const struct node *value,
					 const struct node **result)
{
	struct value_items items = { .arena = run->arena };
	const struct node *map;

	if (!apply_child(run, tree, 0, value, &map) || map->kind != NODE_MAP)
		return found(NULL, result);
	for (size_t i = 0; i < map->map.count; i++) {
		if (!collect(run, tree->children[1], map->map.pairs[i].value, &items))
			return JMESPATH_FAILED;
	}
	return found(value_list(run->arena, items.items, items.count), result);
}

static enum jmespath_result visit_flatten(struct jmespath_run *run, const struct jmespath_tree *tree, const struct node *value,
					  const struct node **result)
{
	struct value_items items = { .arena = run->arena };
	const struct node *list;

	if (!apply_child(run, tree, 0, value, &list) || list->kind != NODE_LIST)
		return found(NULL, result);
	for (size_t i = 0; i < list->list.count; i++) {
		const struct node *item = list->list.items[i];

		if (item->kind != NODE_LIST) {
			value_items_add(&items, item);
			continue;
		}
		for (size_t j = 0; j < item->list.count; j++)
			value_items_add(&items, item->list.items[j]);
	}
	return found(value_list(run->arena, items.items, items.count), result);
}

static enum jmespath_result visit_select(struct jmespath_run *run, const struct jmespath_tree *tree, const struct node *value,
					 const struct node **result)
{
	struct value_items items = { .arena = run->arena };
	struct value_pairs pairs = { .arena = run->arena };
	const struct node *each;

	if (value->kind == NODE_NULL)
		return found(NULL, result);
	for (size_t i = 0; i < tree->child_count; i++) {
		if (!apply_child(run, tree, i, value, &each))
			return JMESPATH_FAILED;
		if (tree->kind == JMESPATH_SELECT_LIST)
			value_items_add(&items, each);
		else
			value_pairs_set(&pairs, tree->children[i]->name, each);
	}
	return found(tree->kind == JMESPATH_SELECT_LIST ? value_list(run->arena, items.items, items.count) : value_map(run->arena, pairs.pairs, pairs.count),
		     result);
}

static enum jmespath_result visit_logic(struct jmespath_run *run, const struct jmespath_tree *tree, const struct node *value,
					const struct node **result)
{
	if (!apply_child(run, tree, 0, value, result))
		return JMESPATH_FAILED;
	if (tree->kind == JMESPATH_NOT)
		return found(value_bool(value_is_false(*result)), result);
	if (value_is_false(*result) == (tree->kind == JMESPATH_AND))
		return JMESPATH_FOUND;
	if (tree->kind == JMESPATH_AND)
		return visit(run, tree->children[1], value, result);
	return apply_child(run, tree, 1, value, result) ? JMESPATH_FOUND : JMESPATH_FAILED;
}

static enum jmespath_result visit_compare(struct jmespath_run *run, const struct jmespath_tree *tree, const struct node *value,
					  const struct node **result)
{
	const struct node *left, *right;
	double a, b;

	if (!apply_child(run, tree, 0, value, &left) || !apply_child(run, tree, 1, value, &right))
		return JMESPATH_FAILED;
	if (tree->comparison == JMESPATH_EQUAL || tree->comparison == JMESPATH_UNEQUAL)
		return found(value_bool(node_equal(left, right) == (tree->comparison == JMESPATH_EQUAL)), result);
	if (!value_is_number(left) || !value_is_number(right))
		return found(NULL, result);
	a = value_to_double(left);
	b = value_to_double(right);
	switch (tree->comparison) {
	case JMESPATH_LESS:
		return found(value_bool(a < b), result);
	case JMESPATH_LESS_OR_EQUAL:
		return found(value_bool(a <= b), result);
	case JMESPATH_MORE:
		return found(value_bool(a > b), result);
	case JMESPATH_MORE_OR_EQUAL:
	case JMESPATH_EQUAL:
	case JMESPATH_UNEQUAL:
		break;
	}
	return found(value_bool(a >= b), result);
}

static enum jmespath_result visit_call(struct jmespath_run *run, const struct jmespath_tree *tree, const struct node *value,
				       const struct node **result)
{
	struct jmespath_argument *arguments = arena_zalloc(run->arena, tree->child_count + 1, sizeof(*arguments));
	struct jmespath_call call = { .run = run, .function = tree->function, .arguments = arguments, .count = tree->child_count };

	for (size_t i = 0; i < tree->child_count; i++) {
		arguments[i].value = &value_null;
		if (tree->children[i]->kind == JMESPATH_REFERENCE)
			arguments[i].expression = tree->children[i]->children[0];
		else if (!apply_child(run, tree, i, value, &arguments[i].value))
			return JMESPATH_FAILED;
	}
	return jmespath_call(&call, result);
}

static enum jmespath_result visit_pipe(struct jmespath_run *run, const struct jmespath_tree *tree, const struct node *value,
				       const struct node **result)
{
	const struct node *left;

	if (!apply_child(run, tree, 0, value, &left) || !apply_child(run, tree, 1, left, result))
		return JMESPATH_FAILED;
	return JMESPATH_FOUND;
}

static enum jmespath_result visit_subexpression(struct jmespath_run *run, const struct jmespath_tree *tree, const struct node *value,
						const struct node **result)
{
	enum jmespath_result left = visit(run, tree->children[0], value, result);

	return left == JMESPATH_FOUND ? visit(run, tree->children[1], *result, result) : left;
}

static enum jmespath_result visit(struct jmespath_run *run, const struct jmespath_tree *tree, const struct node *value,
				  const struct node **result)
{
	*result = &value_null;
	if (++run->steps > JMESPATH_STEP_LIMIT || run->arena->used > JMESPATH_BYTE_LIMIT)
		return jmespath_fail(run, "the expression takes too long or makes too much");
	switch (tree->kind) {
	case JMESPATH_CURRENT:
		return found(value, result);
	case JMESPATH_FIELD:
		return visit_field(run, tree, value, result);
	case JMESPATH_LITERAL:
		return found(tree->literal, result);
	case JMESPATH_INDEX:
		return visit_index(tree, value, result);
	case JMESPATH_SLICE:
		return visit_slice(run, tree, value, result);
	case JMESPATH_SUBEXPRESSION:
		return visit_subexpression(run, tree, value, result);
	case JMESPATH_PROJECTION:
	case JMESPATH_FILTER:
		return visit_projection(run, tree, value, result);
	case JMESPATH_VALUES:
		return visit_values(run, tree, value, result);
	case JMESPATH_FLATTEN:
		return visit_flatten(run, tree, value, result);
	case JMESPATH_SELECT_LIST:
	case JMESPATH_SELECT_MAP:
		return visit_select(run, tree, value, result);
	case JMESPATH_PAIR:
		return visit(run, tree->children[0], value, result);
	case JMESPATH_OR:
	case JMESPATH_AND:
	case JMESPATH_NOT:
		return visit_logic(run, tree, value, result);
	case JMESPATH_PIPE:
		return visit_pipe(run, tree, value, result);
	case JMESPATH_COMPARE:
		return visit_compare(run, tree, value, result);
	case JMESPATH_CALL:
		return visit_call(run, tree, value, result);
	case JMESPATH_REFERENCE:
		break;
	}
	return JMESPATH_FOUND; /* an expression outside of a call has no value */
}

enum jmespath_result jmespath_search(struct jmespath_run *run, const struct jmespath_tree *tree, const struct node *document,
				     const struct node **result)
{
	run->steps = 0;
	return visit(run, tree, document ? document : &value_null, result);
}
