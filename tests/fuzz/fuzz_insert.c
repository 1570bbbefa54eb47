/* fuzz_insert: notes stand in a changelog once, however often they are put into it, and the rest of it is still there. */
#include <stdlib.h>

#include "tools/changelog-gen/insert.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static bool mentions_unreleased(struct text file)
{
	for (size_t at = 0; at < file.len; at++)
		if (text_eq_ignoring_case(text_slice(file, at, 10), TEXT("unreleased")))
			return true;
	return false;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct text file = { (const char *)data, size };
	struct insertion insertion = { TEXT("1.2.0"), TEXT("v1.2.0"), TEXT("## 1.2.0\n\n### Fixes\n\n- new\n") };
	struct fault fault = FAULT_INIT;
	struct buf once = BUF_INIT, twice = BUF_INIT;
	size_t same = 0;

	if (changelog_insert(file, "file", &insertion, &once, &fault) == 0) {
		if (changelog_insert(buf_text(&once), "file", &insertion, &twice, &fault) < 0 || !text_eq(buf_text(&once), buf_text(&twice)))
			abort();
		while (same < size && same < once.len && once.ptr[same] == file.ptr[same])
			same++;
		/* A file in which things move is one with a release of that version, link definitions, or "Unreleased". */
		if (text_find(file, TEXT("1.2.0"), 0) == SIZE_MAX && text_find(file, TEXT("]:"), 0) == SIZE_MAX && !mentions_unreleased(file) &&
		    text_trim(file, " \t\r\n").len && !text_ends_with(buf_text(&once), text_from(file, same)))
			abort();
	}
	buf_release(&once);
	buf_release(&twice);
	return 0;
}
