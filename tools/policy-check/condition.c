#include "tools/policy-check/condition.h"

#include "tools/policy-check/jmespath/value.h"
#include "tools/policy-check/operators.h"
#include "tools/policy-check/substitute.h"

/* Messages of the conditions that held and of those that did not. */
struct messages {
	struct buf held, failed;
	const char *separator;
	const struct node *held_where;
};

static void add_message(struct buf *out, const char *separator, struct text message)
{
	if (!message.len)
		return;
	if (out->len)
		buf_adds(out, separator);
	buf_add(out, message);
}

static bool substitute_side(struct context *context, const struct node *side, const char *name, const struct node **value)
{
	*value = &value_null;
	if (!side || substitute(context, side, value))
		return true;
	return context_fail(context, arena_printf(context->arena, "failed to substitute variables in condition %s: %.*s", name,
						  TEXT_ARGS(context->problem)));
}

static bool evaluate_one(struct context *context, const struct node *condition, struct messages *messages, bool *holds)
{
	const struct operator *operator = operator_named(node_string(node_get_cstr(condition, "operator")));
	struct text message = node_string(node_get_cstr(condition, "message"));
	const struct node *key, *value;

	if (!substitute_side(context, node_get_cstr(condition, "key"), "key", &key) ||
	    !substitute_side(context, node_get_cstr(condition, "value"), "value", &value))
		return false;
	if (!operator)
		return context_fail(context, TEXT("failed to create handler for condition operator: %!w(<nil>)"));
	*holds = operator->holds(key, value, operator->how);
	add_message(*holds ? &messages->held : &messages->failed, messages->separator, message);
	/* A key that is a value of the resource is what has to change; one that was computed, or stands in the policy, is not. */
	if (*holds && !messages->held_where && context->resource && key->place.line &&
	    key->place.file == context->resource->node->place.file)
		messages->held_where = key;
	return true;
}

/* The conditions of a list, up to the first that is as stop_at. *all_held: none has failed; *one_held: one has held. */
static bool evaluate_list(struct context *context, const struct node *list, bool stop_at, struct messages *messages, bool *all_held,
			  bool *one_held)
{
	*all_held = true;
	*one_held = false;
	for (size_t i = 0; list && list->kind == NODE_LIST && i < list->list.count; i++) {
		bool holds = false;

		if (!evaluate_one(context, list->list.items[i], messages, &holds))
			return false;
		*all_held = *all_held && holds;
		*one_held = *one_held || holds;
		if (holds == stop_at)
			break;
	}
	return true;
}

/* One {any, all} map; the messages of what decided go to the front of the right buffer. */
static bool evaluate_block(struct context *context, const struct node *block, struct messages *messages, bool *holds)
{
	const struct node *any = node_get_cstr(block, "any");
	bool any_all, any_one = true, all_all, all_one;

	if (any && any->kind == NODE_LIST && !evaluate_list(context, any, true, messages, &any_all, &any_one))
		return false;
	if (!evaluate_list(context, node_get_cstr(block, "all"), false, messages, &all_all, &all_one))
		return false;
	*holds = any_one && all_all;
	return true;
}

static bool is_block(const struct node *node)
{
	return node->kind == NODE_MAP && (node_get_cstr(node, "any") || node_get_cstr(node, "all"));
}

static bool evaluate_all_blocks(struct context *context, const struct node *conditions, struct messages *messages, bool *holds)
{
	bool one;

	if (conditions->kind == NODE_MAP)
		return evaluate_block(context, conditions, messages, holds);
	if (!conditions->list.count || !is_block(conditions->list.items[0])) {
		messages->separator = ";";
		return evaluate_list(context, conditions, false, messages, holds, &one);
	}
	*holds = true;
	for (size_t i = 0; *holds && i < conditions->list.count; i++) {
		if (!evaluate_block(context, conditions->list.items[i], messages, holds))
			return false;
	}
	return true;
}

bool condition_evaluate(struct context *context, const struct node *conditions, struct condition_outcome *outcome)
{
	struct messages messages = { BUF_INIT, BUF_INIT, "; ", NULL };
	bool evaluated = true;

	*outcome = (struct condition_outcome){ .holds = true };
	if (conditions && (conditions->kind == NODE_MAP || conditions->kind == NODE_LIST))
		evaluated = evaluate_all_blocks(context, conditions, &messages, &outcome->holds);
	outcome->message = arena_copy(context->arena, buf_text(outcome->holds ? &messages.held : &messages.failed));
	outcome->where = messages.held_where;
	buf_release(&messages.held);
	buf_release(&messages.failed);
	return evaluated;
}
