/* yaml: every stream ends in documents or a fault; strings are valid, places are set, sizes are bounded. */
#include <stdint.h>
#include <stdlib.h>

#include "common/base/utf8.h"
#include "common/doc/yaml.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static size_t check(const struct node *node)
{
	size_t nodes = 1;

	if (!node->place.line || !node->place.column)
		abort();
	switch (node->kind) {
	case NODE_STRING:
		if (!utf8_valid(node->string))
			abort();
		break;
	case NODE_LIST:
		for (size_t i = 0; i < node->list.count; i++)
			nodes += check(node->list.items[i]);
		break;
	case NODE_MAP:
		for (size_t i = 0; i < node->map.count; i++) {
			if (!utf8_valid(node->map.pairs[i].key))
				abort();
			nodes += check(node->map.pairs[i].value);
		}
		break;
	case NODE_NULL:
	case NODE_BOOL:
	case NODE_INT:
	case NODE_FLOAT:
		break;
	}
	return nodes;
}

static void last_wins(void *context, struct text key, struct place before, struct place again)
{
	*(size_t *)context += key.len + before.line + again.line;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const struct text input = { (const char *)data, size };
	size_t seen = 0;

	for (int round = 0; round < 4; round++) {
		struct yaml_options options = { round % 2 ? YAML_KUBERNETES : YAML_CORE, round < 2 ? NULL : last_wins, &seen };
		struct yaml_reader *reader = yaml_open(input, "fuzz", &options);
		struct arena arena = ARENA_INIT;
		struct fault fault;
		const struct node *document;

		while (yaml_next(reader, &arena, &document, &fault) == 1) {
			if (document && check(document) > YAML_NODE_LIMIT)
				abort();
			arena_reset(&arena);
		}
		yaml_close(reader);
		arena_release(&arena);
	}
	return 0;
}
