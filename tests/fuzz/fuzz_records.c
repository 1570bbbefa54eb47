/* fuzz_records: any bytes as records of deployments and of incidents, and as times. */
#include <stdio.h>
#include <stdlib.h>

#include "common/base/time.h"
#include "tools/lead-time/coverage.h"
#include "tools/lead-time/input.h"
#include "tools/lead-time/result.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static FILE *open_bytes(const uint8_t *data, size_t size)
{
	FILE *in = tmpfile();

	if (!in || fwrite(data, 1, size, in) != size)
		abort();
	rewind(in);
	return in;
}

/* What was read must add up, whatever it was. */
static void measure(struct timelines *timelines, const struct incidents *incidents, struct arena *arena)
{
	const struct measure whole = { .clock = CLOCK_COMMITTER };
	const struct coverage_options coverage = { .first_parent = false };
	struct fault fault = FAULT_INIT;

	timelines_sort(timelines, NULL);
	for (size_t i = 0; i < timelines->count; i++) {
		struct result result;

		if (coverage_find(&timelines->items[i], NULL, &coverage, &fault))
			abort();
		consequences_find(&timelines->items[i], incidents, arena);
		result_compute(&result, &timelines->items[i], &whole);
		if (result.row_count != timelines->items[i].count || result.successes + result.failures != result.row_count || result.outage < 0)
			abort();
		result_release(&result);
		coverage_release(&timelines->items[i]);
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena arena = ARENA_INIT;
	struct timelines timelines = { .arena = &arena, .by_key = MAP_INIT };
	struct incidents incidents = { NULL, 0, 0 };
	struct fault fault = FAULT_INIT;
	FILE *in = open_bytes(data, size);
	int64_t seconds;

	time_parse((struct text){ (const char *)data, size }, &seconds);
	if (!input_deployments(in, "fuzz", 0, &timelines, &fault)) {
		rewind(in);
		if (!input_incidents(in, "fuzz", &arena, &incidents, &fault))
			measure(&timelines, &incidents, &arena);
		else
			measure(&timelines, &(struct incidents){ NULL, 0, 0 }, &arena);
	}
	fclose(in);
	free(incidents.items);
	timelines_release(&timelines);
	arena_release(&arena);
	return 0;
}
