/* fuzz_range: the plain form of a range means what the range means. The input is a range, a line end, a version. */
#include <stdlib.h>

#include "tools/semver/range_relation.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct text rest = { (const char *)data, size }, written;
	struct arena arena = ARENA_INIT;
	struct fault fault = FAULT_INIT;
	struct buf plain = BUF_INIT;
	struct semver version;
	struct range range, again;

	if (text_next_part(&rest, '\n', &written) && range_read(written, size & 1, &arena, &range, &fault) == 0) {
		range_add(&plain, &range);
		if (plain.len <= RANGE_COMPARATORS && range_read(buf_text(&plain), range.prereleases, &arena, &again, &fault) < 0)
			abort();
		if (plain.len <= RANGE_COMPARATORS && range_read_version(rest, &version)) {
			bool inside = range_satisfied_by(&range, &version), above = range_is_above(&range, &version);

			if (inside != range_satisfied_by(&again, &version) || (inside && above))
				abort();
			range_overlaps(&range, &again);
			range_is_below(&range, &version);
		}
	}
	buf_release(&plain);
	arena_release(&arena);
	return 0;
}
