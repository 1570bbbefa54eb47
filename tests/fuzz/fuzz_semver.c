/* fuzz_semver: a version that is read is written back the same, and every next version is greater. */
#include <stdlib.h>

#include "common/release/increment.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const struct prerelease_style style = { TEXT_INIT("rc"), COUNTER_FROM_ZERO };
	struct text t = { (const char *)data, size };
	struct arena arena = ARENA_INIT;
	struct fault fault = FAULT_INIT;
	struct buf written = BUF_INIT;
	struct semver version, next;

	if (semver_parse(t, &version)) {
		semver_add(&written, &version);
		if (!text_eq(buf_text(&written), t) || semver_compare(&version, &version))
			abort();
		for (unsigned i = 0; increment_names[i]; i++)
			if (semver_increment(&version, (enum increment)i, &style, &arena, &next, &fault) == 0 && i != INCREMENT_PRERELEASE &&
			    semver_compare(&next, &version) <= 0)
				abort();
	}
	buf_release(&written);
	arena_release(&arena);
	return 0;
}
