/* fuzz_handlebars: any bytes are a template of image-tag, over the facts of a run. */
#include "tools/image-tag/expand.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const struct version_fields version = { TEXT_INIT("v1.2.3-rc.1"), TEXT_INIT("1.2.3-rc.1"), TEXT_INIT("1"), TEXT_INIT("2"), TEXT_INIT("3"), TEXT_INIT("rc.1"), TEXT_INIT("") };
	struct ci_context context = { .event = CI_EVENT_NONE };
	struct arena arena = ARENA_INIT;
	struct fault fault = FAULT_INIT;
	struct expansion expansion = { .context = &context, .arena = &arena, .sha = TEXT("0123456"), .now = -1, .version = &version };
	struct text result;

	ci_set(&context, CI_REF, TEXT("refs/heads/main"), "test");
	if (size <= 1 << 14)
		expand(&expansion, (struct text){ size ? (const char *)data : "", size }, &result, &fault);
	arena_release(&arena);
	return 0;
}
