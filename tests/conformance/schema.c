/*
 * schema: "valid", "invalid" or "none" (no schema) for each document of a YAML stream on standard input, one a line, with the
 * first violation behind it. The first argument is a version of Kubernetes; CustomResourceDefinitions in the stream are taken.
 */
#include <stdio.h>

#include "common/base/buf.h"
#include "common/base/file.h"
#include "common/doc/yaml.h"
#include "tools/policy-check/schema/catalogue.h"
#include "tools/policy-check/schema/check.h"

static void keep_first(void *receiver, const struct schema_violation *violation)
{
	struct buf *first = receiver;

	if (!first->len)
		buf_addf(first, " %u:%u %.*s", violation->place.line, violation->place.column, TEXT_ARGS(violation->message));
}

static void judge(struct schemas *schemas, const struct node *document)
{
	const struct schema *schema =
		schema_of(schemas, node_string(node_get_cstr(document, "apiVersion")), node_string(node_get_cstr(document, "kind")));
	struct buf first = BUF_INIT;

	if (!schema)
		printf("none\n");
	else if (schema_check(schema, document, keep_first, &first))
		printf("invalid%s\n", buf_cstr(&first));
	else
		printf("valid\n");
	buf_release(&first);
}

int main(int argc, char **argv)
{
	const struct yaml_options options = { .schema = YAML_KUBERNETES };
	struct fault fault = FAULT_INIT;
	struct schemas *schemas = schemas_open(argc > 1 ? argv[1] : NULL, &fault);
	struct buf input = BUF_INIT;
	struct arena arena = ARENA_INIT;
	struct yaml_reader *reader;
	const struct node *document;
	int result;

	tool_name = "schema";
	if (!schemas || file_read("-", FILE_LIMIT, &input, &fault))
		die_fault(&fault);
	reader = yaml_open(buf_text(&input), "stdin", &options);
	while ((result = yaml_next(reader, &arena, &document, &fault)) == 1) {
		if (!document)
			continue;
		if (schema_is_definition(document) && schemas_add_definition(schemas, document, &fault))
			die_fault(&fault);
		judge(schemas, document);
	}
	if (result)
		die_fault(&fault);
	yaml_close(reader);
	arena_release(&arena);
	buf_release(&input);
	schemas_close(schemas);
	finish_stdout();
	return 0;
}
