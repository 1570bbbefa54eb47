/* fuzz_commit: any bytes as a commit object; what is found lies within them. */
#include <stdlib.h>

#include "common/git/commit.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_within(struct text whole, struct text part)
{
	if (part.len && (part.ptr < whole.ptr || part.ptr + part.len > whole.ptr + whole.len))
		abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct text object = { (const char *)data, size };
	struct commit_parts parts;
	struct buf storage = BUF_INIT;
	struct signature author;
	struct object_id id;

	if (!commit_parse(object, &parts))
		return 0;
	for (size_t i = 0; i < parts.parent_count; i++)
		commit_parse_parent(&parts, i, &id);
	author = signature_parse(parts.author);
	check_within(object, author.name);
	check_within(object, author.email);
	check_within(object, parts.signature);
	check_within(object, parts.message);
	if (author.time < 0 || author.offset > 100 * 60 || author.offset < -100 * 60)
		abort();
	commit_message(&parts, &storage);
	buf_release(&storage);
	return 0;
}
