#include "tools/policy-check/policy.h"

#include "common/base/nearest.h"
#include "tools/policy-check/jmespath/value.h"
#include "tools/policy-check/operators.h"
#include "tools/policy-check/substitute.h"

struct compiler {
	struct arena *arena;
	struct fault *fault;
};

static int compile_check(struct compiler *c, const struct node *node, struct check *check);

static bool is_kyverno(const struct node *document)
{
	return text_starts_with(node_string(node_get_cstr(document, "apiVersion")), TEXT("kyverno.io/"));
}

bool policy_is(const struct node *document)
{
	const struct node *kind = node_get_cstr(document, "kind");

	return is_kyverno(document) && (node_is_string(kind, "ClusterPolicy") || node_is_string(kind, "Policy"));
}

const char *policy_unsupported_kind(const struct node *document)
{
	static const struct {
		const char *group, *kind;
	} kinds[] = {
		{ "kyverno.io/", "CleanupPolicy" },
		{ "kyverno.io/", "ClusterCleanupPolicy" },
		{ "policies.kyverno.io/", "ValidatingPolicy" },
		{ "policies.kyverno.io/", "NamespacedValidatingPolicy" },
		{ "policies.kyverno.io/", "MutatingPolicy" },
		{ "policies.kyverno.io/", "GeneratingPolicy" },
		{ "policies.kyverno.io/", "DeletingPolicy" },
		{ "policies.kyverno.io/", "ImageValidatingPolicy" },
		{ "admissionregistration.k8s.io/", "ValidatingAdmissionPolicy" },
		{ "admissionregistration.k8s.io/", "MutatingAdmissionPolicy" },
	};
	struct text version = node_string(node_get_cstr(document, "apiVersion"));

	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
		if (text_starts_with(version, text_of(kinds[i].group)) && node_is_string(node_get_cstr(document, "kind"), kinds[i].kind))
			return kinds[i].kind;
	}
	return NULL;
}

static int check_operator(struct compiler *c, const struct node *condition)
{
	const struct node *operator = node_get_cstr(condition, "operator");
	struct nearest nearest = nearest_to(node_string(operator));

	if (!operator)
		return fault_set_at(c->fault, condition->place, "a condition needs an operator");
	if (operator_named(node_string(operator)))
		return 0;
	for (const struct operator *o = operators; o->name; o++)
		nearest_offer(&nearest, o->name);
	return fault_set_at(c->fault, operator->place, "unknown operator '%.*s'%s%s%s", TEXT_ARGS(operator->written),
			    nearest.best ? "; did you mean '" : "", nearest.best ? nearest.best : "", nearest.best ? "'?" : "");
}

static int check_conditions(struct compiler *c, const struct node *conditions)
{
	static const char *const blocks[] = { "any", "all" };

	if (!conditions || conditions->kind == NODE_NULL)
		return 0;
	if (conditions->kind == NODE_LIST) {
		for (size_t i = 0; i < conditions->list.count; i++) {
			if (check_conditions(c, conditions->list.items[i]) < 0)
				return -1;
		}
		return 0;
	}
	if (conditions->kind != NODE_MAP)
		return fault_set_at(c->fault, conditions->place, "conditions must be a list or a map with any or all");
	if (!node_get_cstr(conditions, "any") && !node_get_cstr(conditions, "all"))
		return check_operator(c, conditions);
	for (size_t i = 0; i < 2; i++) {
		const struct node *list = node_get_cstr(conditions, blocks[i]);

		if (list && check_conditions(c, list) < 0)
			return -1;
	}
	return 0;
}

/* Can it be compiled? Expressions that are built from others at run time cannot be known. */
static int check_expression(struct compiler *c, struct text expression, struct place place)
{
	struct fault fault = FAULT_INIT;

	expression = text_trim(expression, " \t\r\n");
	if (!expression.len || text_is(expression, "@") || jmespath_parse(expression, JMESPATH_KYVERNO, c->arena, &fault))
		return 0;
	return fault_set_at(c->fault, place, "the expression '%.*s' cannot be read: column %u: %s", TEXT_ARGS(expression), fault.place.column,
			    fault.message);
}

static int check_string(struct compiler *c, struct text t, struct place place)
{
	size_t at = 0, start, end, before = 0;

	while (substitute_next(t, &at, &start, &end)) {
		struct text inside = text_trim(text_slice(t, start + 2, end - start - 4), " ");
		/* An opening before it that nothing closed: the outer expression is built from this one. */
		bool nested = text_find(text_slice(t, 0, start), TEXT("{{"), before) != SIZE_MAX;

		if (!nested && check_expression(c, text_starts_with(inside, TEXT("-")) ? text_from(inside, 1) : inside, place) < 0)
			return -1;
		before = end;
	}
	return 0;
}

static int check_strings(struct compiler *c, const struct node *node)
{
	if (!node)
		return 0;
	if (node->kind == NODE_STRING)
		return check_string(c, node->string, node->place);
	for (size_t i = 0; node->kind == NODE_LIST && i < node->list.count; i++) {
		if (check_strings(c, node->list.items[i]) < 0)
			return -1;
	}
	for (size_t i = 0; node->kind == NODE_MAP && i < node->map.count; i++) {
		if (check_string(c, node->map.pairs[i].key, node->map.pairs[i].place) < 0 || check_strings(c, node->map.pairs[i].value) < 0)
			return -1;
	}
	return 0;
}

static int compile_any(struct compiler *c, const struct node *any, struct check *check)
{
	const struct pattern **compiled;

	if (any->kind != NODE_LIST)
		return fault_set_at(c->fault, any->place, "anyPattern must be a list");
	check->any_pattern = any;
	if (substitute_needed(any))
		return 0;
	compiled = arena_zalloc(c->arena, any->list.count + 1, sizeof(*compiled));
	for (size_t i = 0; i < any->list.count; i++)
		compiled[i] = pattern_compile(c->arena, any->list.items[i]);
	check->any_compiled = compiled;
	return 0;
}

static int compile_foreach(struct compiler *c, const struct node *list, struct check *check)
{
	struct foreach *foreach;

	if (list->kind != NODE_LIST)
		return fault_set_at(c->fault, list->place, "foreach must be a list");
	foreach
		= arena_zalloc(c->arena, list->list.count + 1, sizeof(*foreach));
	check->foreach = foreach;
	check->foreach_count = list->list.count;
	for (size_t i = 0; i < list->list.count; i++) {
		const struct node *each = list->list.items[i], *expression = node_get_cstr(each, "list");
		const struct node *scope = node_get_cstr(each, "elementScope");

		if (!expression || expression->kind != NODE_STRING)
			return fault_set_at(c->fault, each->place, "foreach needs a list, the expression that gives its elements");
		foreach
			[i].list = expression->string;
		foreach
			[i].element_scope = scope && scope->kind == NODE_BOOL ? scope->boolean : -1;
		if (check_expression(c, expression->string, expression->place) < 0 || compile_check(c, each, &foreach[i].check) < 0 ||
		    check_conditions(c, node_get_cstr(each, "preconditions")) < 0)
			return -1;
		foreach
			[i].check.context = node_get_cstr(each, "context");
		foreach
			[i].check.preconditions = node_get_cstr(each, "preconditions");
	}
	return 0;
}

/* The parts that a rule's validate and a foreach have in common. */
static int compile_check(struct compiler *c, const struct node *node, struct check *check)
{
	const struct node *deny = node_get_cstr(node, "deny"), *any = node_get_cstr(node, "anyPattern");
	const struct node *foreach = node_get_cstr(node, "foreach");

	check->denies = deny != NULL;
	check->deny = node_get_cstr(deny, "conditions");
	check->pattern = node_get_cstr(node, "pattern");
	if (check_conditions(c, check->deny) < 0 || check_strings(c, deny) < 0 || check_strings(c, check->pattern) < 0 ||
	    check_strings(c, any) < 0)
		return -1;
	if (check->pattern && !substitute_needed(check->pattern))
		check->compiled = pattern_compile(c->arena, check->pattern);
	if (any && compile_any(c, any, check) < 0)
		return -1;
	return foreach ? compile_foreach(c, foreach, check) : 0;
}

static const char *unsupported_part(const struct node *rule, const struct node *validate)
{
	static const char *const parts[] = { "mutate", "generate", "verifyImages" };
	static const char *const kinds[] = { "cel", "manifests", "assert" };

	for (size_t i = 0; !validate && i < sizeof(parts) / sizeof(parts[0]); i++) {
		if (node_get_cstr(rule, parts[i]))
			return parts[i];
	}
	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
		if (node_get_cstr(validate, kinds[i]))
			return kinds[i];
	}
	return node_get_cstr(rule, "celPreconditions") ? "celPreconditions" : NULL;
}

static int compile_rule(struct compiler *c, const struct node *node, enum rule_flavour flavour, struct policy_rule *rule)
{
	const struct node *validate = node_get_cstr(node, "validate");

	rule->name = node_string(node_get_cstr(node, "name"));
	rule->flavour = flavour;
	rule->place = node->place;
	rule->match = match_compile(node_get_cstr(node, "match"), c->arena);
	rule->exclude = match_compile(node_get_cstr(node, "exclude"), c->arena);
	rule->unsupported = unsupported_part(node, validate);
	if (!rule->match.count)
		return fault_set_at(c->fault, node->place, "rule '%.*s' has no match block", TEXT_ARGS(rule->name));
	if (rule->unsupported)
		return 0;
	if (!validate)
		return fault_set_at(c->fault, node->place, "rule '%.*s' has nothing to do; write validate", TEXT_ARGS(rule->name));
	rule->message = node_string(node_get_cstr(validate, "message"));
	rule->pod_security = node_get_cstr(validate, "podSecurity");
	rule->failure_action = node_get_cstr(validate, "failureAction");
	rule->overrides = node_get_cstr(validate, "failureActionOverrides");
	rule->check.context = node_get_cstr(node, "context");
	rule->check.preconditions = node_get_cstr(node, "preconditions");
	if (check_conditions(c, rule->check.preconditions) < 0 || check_strings(c, rule->check.preconditions) < 0 ||
	    check_strings(c, rule->check.context) < 0 || compile_check(c, validate, &rule->check) < 0)
		return -1;
	if (!rule->pod_security && !rule->check.denies && !rule->check.pattern && !rule->check.any_pattern && !rule->check.foreach)
		return fault_set_at(c->fault, validate->place, "rule '%.*s' checks nothing; write pattern, anyPattern, deny, foreach or podSecurity",
				    TEXT_ARGS(rule->name));
	return 0;
}

static int compile_rules(struct compiler *c, const struct node *list, struct policy *policy)
{
	struct autogen autogen = autogen_of(policy->node, c->arena);
	struct policy_rule *rules = arena_zalloc(c->arena, list->list.count * 3 + 1, sizeof(*rules));

	policy->rules = rules;
	policy->controllers = autogen.controllers;
	for (size_t i = 0; i < list->list.count; i++) {
		const struct node *rule = list->list.items[i];

		if (!node_string(node_get_cstr(rule, "name")).len)
			return fault_set_at(c->fault, rule->place, "a rule needs a name");
		if (compile_rule(c, rule, RULE_WRITTEN, &rules[policy->rule_count++]) < 0)
			return -1;
	}
	for (size_t i = 0; i < list->list.count; i++) {
		for (enum rule_flavour flavour = RULE_CONTROLLERS; flavour <= RULE_CRONJOB; flavour++) {
			const struct node *made = autogen_rule(&autogen, list->list.items[i], flavour, c->arena);

			if (made && compile_rule(c, made, flavour, &rules[policy->rule_count++]) < 0)
				return -1;
		}
	}
	return 0;
}

static const struct node *either(const struct node *spec, const char *first, const char *second)
{
	return node_get_cstr(spec, first) ? node_get_cstr(spec, first) : node_get_cstr(spec, second);
}

int policy_compile(const struct node *document, struct arena *arena, struct policy *policy, struct fault *fault)
{
	struct compiler c = { arena, fault };
	const struct node *spec = node_get_cstr(document, "spec"), *metadata = node_get_cstr(document, "metadata");
	const struct node *rules = node_get_cstr(spec, "rules");

	*policy = (struct policy){ .node = document, .place = document->place, .name = node_string(node_get_cstr(metadata, "name")) };
	if (policy_check_fields(document, fault) < 0)
		return -1;
	if (!policy->name.len)
		return fault_set_at(fault, document->place, "a policy needs a name in its metadata");
	if (!rules || rules->kind != NODE_LIST || !rules->list.count)
		return fault_set_at(fault, document->place, "policy '%.*s' has no rules", TEXT_ARGS(policy->name));
	if (node_is_string(node_get_cstr(document, "kind"), "Policy")) {
		policy->namespace = node_string(node_get_cstr(metadata, "namespace"));
		if (!policy->namespace.len)
			policy->namespace = TEXT("default");
	}
	policy->failure_action = either(spec, "failureAction", "validationFailureAction");
	policy->overrides = either(spec, "failureActionOverrides", "validationFailureActionOverrides");
	policy->apply_one = node_is_string(node_get_cstr(spec, "applyRules"), "One");
	return compile_rules(&c, rules, policy);
}

static bool gets_rules(const struct policy *policy, struct text kind)
{
	for (size_t i = 0; policy->controllers && i < policy->controllers->list.count; i++) {
		if (text_eq(node_string(policy->controllers->list.items[i]), kind))
			return true;
	}
	return false;
}

bool policy_rule_is_for(const struct policy *policy, const struct policy_rule *rule, struct text kind)
{
	if (rule->flavour == RULE_WRITTEN)
		return true;
	return gets_rules(policy, kind) && text_is(kind, "CronJob") == (rule->flavour == RULE_CRONJOB);
}

bool policy_audits(const struct policy *policy, const struct policy_rule *rule, const struct resource *resource, const struct node *namespace_labels)
{
	const struct node *action = rule->failure_action ? rule->failure_action : policy->failure_action;
	const struct node *overrides = rule->overrides ? rule->overrides : policy->overrides;

	for (size_t i = 0; overrides && overrides->kind == NODE_LIST && i < overrides->list.count; i++) {
		const struct node *override = overrides->list.items[i], *selector = node_get_cstr(override, "namespaceSelector");
		const struct node *namespaces = node_get_cstr(override, "namespaces");
		struct match_filter filter = { .resources = override };
		struct match match = { .mode = MATCH_ANY, .filters = &filter, .count = 1 };

		if ((namespaces || selector) && match_filters(&match, resource, &(struct match_request){ .namespace_labels = namespace_labels }))
			action = node_get_cstr(override, "action");
	}
	return !text_eq_ignoring_case(node_string(action), TEXT("enforce"));
}

bool policy_is_scored(const struct policy *policy)
{
	const struct node *annotations = node_path(policy->node, "metadata", "annotations", NULL);

	return !node_is_string(node_get_cstr(annotations, "policies.kyverno.io/scored"), "false");
}
