/* fuzz_references: the parts of a text are the text, whatever is a reference in it; every link is an address. */
#include <stdlib.h>

#include "common/base/utf8.h"
#include "tools/changelog-gen/references.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check(const char *remote, struct text input)
{
	const struct issue_patterns no_patterns = { NULL, 0 };
	struct arena arena = ARENA_INIT;
	struct forge forge = { .kind = FORGE_NONE };
	struct buf joined = BUF_INIT, valid = BUF_INIT;
	const struct node *parts;

	(void)forge_of_url(text_of(remote), FORGE_AUTO, &arena, &forge);
	parts = references_parts(&forge, &no_patterns, input, &arena);
	for (size_t i = 0; i < parts->list.count; i++) {
		struct text url = node_string(node_get_cstr(parts->list.items[i], "url"));

		if (url.len && !text_starts_with(url, forge.site))
			abort();
		for (size_t k = 0; k < url.len; k++)
			if (url.ptr[k] <= ' ' || url.ptr[k] == '(' || url.ptr[k] == ')' || url.ptr[k] == '"')
				abort();
		buf_add(&joined, node_string(node_get_cstr(parts->list.items[i], "text")));
	}
	utf8_add_valid(&valid, input);
	if (utf8_valid(input) && !text_eq(buf_text(&joined), buf_text(&valid)))
		abort();
	buf_release(&joined);
	buf_release(&valid);
	arena_release(&arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct text input = { (const char *)data, size };
	struct arena arena = ARENA_INIT;
	struct forge forge;

	check("https://github.com/o/r", input);
	check("https://gitlab.com/g/s/p", input);
	/* And the input as the address of a remote. */
	if (forge_of_url(input, FORGE_GITHUB, &arena, &forge) && !text_starts_with(forge.site, TEXT("http")))
		abort();
	arena_release(&arena);
	return 0;
}
