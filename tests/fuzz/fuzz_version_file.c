/* fuzz_version_file: spots are in order and apart, and putting back what stands in one changes nothing. The first byte chooses the file. */
#include <stdlib.h>

#include "common/release/version_file.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check(struct text content, const struct spots *spots)
{
	struct buf changed = BUF_INIT;
	size_t at = 0;

	for (size_t i = 0; i < spots->count; i++) {
		if (spots->items[i].start < at || spots->items[i].len > content.len - spots->items[i].start)
			abort();
		at = spots->items[i].start + spots->items[i].len;
	}
	if (spots->count == 1) {
		version_file_add(&changed, content, spots, text_slice(content, spots->items[0].start, spots->items[0].len));
		if (!text_eq(buf_text(&changed), content))
			abort();
	}
	version_file_add_diff(&changed, "x", content, spots, TEXT("1.2.3"));
	buf_release(&changed);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct text content = { (const char *)data + 1, size ? size - 1 : 0 };
	struct arena arena = ARENA_INIT;
	struct fault fault = FAULT_INIT;
	struct spots spots;
	size_t kinds = 0;

	while (version_file_names[kinds])
		kinds++;
	if (size) {
		const char *name = version_file_names[data[0] % (kinds + 1)];

		if (version_file_find(name ? name : "marked.txt", content, NULL, &arena, &spots, &fault) == 0)
			check(content, &spots);
	}
	arena_release(&arena);
	return 0;
}
