/*
 * jmespath: any text is compiled or refused, and what is compiled is applied to a document, without a crash; what comes out can
 * be printed.
 */
#include <stdint.h>
#include <stdlib.h>

#include "common/doc/json.h"
#include "tools/policy-check/jmespath/evaluate.h"
#include "tools/policy-check/jmespath/value.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char document[] =
	"{\"a\":{\"b\":[1,2.5,\"x\",null,true,[3]],\"c\":\"1Gi\"},\"l\":[{\"n\":\"p\",\"v\":1},{\"n\":\"q\",\"v\":2}],\"t\":\"2026-01-01T00:00:00Z\"}";

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena arena = ARENA_INIT;
	struct fault fault = FAULT_INIT;
	struct jmespath_run run = { .arena = &arena, .fault = &fault };
	const struct jmespath_tree *tree = jmespath_parse((struct text){ (const char *)data, size }, JMESPATH_KYVERNO, &arena, &fault);
	const struct node *root, *result;

	if (json_read(TEXT(document), NULL, &arena, &root, &fault) < 0)
		abort();
	if (!tree && !fault.message[0])
		abort();
	if (tree && jmespath_search(&run, tree, root, &result) != JMESPATH_FAILED && !value_json(&arena, result).len)
		abort();
	arena_release(&arena);
	return 0;
}
