/* fuzz_markdown: escaped text holds no tag, no mention, no heading. */
#include <stdlib.h>

#include "common/base/utf8.h"
#include "common/doc/markdown.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct text input = { (const char *)data, size }, rest, line;
	struct buf out = BUF_INIT;

	markdown_escape(&out, input);
	if (!utf8_valid(buf_text(&out)))
		abort();
	if (text_find_byte(input, '`', 0) == SIZE_MAX && text_find(buf_text(&out), TEXT("<script"), 0) != SIZE_MAX)
		abort();
	rest = buf_text(&out);
	while (text_next_line(&rest, &line)) {
		line = text_trim(line, " ");
		if (text_starts_with(line, TEXT("# ")) || text_starts_with(line, TEXT("== ")) || text_starts_with(line, TEXT("- ")))
			abort();
	}
	buf_release(&out);
	return 0;
}
