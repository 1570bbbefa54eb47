/* fuzz_js_literal: any bytes as a module; what is read is a tree of bounded depth with places inside the source. */
#include <stdlib.h>

#include "common/doc/js_literal.h"
#include "common/doc/yaml_out.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const char *const free_keys[] = { "prompt", NULL };
	struct arena arena = ARENA_INIT;
	struct buf out = BUF_INIT;
	struct fault fault = FAULT_INIT;
	struct js_export exported;

	if (js_literal_read((struct text){ (const char *)data, size }, "f.js", free_keys, &arena, &exported, &fault) == 0) {
		if (!exported.is_literal && (!exported.odd.line || exported.odd.line > size + 1))
			abort();
		if (exported.value)
			yaml_add_node(&out, exported.value);
	}
	buf_release(&out);
	arena_release(&arena);
	return 0;
}
