/* fuzz_reference: any bytes may be a reference; what is read is written as it was. */
#include <stdlib.h>

#include "tools/image-tag/reference.h"
#include "tools/image-tag/tagging.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct text text = { size ? (const char *)data : "", size };
	struct arena arena = ARENA_INIT;
	struct fault fault = FAULT_INIT;
	struct buf out = BUF_INIT;
	struct reference reference;
	struct text clean;

	if (reference_parse(text, &reference, &fault) == 0) {
		reference_add(&out, &reference);
		if (!text_eq(buf_text(&out), text))
			abort();
	}
	buf_cut(&out, 0);
	if (reference_parse_any(text, &arena, &reference, &fault) == 0) {
		reference_add(&out, &reference);
		reference_add_familiar(&out, &reference);
	}
	clean = tag_clean(text, &arena);
	if (clean.len && !reference_is_tag(clean))
		abort();
	buf_release(&out);
	arena_release(&arena);
	return 0;
}
