/*
 * schema: any documents are judged, and taken as CustomResourceDefinitions, without a crash; what is said has a place, is of
 * bounded length, and is as much as is counted.
 */
#include <stdint.h>
#include <stdlib.h>

#include "common/doc/yaml.h"
#include "tools/policy-check/schema/catalogue.h"
#include "tools/policy-check/schema/check.h"

enum { LONGEST = 8000 };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void count_violation(void *receiver, const struct schema_violation *violation)
{
	size_t *count = receiver;

	if (!violation->place.line || !violation->message.len || violation->message.len > LONGEST)
		abort();
	++*count;
}

static void judge(struct schemas *schemas, const struct node *document)
{
	const struct schema *schema =
		schema_of(schemas, node_string(node_get_cstr(document, "apiVersion")), node_string(node_get_cstr(document, "kind")));
	size_t count = 0;

	if (schema && schema_check(schema, document, count_violation, &count) != count)
		abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const struct yaml_options options = { .schema = YAML_KUBERNETES };
	struct fault fault = FAULT_INIT;
	struct schemas *schemas = schemas_open(NULL, &fault);
	struct yaml_reader *reader = yaml_open((struct text){ (const char *)data, size }, "fuzz", &options);
	struct arena arena = ARENA_INIT;
	const struct node *document;

	while (yaml_next(reader, &arena, &document, &fault) == 1) {
		if (!document)
			continue;
		judge(schemas, document);
		if (schema_is_definition(document) && schemas_add_definition(schemas, document, &fault) && !fault.message[0])
			abort();
	}
	yaml_close(reader);
	schemas_close(schemas);
	arena_release(&arena);
	return 0;
}
