#include "tools/policy-check/exceptions.h"

#include "tools/policy-check/condition.h"
#include "tools/policy-check/jmespath/value.h"
#include "tools/policy-check/podsecurity.h"
#include "tools/policy-check/wildcard.h"

bool exception_is(const struct node *document)
{
	return text_starts_with(node_string(node_get_cstr(document, "apiVersion")), TEXT("kyverno.io/")) &&
	       node_is_string(node_get_cstr(document, "kind"), "PolicyException");
}

/* "namespace/name" of a Policy, "name" of a ClusterPolicy. */
static bool names_policy(struct text written, const struct policy *policy)
{
	size_t slash = text_find_byte(written, '/', 0);

	if (slash == SIZE_MAX)
		return !policy->namespace.len && text_eq(written, policy->name);
	return text_eq(text_slice(written, 0, slash), policy->namespace) && text_eq(text_from(written, slash + 1), policy->name);
}

static bool names_rule(const struct node *exception, const struct policy *policy, const struct policy_rule *rule)
{
	const struct node *list = node_path(exception, "spec", "exceptions", NULL);

	for (size_t i = 0; list && list->kind == NODE_LIST && i < list->list.count; i++) {
		const struct node *rules = node_get_cstr(list->list.items[i], "ruleNames");

		if (!names_policy(node_string(node_get_cstr(list->list.items[i], "policyName")), policy))
			continue;
		for (size_t j = 0; rules && rules->kind == NODE_LIST && j < rules->list.count; j++) {
			if (wildcard_match(node_string(rules->list.items[j]), rule->name))
				return true;
		}
	}
	return false;
}

static bool covers(const struct node *exception, const struct resource *resource, const struct match_request *request, struct context *context)
{
	struct match match = match_compile(node_path(exception, "spec", "match", NULL), context->arena);
	struct condition_outcome outcome;

	if (!match_filters(&match, resource, request))
		return false;
	return condition_evaluate(context, node_path(exception, "spec", "conditions", NULL), &outcome) && outcome.holds;
}

static void add_key(struct buf *keys, const struct node *exception)
{
	struct text namespace = node_string(node_path(exception, "metadata", "namespace", NULL));

	if (keys->len)
		buf_adds(keys, ", ");
	if (namespace.len)
		buf_addf(keys, "%.*s/", TEXT_ARGS(namespace));
	buf_add(keys, node_string(node_path(exception, "metadata", "name", NULL)));
}

static void skip(struct verdict *verdict, struct arena *arena, const char *words, const struct buf *keys)
{
	*verdict = (struct verdict){ .result = VERDICT_SKIP, .message = arena_printf(arena, "%s%s", words, buf_cstr(keys)) };
}

/* Exceptions that name controls of podSecurity exclude these only. */
static bool excludes_controls(const struct node *exception, struct value_items *excludes)
{
	const struct node *controls = node_path(exception, "spec", "podSecurity", NULL);

	for (size_t i = 0; controls && controls->kind == NODE_LIST && i < controls->list.count; i++)
		value_items_add(excludes, controls->list.items[i]);
	return controls && controls->kind == NODE_LIST && controls->list.count;
}

void exceptions_apply(const struct node *exceptions, const struct exception_subject *subject, struct context *context, struct verdict *verdict)
{
	const struct policy_rule *rule = subject->rule;
	struct value_items excludes = { .arena = context->arena };
	struct buf keys = BUF_INIT, whole = BUF_INIT;

	for (size_t i = 0; exceptions && i < exceptions->list.count; i++) {
		const struct node *exception = exceptions->list.items[i];

		if (!names_rule(exception, subject->policy, rule) || !covers(exception, subject->resource, subject->request, context))
			continue;
		add_key(&keys, exception);
		if (rule->pod_security && !excludes_controls(exception, &excludes) && !whole.len)
			add_key(&whole, exception);
	}
	if (keys.len && !rule->pod_security) {
		skip(verdict, context->arena, "rule is skipped due to policy exceptions", &keys);
	} else if (whole.len) {
		skip(verdict, context->arena, "rule is skipped due to policy exception ", &whole);
	} else if (keys.len && verdict->result == VERDICT_FAIL) {
		*verdict = podsecurity_check(rule, subject->resource, value_list(context->arena, excludes.items, excludes.count), context->arena);
		if (verdict->result == VERDICT_SKIP)
			skip(verdict, context->arena, "rule is skipped due to policy exceptions ", &keys);
	}
	buf_release(&keys);
	buf_release(&whole);
}
