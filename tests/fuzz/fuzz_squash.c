/* fuzz_squash: a message always gives at least one message, whatever stands in its body. The first byte chooses the policy. */
#include <stdlib.h>

#include "common/release/squash.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct text message = { (const char *)data + 1, size ? size - 1 : 0 };
	struct arena arena = ARENA_INIT;
	struct fault fault = FAULT_INIT;
	struct commit_types types;
	struct squash squash;

	if (size && commit_types_read(NULL, &arena, &types, &fault) == 0) {
		squash_split(message, &types, (enum squash_policy)(data[0] % 3), &arena, &squash);
		if (!squash.count)
			abort();
		for (size_t i = 0; i < squash.count; i++)
			if (squash.messages[i].len > size + 1)
				abort();
		commit_types_release(&types);
	}
	arena_release(&arena);
	return 0;
}
