/* regex: a line of flags, a line with the pattern, the subject; matches lie within the subject, in order. */
#include <stdint.h>
#include <stdlib.h>

#include "common/base/buf.h"
#include "common/doc/regex.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check(struct text subject, size_t from, const struct regex_match *match)
{
	for (size_t i = 0; i < match->count; i++) {
		struct text group = match->groups[i];

		if (group.ptr && (group.ptr < subject.ptr || group.ptr + group.len > subject.ptr + subject.len))
			abort();
	}
	if (!match->count || match->groups[0].ptr < subject.ptr + from)
		abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct text subject = { (const char *)data, size }, flags = { NULL, 0 }, pattern = { NULL, 0 };
	struct buf letters = BUF_INIT;
	struct regex_match match;
	struct fault fault;
	struct regex *regex;

	text_next_line(&subject, &flags);
	text_next_line(&subject, &pattern);
	buf_add(&letters, flags);
	regex = regex_compile(pattern, buf_cstr(&letters), &fault);
	for (size_t from = 0; regex && from < 3 && regex_match(regex, subject, from, &match) == REGEX_YES; from++)
		check(subject, from, &match);
	regex_free(regex);
	buf_release(&letters);
	return 0;
}
