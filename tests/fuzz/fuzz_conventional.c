/* fuzz_conventional: any bytes are a commit message; every part lies inside the message or the cleaned copy of it. */
#include <stdlib.h>

#include "common/release/conventional_grammar.h"

static void parse(const struct conventional_grammar *grammar, struct text message)
{
	struct arena arena = ARENA_INIT;
	struct conventional parsed;
	struct place place;

	conventional_parse(grammar, message, &arena, &parsed);
	if (parsed.header.len > message.len || parsed.body.len + parsed.footer.len > message.len)
		abort();
	if (parsed.header.ptr) {
		place = conventional_place(grammar, message, &parsed, parsed.header.ptr);
		if (!place.line || place.column != 1)
			abort();
	}
	arena_release(&arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct text message = { (const char *)data, size };
	struct conventional_grammar grammar = *conventional_grammar_default();

	parse(conventional_grammar_angular(), message);
	grammar.comment = TEXT("#");
	parse(&grammar, message);
	return 0;
}
