/* The fields of policies, so that a misspelt one is an error and not a rule that checks nothing. */
#include "common/base/nearest.h"
#include "tools/policy-check/policy.h"

struct fields;

struct field {
	const char *name;
	const struct fields *below; /* of the value, or of the items of a list; NULL: anything may stand there */
};

struct fields {
	const char *what;
	const struct field *fields; /* .name NULL at the end */
};

static const struct field selector_fields[] = { { "matchLabels", NULL }, { "matchExpressions", NULL }, { NULL, NULL } };
static const struct fields selector = { "a selector", selector_fields };

static const struct field resource_fields[] = {
	{ "kinds", NULL },
	{ "name", NULL },
	{ "names", NULL },
	{ "namespaces", NULL },
	{ "annotations", NULL },
	{ "selector", &selector },
	{ "namespaceSelector", &selector },
	{ "operations", NULL },
	{ NULL, NULL },
};
static const struct fields resources = { "a description of resources", resource_fields };

static const struct field filter_fields[] = {
	{ "resources", &resources },
	{ "roles", NULL },
	{ "clusterRoles", NULL },
	{ "subjects", NULL },
	{ NULL, NULL },
};
static const struct fields filter = { "a filter", filter_fields };

static const struct field match_fields[] = {
	{ "any", &filter },
	{ "all", &filter },
	{ "resources", &resources },
	{ "roles", NULL },
	{ "clusterRoles", NULL },
	{ "subjects", NULL },
	{ NULL, NULL },
};
static const struct fields match = { "a match or exclude block", match_fields };

static const struct field condition_fields[] = { { "key", NULL }, { "operator", NULL }, { "value", NULL }, { "message", NULL }, { NULL, NULL } };
static const struct fields condition = { "a condition", condition_fields };

static const struct field conditions_fields[] = {
	{ "any", &condition },
	{ "all", &condition },
	{ "key", NULL },
	{ "operator", NULL },
	{ "value", NULL },
	{ "message", NULL },
	{ NULL, NULL },
};
static const struct fields conditions = { "conditions", conditions_fields };

static const struct field deny_fields[] = { { "conditions", &conditions }, { NULL, NULL } };
static const struct fields deny = { "deny", deny_fields };

static const struct field variable_fields[] = { { "value", NULL }, { "jmesPath", NULL }, { "default", NULL }, { NULL, NULL } };
static const struct fields variable = { "a variable", variable_fields };

static const struct field config_map_fields[] = { { "name", NULL }, { "namespace", NULL }, { NULL, NULL } };
static const struct fields config_map = { "a configMap", config_map_fields };

static const struct field api_call_fields[] = {
	{ "urlPath", NULL },
	{ "method", NULL },
	{ "data", NULL },
	{ "service", NULL },
	{ "jmesPath", NULL },
	{ "default", NULL },
	{ NULL, NULL },
};
static const struct fields api_call = { "an apiCall", api_call_fields };

static const struct field context_fields[] = {
	{ "name", NULL },
	{ "variable", &variable },
	{ "configMap", &config_map },
	{ "apiCall", &api_call },
	{ "imageRegistry", NULL },
	{ "globalReference", NULL },
	{ NULL, NULL },
};
static const struct fields context = { "an entry of context", context_fields };

static const struct fields foreach;
static const struct field foreach_fields[] = {
	{ "list", NULL },
	{ "elementScope", NULL },
	{ "order", NULL },
	{ "context", &context },
	{ "preconditions", &conditions },
	{ "pattern", NULL },
	{ "anyPattern", NULL },
	{ "deny", &deny },
	{ "foreach", &foreach },
	{ NULL, NULL },
};
static const struct fields foreach = { "foreach", foreach_fields };

static const struct field exclude_fields[] = {
	{ "controlName", NULL },
	{ "images", NULL },
	{ "restrictedField", NULL },
	{ "values", NULL },
	{ NULL, NULL },
};
static const struct fields pod_security_exclude = { "an exclude of podSecurity", exclude_fields };

static const struct field pod_security_fields[] = {
	{ "level", NULL },
	{ "version", NULL },
	{ "exclude", &pod_security_exclude },
	{ NULL, NULL },
};
static const struct fields pod_security = { "podSecurity", pod_security_fields };

static const struct field override_fields[] = { { "action", NULL }, { "namespaces", NULL }, { "namespaceSelector", &selector }, { NULL, NULL } };
static const struct fields override = { "an override of the failure action", override_fields };

static const struct field validate_fields[] = {
	{ "message", NULL },
	{ "pattern", NULL },
	{ "anyPattern", NULL },
	{ "deny", &deny },
	{ "foreach", &foreach },
	{ "podSecurity", &pod_security },
	{ "failureAction", NULL },
	{ "failureActionOverrides", &override },
	{ "manifests", NULL },
	{ "cel", NULL },
	{ "assert", NULL },
	{ "allowExistingViolations", NULL },
	{ NULL, NULL },
};
static const struct fields validate = { "validate", validate_fields };

static const struct field rule_fields[] = {
	{ "name", NULL },
	{ "match", &match },
	{ "exclude", &match },
	{ "context", &context },
	{ "preconditions", &conditions },
	{ "validate", &validate },
	{ "mutate", NULL },
	{ "generate", NULL },
	{ "verifyImages", NULL },
	{ "imageExtractors", NULL },
	{ "celPreconditions", NULL },
	{ "skipBackgroundRequests", NULL },
	{ "reportProperties", NULL },
	{ NULL, NULL },
};
static const struct fields rule = { "a rule", rule_fields };

static const struct field spec_fields[] = {
	{ "rules", &rule },
	{ "applyRules", NULL },
	{ "failurePolicy", NULL },
	{ "failureAction", NULL },
	{ "failureActionOverrides", &override },
	{ "validationFailureAction", NULL },
	{ "validationFailureActionOverrides", &override },
	{ "emitWarning", NULL },
	{ "admission", NULL },
	{ "background", NULL },
	{ "schemaValidation", NULL },
	{ "webhookTimeoutSeconds", NULL },
	{ "webhookConfiguration", NULL },
	{ "mutateExistingOnPolicyUpdate", NULL },
	{ "generateExistingOnPolicyUpdate", NULL },
	{ "generateExisting", NULL },
	{ "useServerSideApply", NULL },
	{ NULL, NULL },
};
static const struct fields spec = { "the spec of a policy", spec_fields };

static const struct field policy_fields[] = {
	{ "apiVersion", NULL },
	{ "kind", NULL },
	{ "metadata", NULL },
	{ "spec", &spec },
	{ "status", NULL },
	{ NULL, NULL },
};
static const struct fields policy = { "a policy", policy_fields };

static int check(const struct node *node, const struct fields *fields, struct fault *fault);

static int check_pair(const struct node_pair *pair, const struct fields *fields, struct fault *fault)
{
	struct nearest nearest = nearest_to(pair->key);

	for (const struct field *f = fields->fields; f->name; f++) {
		if (text_is(pair->key, f->name))
			return f->below ? check(pair->value, f->below, fault) : 0;
		nearest_offer(&nearest, f->name);
	}
	if (nearest.best)
		return fault_set_at(fault, pair->place, "unknown field '%.*s' in %s; did you mean '%s'?", TEXT_ARGS(pair->key), fields->what,
				    nearest.best);
	return fault_set_at(fault, pair->place, "unknown field '%.*s' in %s", TEXT_ARGS(pair->key), fields->what);
}

static int check(const struct node *node, const struct fields *fields, struct fault *fault)
{
	for (size_t i = 0; node->kind == NODE_LIST && i < node->list.count; i++) {
		if (check(node->list.items[i], fields, fault) < 0)
			return -1;
	}
	for (size_t i = 0; node->kind == NODE_MAP && i < node->map.count; i++) {
		if (check_pair(&node->map.pairs[i], fields, fault) < 0)
			return -1;
	}
	if (node->kind != NODE_LIST && node->kind != NODE_MAP && node->kind != NODE_NULL)
		return fault_set_at(fault, node->place, "%s cannot be a %s", fields->what, node_kind_name(node->kind));
	return 0;
}

int policy_check_fields(const struct node *document, struct fault *fault)
{
	return check(document, &policy, fault);
}
