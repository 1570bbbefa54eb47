#include "tools/policy-check/engine.h"

#include "tools/policy-check/exceptions.h"
#include "tools/policy-check/jmespath/value.h"
#include "tools/policy-check/validate.h"

/* The item of a list whose name this is. */
static const struct node *named(const struct node *list, struct text name)
{
	for (size_t i = 0; list && list->kind == NODE_LIST && i < list->list.count; i++) {
		if (text_eq(node_string(node_get_cstr(list->list.items[i], "name")), name))
			return list->list.items[i];
	}
	return NULL;
}

/* Values documents have their content at the top, or below spec in newer ones. */
static const struct node *values_part(const struct engine *engine, const char *name)
{
	const struct node *part = node_get_cstr(engine->values, name);

	return part ? part : node_path(engine->values, "spec", name, NULL);
}

const struct node *engine_namespace_labels(const struct engine *engine, const struct resource *resource)
{
	const struct node *namespaces = values_part(engine, "namespaces"), *selector;

	for (size_t i = 0; namespaces && namespaces->kind == NODE_LIST && i < namespaces->list.count; i++) {
		if (text_eq(node_string(node_path(namespaces->list.items[i], "metadata", "name", NULL)), resource->namespace))
			return node_path(namespaces->list.items[i], "metadata", "labels", NULL);
	}
	selector = named(values_part(engine, "namespaceSelector"), resource->namespace);
	if (selector)
		return node_get_cstr(selector, "labels");
	for (size_t i = 0; engine->namespaces && i < engine->namespaces->list.count; i++) {
		const struct node *namespace = engine->namespaces->list.items[i];

		if (text_eq(node_string(node_path(namespace, "metadata", "name", NULL)), resource->namespace))
			return node_path(namespace, "metadata", "labels", NULL);
	}
	return NULL;
}

/* Names of the values that hold for a policy and resource; a later one wins. */
static void add_values(struct value_pairs *pairs, const struct node *map)
{
	for (size_t i = 0; map && map->kind == NODE_MAP && i < map->map.count; i++)
		value_pairs_set(pairs, map->map.pairs[i].key, map->map.pairs[i].value);
}

static const struct node *values_for(const struct engine *engine, const struct policy *policy, const struct resource *resource,
				     struct arena *arena)
{
	const struct node *of_policy = named(values_part(engine, "policies"), policy->name);
	const struct node *of_resource = named(node_get_cstr(of_policy, "resources"), resource->name);
	struct value_pairs pairs = { .arena = arena };

	add_values(&pairs, values_part(engine, "globalValues"));
	add_values(&pairs, node_get_cstr(of_resource, "values"));
	return value_map(arena, pairs.pairs, pairs.count);
}

static struct text operation_of(const struct engine *engine, const struct node *values)
{
	struct text given = node_string(node_get_cstr(values, "request.operation"));

	if (engine->operation.len)
		return engine->operation;
	return given.len ? given : TEXT("CREATE");
}

static void set_user(struct context *context, const struct node *user)
{
	struct text name = node_string(node_path(user, "userInfo", "username", NULL)), prefix = TEXT("system:serviceaccount:"), account;
	struct text names[2] = { TEXT(""), TEXT("") };
	static const char *const keys[] = { "roles", "clusterRoles", "userInfo" };
	size_t colon;

	if (!user)
		return;
	for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++) {
		if (node_get_cstr(user, keys[i]))
			context_set(context, arena_printf(context->arena, "request.%s", keys[i]), node_get_cstr(user, keys[i]));
	}
	account = text_from(name, prefix.len);
	colon = text_find_byte(account, ':', 0);
	if (colon != SIZE_MAX) {
		names[0] = text_slice(account, 0, colon);
		names[1] = text_slice(text_from(account, colon + 1), 0, text_find_byte(account, ':', colon + 1) == SIZE_MAX ? SIZE_MAX : text_find_byte(account, ':', colon + 1) - colon - 1);
	}
	context_put(context, TEXT("serviceAccountName"), value_string(context->arena, names[1]));
	context_put(context, TEXT("serviceAccountNamespace"), value_string(context->arena, names[0]));
}

static void set_request(struct context *context, const struct resource *resource, struct text operation)
{
	struct value_pairs pairs = { .arena = context->arena };

	if (!context->deleting)
		value_pairs_set(&pairs, TEXT("object"), resource->node);
	if (context->deleting || text_is(operation, "UPDATE"))
		value_pairs_set(&pairs, TEXT("oldObject"), resource->node);
	value_pairs_set(&pairs, TEXT("namespace"), value_string(context->arena, resource->namespace));
	value_pairs_set(&pairs, TEXT("operation"), value_string(context->arena, operation));
	context_put(context, TEXT("request"), value_map(context->arena, pairs.pairs, pairs.count));
}

static void set_values(struct context *context, const struct node *values)
{
	for (size_t i = 0; values && values->kind == NODE_MAP && i < values->map.count; i++)
		context_set(context, values->map.pairs[i].key, values->map.pairs[i].value);
}

static bool in_namespace(const struct policy *policy, const struct resource *resource)
{
	return !policy->namespace.len || text_eq(policy->namespace, resource->namespace);
}

/* A written rule named autogen-… gives way to those that are made. */
static bool is_replaced(const struct policy *policy, const struct policy_rule *rule, struct text kind)
{
	if (rule->flavour != RULE_WRITTEN || !text_starts_with(rule->name, TEXT("autogen-")))
		return false;
	for (size_t i = 0; i < policy->rule_count; i++) {
		if (policy->rules[i].flavour != RULE_WRITTEN && policy_rule_is_for(policy, &policy->rules[i], kind))
			return true;
	}
	return false;
}

struct judging {
	const struct engine *engine;
	const struct policy *policy;
	const struct resource *resource;
	struct match_request request;
	struct context *context;
};

/* Values of a rule count for the rules made of it too. */
static const struct node *rule_values(const struct node *rules, const struct policy_rule *rule)
{
	static const char *const prefixes[] = { "autogen-cronjob-", "autogen-" };
	const struct node *found = named(rules, rule->name);

	for (size_t i = 0; !found && i < 2; i++) {
		struct text prefix = text_of(prefixes[i]);

		if (text_starts_with(rule->name, prefix))
			found = named(rules, text_from(rule->name, prefix.len));
	}
	return found;
}

static struct verdict judge_rule(struct judging *j, const struct policy_rule *rule)
{
	const struct node *of_policy = named(values_part(j->engine, "policies"), j->policy->name);
	const struct node *of_rule = rule_values(node_get_cstr(of_policy, "rules"), rule);
	struct context_mark mark = context_save(j->context);
	const struct exception_subject subject = { j->policy, rule, j->resource, &j->request };
	struct verdict v;

	set_values(j->context, node_get_cstr(of_rule, "values"));
	j->context->foreach_values = node_get_cstr(of_rule, "foreachValues");
	v = validate_rule(j->context, rule, j->resource);
	context_restore(j->context, mark);
	/* Kyverno looks at exceptions after preconditions only. */
	if (v.result != VERDICT_NONE && !(v.result == VERDICT_SKIP && text_starts_with(v.message, TEXT("preconditions not met"))))
		exceptions_apply(j->engine->exceptions, &subject, j->context, &v);
	return v;
}

static size_t judge_policy(struct judging *j)
{
	size_t matched = 0;

	for (size_t i = 0; i < j->policy->rule_count; i++) {
		const struct policy_rule *rule = &j->policy->rules[i];
		struct verdict v;

		if (rule->unsupported || !policy_rule_is_for(j->policy, rule, j->resource->kind) ||
		    is_replaced(j->policy, rule, j->resource->kind) || !match_applies(&rule->match, &rule->exclude, j->resource, &j->request))
			continue;
		matched++;
		v = judge_rule(j, rule);
		if (v.result != VERDICT_NONE)
			j->engine->sink(j->engine->receiver, j->policy, rule, j->resource, &v);
		if (j->policy->apply_one && (v.result == VERDICT_PASS || v.result == VERDICT_FAIL))
			break;
	}
	return matched;
}

size_t engine_judge(const struct engine *engine, const struct resource *resource, struct arena *arena)
{
	static const struct node empty = { .kind = NODE_MAP };
	const struct node *labels = engine_namespace_labels(engine, resource);
	size_t matched = 0;

	for (size_t i = 0; i < engine->policy_count; i++) {
		const struct policy *policy = &engine->policies[i];
		const struct node *values = values_for(engine, policy, resource, arena);
		struct text operation = operation_of(engine, values);
		struct context context = { .arena = arena, .expressions = engine->expressions, .data = &engine->data, .resource = resource, .now = engine->now, .root = &empty, .deleting = text_is(operation, "DELETE") };
		struct resource changed;
		struct judging judging = { engine, policy, &changed, { operation, engine->user, labels }, &context };

		if (!in_namespace(policy, resource))
			continue;
		set_request(&context, resource, operation);
		set_user(&context, engine->user);
		set_values(&context, values);
		if (engine->operation.len)
			context_set(&context, TEXT("request.operation"), value_string(arena, engine->operation));
		/* Values may have changed the object itself. */
		changed = *resource;
		if (values->map.count && node_path(context.root, "request", "object", NULL) && !context.deleting)
			resource_of(node_path(context.root, "request", "object", NULL), &changed);
		changed.file = resource->file;
		changed.subresource = resource->subresource;
		matched += judge_policy(&judging);
	}
	return matched;
}
