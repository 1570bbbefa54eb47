/* Manifests against the schemas of Kubernetes and of CustomResourceDefinitions: the violations, with their places. */
#include <stdio.h>
#include <string.h>

#include "common/base/buf.h"
#include "common/doc/yaml.h"
#include "tests/unit/tap.h"
#include "tools/policy-check/schema/catalogue.h"
#include "tools/policy-check/schema/check.h"

#define POD "apiVersion: v1\nkind: Pod\nmetadata: {name: p}\n"
#define DEPLOYMENT "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: d}\n"
#define MAP(fields) "apiVersion: v1\nkind: ConfigMap\n" fields

/* found: "line:column message (nearest)" a line; "" when it is valid, "none" when there is no schema. */
static const struct {
	const char *name, *version, *document, *found;
} cases[] = {
	{ "a pod", NULL, POD "spec:\n  containers:\n  - name: c\n    image: nginx\n", "" },
	{ "a misspelt field says what was meant, and is not missing too", NULL, POD "spec:\n  containerz:\n  - name: c\n",
	  "5:3 unknown field 'spec.containerz' (containers)\n" },
	{ "a field far from all others", NULL, POD "spec:\n  containers: []\n  zzz: 1\n", "6:3 unknown field 'spec.zzz'\n" },
	{ "a field that is there was not meant", NULL, MAP("data: {}\ndatas: {}\n"), "4:1 unknown field 'datas'\n" },
	{ "a misspelt field does not hide another that is missing", NULL, DEPLOYMENT "spec:\n  selektor: {}\n",
	  "5:3 unknown field 'spec.selektor' (selector)\n5:3 missing field 'spec.template'\n" },
	{ "missing fields point at the map that lacks them", NULL, DEPLOYMENT "spec:\n  replicas: 1\n",
	  "5:3 missing field 'spec.selector'\n5:3 missing field 'spec.template'\n" },
	{ "the items of lists", NULL, POD "spec:\n  containers:\n  - name: c\n  - image: x\n    ports: [{containerPort: 80}, {containerPort: http}]\n",
	  "8:50 'spec.containers[1].ports[1].containerPort' must be an integer, not a string\n"
	  "7:5 missing field 'spec.containers[1].name'\n" },
	{ "types", NULL, DEPLOYMENT "spec:\n  replicas: two\n  selector: []\n  template: {spec: {containers: {}}}\n  paused: 1\n",
	  "5:13 'spec.replicas' must be an integer, not a string\n6:13 'spec.selector' must be a map, not a list\n"
	  "7:33 'spec.template.spec.containers' must be a list, not a map\n8:11 'spec.paused' must be a boolean, not an integer\n" },
	{ "the values of a map with free keys", NULL, MAP("metadata:\n  labels: {a/b: true, c: 'true'}\ndata: {d.txt: 1}\n"),
	  "4:17 'metadata.labels[a/b]' must be a string, not a boolean\n5:15 'data[d.txt]' must be a string, not an integer\n" },
	{ "null where the field may be absent", NULL, MAP("metadata: {creationTimestamp: null, labels: null}\ndata: null\nimmutable: ~\n"), "" },
	{ "null where it may not", NULL, POD "spec: {containers: null}\n", "4:20 'spec.containers' must be a list, not null\n" },
	{ "a float without fraction is an integer", NULL, DEPLOYMENT "spec: {replicas: 2.0, selector: {}, template: {}}\n", "" },
	{ "integers of 32 bits", NULL, DEPLOYMENT "spec: {replicas: 2147483648, selector: {}, template: {}}\n",
	  "4:18 'spec.replicas' must be an integer of 32 bits, not '2147483648'\n" },
	{ "integers of 64 bits", NULL, POD "spec: {containers: [], terminationGracePeriodSeconds: 9223372036854775808}\n",
	  "4:55 'spec.terminationGracePeriodSeconds' must be an integer of 64 bits, not '9223372036854775808'\n" },
	{ "quantities", NULL,
	  POD "spec:\n  containers:\n  - name: c\n    resources:\n      limits: {cpu: 1, memory: 1Gi, a: 0.5, b: 100m, c: 10gb, d: '', e: [], f: true}\n",
	  "8:57 'spec.containers[0].resources.limits.c' must be a quantity, such as '500m' or '1Gi', not '10gb'\n"
	  "8:66 'spec.containers[0].resources.limits.d' must be a quantity, such as '500m' or '1Gi', not ''\n"
	  "8:73 'spec.containers[0].resources.limits.e' must be a number or a string, not a list\n"
	  "8:80 'spec.containers[0].resources.limits.f' must be a number or a string, not a boolean\n" },
	{ "a quantity of null", NULL, POD "spec: {containers: [], overhead: {cpu: null}}\n", "" },
	{ "an integer or a string", NULL,
	  "apiVersion: v1\nkind: Service\nspec: {ports: [{port: 1, targetPort: http}, {port: 2, targetPort: 3}, {port: 4, targetPort: 0.5}]}\n",
	  "3:93 'spec.ports[2].targetPort' must be an integer or a string, not a number\n" },
	{ "the kind of an embedded resource", NULL,
	  "apiVersion: apps/v1\nkind: StatefulSet\nspec:\n  selector: {}\n  serviceName: s\n  template: {}\n  volumeClaimTemplates: [{kind: PersistentVolumeClaims}]\n",
	  "7:33 'spec.volumeClaimTemplates[0].kind' must be 'PersistentVolumeClaim', not 'PersistentVolumeClaims' (PersistentVolumeClaim)\n" },
	{ "the resource itself has unknown fields", NULL, MAP("sops: {}\n"), "3:1 unknown field 'sops'\n" },
	{ "anything below what is not described", NULL,
	  "apiVersion: apps/v1\nkind: ControllerRevision\nrevision: 1\ndata: {a: [1, {b: 2}]}\n", "" },
	{ "a schema that refers to itself", NULL,
	  "apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nspec:\n  group: g\n  names: {kind: K, plural: ks}\n  scope: Cluster\n"
	  "  versions:\n  - {name: v1, served: true, storage: true, schema: {openAPIV3Schema: {properties: {a: {propertys: {}}}}}}\n",
	  "8:89 unknown field 'spec.versions[0].schema.openAPIV3Schema.properties.a.propertys' (properties)\n" },
	{ "a field that came later", "1.25", POD "spec: {containers: [], resourceClaims: [], hostUsers: true, schedulingGates: []}\n",
	  "4:24 unknown field 'spec.resourceClaims'\n4:61 unknown field 'spec.schedulingGates'\n" },
	{ "the same field in a later version", "1.26", POD "spec: {containers: [], schedulingGates: []}\n", "" },
	{ "a kind that has gone", NULL, "apiVersion: autoscaling/v2beta2\nkind: HorizontalPodAutoscaler\n", "none" },
	{ "a kind that was still there", "v1.25.3", "apiVersion: autoscaling/v2beta2\nkind: HorizontalPodAutoscaler\n", "" },
	{ "a kind in another group", NULL, "apiVersion: extensions/v1beta1\nkind: Deployment\n", "none" },
	{ "a custom kind without a definition", NULL, "apiVersion: e.org/v2\nkind: Widget\n", "none" },
	{ "long paths are cut", NULL,
	  "apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nspec:\n  group: g\n  names: {kind: K, plural: ks}\n  scope: Cluster\n"
	  "  versions:\n  - {name: v1, served: true, storage: true, schema: {openAPIV3Schema: {not: {not: {not: {not: {not: {not: {not: {not: {not: {not: {not: "
	  "{not: {not: {not: {not: {not: {not: {not: {not: {not: {not: {not: {not: {not: x}}}}}}}}}}}}}}}}}}}}}}}}}}\n",
	  "8:215 '...not.not.not.not.not.not.not.not.not.not.not.not.not.not.not.not.not.not.not.not.not.not.not.not' must be a map, not a string\n" },
};

static const char definition[] =
	"apiVersion: apiextensions.k8s.io/v1\n"
	"kind: CustomResourceDefinition\n"
	"spec:\n"
	"  group: e.org\n"
	"  names: {kind: Widget}\n"
	"  versions:\n"
	"  - name: v0\n"
	"  - name: v1\n"
	"    schema:\n"
	"      openAPIV3Schema:\n"
	"        type: object\n"
	"        required: [spec]\n"
	"        properties:\n"
	"          metadata: {type: object}\n"
	"          spec:\n"
	"            type: object\n"
	"            required: [size]\n"
	"            oneOf: [{required: [url]}, {required: [path]}]\n"
	"            not: {required: [never]}\n"
	"            properties:\n"
	"              size: {type: integer, minimum: 1, maximum: 10, exclusiveMaximum: true, multipleOf: 3}\n"
	"              ratio: {type: number, minimum: 0.5, exclusiveMinimum: true}\n"
	"              long: {type: integer, format: int32}\n"
	"              colour: {type: string, enum: [red, green]}\n"
	"              code: {type: string, pattern: '^[a-z]+$', minLength: 2, maxLength: 4}\n"
	"              port: {x-kubernetes-int-or-string: true, anyOf: [{type: integer, minimum: 1}, {type: string}]}\n"
	"              tags: {type: array, items: {type: string}, minItems: 1, maxItems: 2}\n"
	"              labels: {type: object, additionalProperties: {type: string}, maxProperties: 1}\n"
	"              free: {type: object, x-kubernetes-preserve-unknown-fields: true, properties: {n: {type: integer}}}\n"
	"              pruned: {type: object}\n"
	"              maybe: {type: string, nullable: true, enum: [a]}\n"
	"              filled: {type: string, default: x}\n"
	"              template: {type: object, x-kubernetes-embedded-resource: true, x-kubernetes-preserve-unknown-fields: true}\n"
	"              both: {type: object, allOf: [{maxProperties: 2}, {properties: {n: {maximum: 5}}}], properties: {n: {type: integer}, m: {type: integer}, o: {type: integer}}}\n"
	"              url: {type: string}\n"
	"              path: {type: string}\n"
	"              never: {type: string}\n";

#define WIDGET(fields) "apiVersion: e.org/v1\nkind: Widget\nspec: {url: u, size: 3, " fields "}\n"

static const struct {
	const char *name, *document, *found;
} custom_cases[] = {
	{ "valid", WIDGET("colour: red, ratio: 0.6, code: abc, port: 5, tags: [a]"), "" },
	{ "a version without schema", "apiVersion: e.org/v0\nkind: Widget\n", "none" },
	{ "metadata is that of all resources", "apiVersion: e.org/v1\nkind: Widget\nmetadata: {nam: x}\nspec: {url: u, size: 3}\n",
	  "3:12 unknown field 'metadata.nam' (name)\n" },
	{ "a field that is not described", WIDGET("colours: red"), "3:25 unknown field 'spec.colours' (colour)\n" },
	{ "required", "apiVersion: e.org/v1\nkind: Widget\n", "1:1 missing field 'spec'\n" },
	{ "minimum", "apiVersion: e.org/v1\nkind: Widget\nspec: {url: u, size: 0}\n", "3:22 'spec.size' must be at least 1, not 0\n" },
	{ "an exclusive maximum", "apiVersion: e.org/v1\nkind: Widget\nspec: {url: u, size: 10}\n", "3:22 'spec.size' must be less than 10, not 10\n" },
	{ "a multiple", "apiVersion: e.org/v1\nkind: Widget\nspec: {url: u, size: 4}\n", "3:22 'spec.size' must be a multiple of 3, not 4\n" },
	{ "an exclusive minimum", WIDGET("ratio: 0.5"), "3:32 'spec.ratio' must be more than 0.5, not 0.5\n" },
	{ "a format", WIDGET("long: 3000000000"), "3:31 'spec.long' must be an integer of 32 bits, not '3000000000'\n" },
	{ "an enum", WIDGET("colour: rad"), "3:33 'spec.colour' must be one of 'red', 'green', not 'rad' (red)\n" },
	{ "a pattern", WIDGET("code: A1"), "3:31 'spec.code' must match '^[a-z]+$'\n" },
	{ "too short, in characters", WIDGET("code: \xC3\xA9"), "3:31 'spec.code' must have at least 2 characters, not 1\n" },
	{ "too long", WIDGET("code: abcde"), "3:31 'spec.code' must have at most 4 characters, not 5\n" },
	{ "anyOf", WIDGET("port: 0"), "3:31 'spec.port' has none of the 2 forms that 'anyOf' allows\n" },
	{ "neither integer nor string", WIDGET("port: []"), "3:31 'spec.port' must be an integer or a string, not a list\n" },
	{ "too few items", WIDGET("tags: []"), "3:31 'spec.tags' must have at least 1 item, not 0\n" },
	{ "items", WIDGET("tags: [a, 1]"), "3:35 'spec.tags[1]' must be a string, not an integer\n" },
	{ "too many fields, and their values", WIDGET("labels: {a: b, c: 1}"),
	  "3:43 'spec.labels.c' must be a string, not an integer\n3:33 'spec.labels' must have at most 1 field, not 2\n" },
	{ "what is free", WIDGET("free: {x: [1], n: 1}"), "" },
	{ "what is described in what is free", WIDGET("free: {n: x}"), "3:35 'spec.free.n' must be an integer, not a string\n" },
	{ "an object without fields has none", WIDGET("pruned: {x: 1}"), "3:34 unknown field 'spec.pruned.x'\n" },
	{ "null", WIDGET("maybe: null, filled: null, tags: null"), "3:58 'spec.tags' must be a list, not null\n" },
	{ "an embedded resource", WIDGET("template: {apiVersion: v1, kind: 1, x: y}"), "3:58 'spec.template.kind' must be a string, not an integer\n" },
	{ "oneOf: two", WIDGET("path: p"), "3:7 'spec' has 2 of the forms of which 'oneOf' allows one\n" },
	{ "not", WIDGET("never: x"), "3:7 'spec' has the form that 'not' forbids\n" },
	{ "allOf", WIDGET("both: {n: 6, m: 1, o: 1}"),
	  "3:31 'spec.both' must have at most 2 fields, not 3\n3:35 'spec.both.n' must be at most 5, not 6\n" },
};

/* Definitions that are refused. */
static const struct {
	const char *name, *document, *message;
	unsigned line, column;
} refused[] = {
	{ "no group", "spec: {names: {kind: K}}\n", "a CustomResourceDefinition needs spec.group and spec.names.kind", 1, 1 },
	{ "no versions", "spec: {group: g, names: {kind: K}}\n", "a CustomResourceDefinition needs a list of spec.versions", 1, 7 },
	{ "no name", "spec: {group: g, names: {kind: K}, versions: [{}]}\n", "a version of a CustomResourceDefinition needs a name", 1, 47 },
#define SCHEMA(schema) "spec: {group: g, names: {kind: K}, versions: [{name: v1, schema: {openAPIV3Schema:\n " schema "}}]}\n"
	{ "no map", SCHEMA("[]"), "a schema is a map, not a list", 2, 2 },
	{ "an unknown type", SCHEMA("{type: map}"), "'map' is no type of a schema", 2, 9 },
	{ "a keyword of another type", SCHEMA("{properties: {a: {minimum: x}}}"), "'minimum' of a schema cannot be a string", 2, 29 },
	{ "a pattern that Go refuses", SCHEMA("{pattern: '('}"), NULL, 2, 12 },
	{ "a schema of no kind below", SCHEMA("{items: {anyOf: [1]}}"), "a schema is a map, not an integer", 2, 19 },
};

static void add_violation(void *receiver, const struct schema_violation *violation)
{
	struct buf *got = receiver;

	buf_addf(got, "%u:%u %.*s", violation->place.line, violation->place.column, TEXT_ARGS(violation->message));
	buf_addf(got, violation->nearest ? " (%s)\n" : "\n", violation->nearest);
}

static const struct node *read_document(const char *document, struct arena *arena)
{
	const struct node *node = NULL;
	struct fault fault = FAULT_INIT;

	if (yaml_read(text_of(document), "f", YAML_KUBERNETES, arena, &node, &fault))
		die_fault(&fault);
	return node;
}

static void judge(struct schemas *schemas, const char *name, const char *document, const char *found)
{
	struct arena arena = ARENA_INIT;
	struct buf got = BUF_INIT;
	const struct node *node = read_document(document, &arena);
	const struct schema *schema = schema_of(schemas, node_string(node_get_cstr(node, "apiVersion")), node_string(node_get_cstr(node, "kind")));
	size_t count = 0, lines = 0;

	if (!schema) {
		buf_adds(&got, "none");
	} else {
		count = schema_check(schema, node, add_violation, &got);
		if (count != schema_check(schema, node, NULL, NULL) && !strstr(found, "("))
			buf_adds(&got, "another number without a sink");
	}
	for (size_t i = 0; i < got.len; i++)
		lines += got.ptr[i] == '\n';
	tap_ok(strcmp(buf_cstr(&got), found) == 0 && lines == count, "%s", name);
	if (strcmp(buf_cstr(&got), found) != 0)
		printf("# got:\n# %s\n", buf_cstr(&got));
	buf_release(&got);
	arena_release(&arena);
}

static void test_versions(void)
{
	struct fault fault = FAULT_INIT;
	struct schemas *schemas = schemas_open(NULL, &fault);
	size_t count = 0;

	while (schemas_version_at(count))
		count++;
	tap_ok(count >= 13 && strcmp(schemas_version(schemas), schemas_version_at(count - 1)) == 0, "the newest version is the default");
	tap_ok(strcmp(schemas_version_at(0), "1.25") == 0, "the oldest version is 1.25");
	schemas_close(schemas);
	tap_ok(!schemas_open("1.24", &fault) && strstr(fault.message, "no schemas of Kubernetes '1.24'; there are those of 1.25 to 1."),
	       "an unknown version: %s", fault.message);
	tap_ok(!schemas_open("", &fault) && !schemas_open("1", &fault) && !schemas_open("latest", &fault), "what is no version");
}

static void test_custom(void)
{
	struct fault fault = FAULT_INIT;
	struct arena arena = ARENA_INIT;
	struct schemas *schemas = schemas_open(NULL, &fault);
	const struct node *document = read_document(definition, &arena);

	tap_ok(schema_is_definition(document) && !schemas_add_definition(schemas, document, &fault), "a definition is taken: %s", fault.message);
	for (size_t i = 0; i < sizeof(custom_cases) / sizeof(custom_cases[0]); i++)
		judge(schemas, custom_cases[i].name, custom_cases[i].document, custom_cases[i].found);
	for (size_t i = 0; i < sizeof(refused) / sizeof(refused[0]); i++) {
		int result = schemas_add_definition(schemas, read_document(refused[i].document, &arena), &fault);

		tap_ok(result == -1 && fault.place.line == refused[i].line && fault.place.column == refused[i].column &&
			       (!refused[i].message || strcmp(fault.message, refused[i].message) == 0),
		       "%s: %u:%u %s", refused[i].name, fault.place.line, fault.place.column, fault.message);
	}
	schemas_close(schemas);
	arena_release(&arena);
}

int main(void)
{
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct fault fault = FAULT_INIT;
		struct schemas *schemas = schemas_open(cases[i].version, &fault);

		judge(schemas, cases[i].name, cases[i].document, cases[i].found);
		schemas_close(schemas);
	}
	test_versions();
	test_custom();
	return tap_done();
}
