#include "tools/policy-check/keys.h"

#define AT(member) offsetof(struct policy_check_keys, member)

const char *const schema_levels[] = { "error", "warn", "off", NULL };
const char *const missing_schema_levels[] = { "error", "warn", "skip", NULL };

static const struct key keys[] = {
	{ .name = "policies", .type = KEY_STRINGS, .offset = AT(policies), .help = "files and directories of policies", .option = "policy" },
	{ .name = "definitions", .type = KEY_STRINGS, .offset = AT(definitions), .help = "files and directories of CustomResourceDefinitions", .option = "crd" },
	{ .name = "cluster-resources", .type = KEY_STRINGS, .offset = AT(cluster_resources), .help = "documents that stand for what a cluster holds", .option = "cluster-resources" },
	{ .name = "values", .type = KEY_STRING, .offset = AT(values), .help = "a file of values, in the format of Kyverno's tool", .option = "values" },
	{ .name = "userinfo", .type = KEY_STRING, .offset = AT(userinfo), .help = "a file that says who asks, in the format of Kyverno's tool", .option = "userinfo" },
	{ .name = "baseline", .type = KEY_STRING, .offset = AT(baseline), .help = "findings that are let pass", .option = "baseline" },
	{ .name = "schema", .type = KEY_CHOICE, .offset = AT(schema), .default_text = "error", .help = "what a resource is that Kubernetes' schema refuses", .option = "schema", .choices = schema_levels },
	{ .name = "missing-schema", .type = KEY_CHOICE, .offset = AT(missing_schema), .default_text = "skip", .help = "what a resource without a schema is", .option = "missing-schema", .choices = missing_schema_levels },
	{ .name = "kubernetes-version", .type = KEY_STRING, .offset = AT(kubernetes_version), .help = "whose schema counts; by default the newest that is known", .option = "kubernetes-version" },
	{ .name = "audit-warn", .type = KEY_BOOL, .offset = AT(audit_warn), .default_text = "false", .help = "whether policies that only audit warn instead of failing", .option = "audit-warn" },
	{ 0 },
};

const struct section policy_check_section = {
	.name = "policy-check",
	.help = "which policies manifests and CI files are judged by",
	.keys = keys,
};
