/* fuzz_words: any bytes in every letter case; words lie in order inside the text. */
#include <stdlib.h>

#include "common/base/utf8.h"
#include "tools/commitlint/cases.h"
#include "tools/commitlint/words.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct text input = { (const char *)data, size }, rest = input, word;
	struct buf valid = BUF_INIT, out = BUF_INIT;

	while (words_next(&rest, &word))
		if (!word.len || word.ptr < input.ptr || word.ptr + word.len != rest.ptr)
			abort();
	utf8_add_valid(&valid, input);
	for (size_t i = 0; cases_names[i]; i++) {
		cases_add(&out, buf_text(&valid), (enum letter_case)i);
		cases_fits(input, (enum letter_case)i);
	}
	if (!utf8_valid(buf_text(&out)))
		abort();
	buf_release(&valid);
	buf_release(&out);
	return 0;
}
