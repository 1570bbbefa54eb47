/* fuzz_tag_rules: any bytes are tag rules, flavor, names and labels; what comes out is taken by registries. */
#include <stdlib.h>

#include "tools/image-tag/metadata.h"
#include "tools/image-tag/reference.h"

static void set_facts(struct ci_context *context, const char *ref)
{
	*context = (struct ci_context){ .event = CI_EVENT_NONE };
	ci_set(context, CI_REF, text_of(ref), "test");
	ci_set(context, CI_SHA, TEXT("0123456789abcdef0123456789abcdef01234567"), "test");
	ci_set(context, CI_DEFAULT_BRANCH, TEXT("main"), "test");
}

static void decide(struct text lists, const char *ref)
{
	static const struct text versions[] = { TEXT_INIT("v1.2.3"), TEXT_INIT("v2.0.0"), TEXT_INIT("x") };
	struct block blocks[5] = { { { NULL, 0 }, "images" }, { { NULL, 0 }, "tags" }, { { NULL, 0 }, "flavor" }, { { NULL, 0 }, "labels" }, { { NULL, 0 }, "annotations" } };
	struct metadata_request request = { .short_sha = 7, .now = 1700000000000, .floating = { .known = true, .versions = versions, .count = 3 } };
	struct blocks *const places[] = { &request.tags, &request.images, &request.flavor, &request.labels, &request.annotations };
	struct arena arena = ARENA_INIT;
	struct fault fault = FAULT_INIT;
	struct metadata metadata;
	struct ci_context context;
	struct reference reference;

	set_facts(&context, ref);
	for (size_t i = 0; i < 5 && text_next_part(&lists, '\f', &blocks[i].text); i++)
		*places[i] = (struct blocks){ &blocks[i], 1 };
	if (metadata_decide(&request, &context, &arena, &metadata, &fault) == 0) {
		for (size_t i = 0; i < metadata.tagging.count; i++)
			if (!reference_is_tag(metadata.tagging.tags[i].name))
				abort();
		for (size_t i = 0; metadata.names.count && i < metadata.reference_count; i++)
			if (reference_parse(metadata.references[i], &reference, &fault) < 0)
				abort();
	} else if (!fault.message[0]) {
		abort();
	}
	arena_release(&arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct text lists = { size ? (const char *)data : "", size };

	if (size > 1 << 14)
		return 0;
	decide(lists, "refs/tags/v1.2.3");
	decide(lists, "refs/heads/feature/x");
	return 0;
}
