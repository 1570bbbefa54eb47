#include "tools/lead-time/statistics.h"

#include <inttypes.h>
#include <stdlib.h>

#include "common/base/alloc.h"

const unsigned percentile_ranks[PERCENTILES] = { 50, 75, 90, 95 };

void samples_add(struct samples *samples, int64_t value)
{
	samples->values = xgrow(samples->values, samples->count, &samples->cap, sizeof(*samples->values));
	samples->values[samples->count++] = value;
	samples->sorted = false;
}

void samples_release(struct samples *samples)
{
	free(samples->values);
	*samples = (struct samples)SAMPLES_INIT;
}

static int compare(const void *a, const void *b)
{
	int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;

	return (x > y) - (x < y);
}

static void sort(struct samples *samples)
{
	if (!samples->sorted && samples->count)
		qsort(samples->values, samples->count, sizeof(*samples->values), compare);
	samples->sorted = true;
}

/* The whole part is divided first, so that only remainders are scaled. */
struct decimal decimal_ratio(int64_t numerator, int64_t denominator, unsigned places)
{
	int64_t whole = numerator / denominator, rest = numerator % denominator, scale = 1, digits = 0;

	for (unsigned i = 0; i < places; i++)
		scale *= 10;
	if (rest < 0) {
		whole--;
		rest += denominator;
	}
	for (unsigned i = 0; i < places; i++) {
		digits = digits * 10 + rest * 10 / denominator;
		rest = rest * 10 % denominator;
	}
	return (struct decimal){ whole * scale + digits + (rest >= denominator - rest), places };
}

void decimal_add(struct buf *out, struct decimal decimal)
{
	uint64_t units = decimal.units < 0 ? (uint64_t)-(decimal.units + 1) + 1 : (uint64_t)decimal.units, scale = 1;
	unsigned places = decimal.places;

	while (places && units % 10 == 0) {
		units /= 10;
		places--;
	}
	for (unsigned i = 0; i < places; i++)
		scale *= 10;
	buf_addf(out, "%s%" PRIu64, decimal.units < 0 ? "-" : "", units / scale);
	if (places)
		buf_addf(out, ".%0*" PRIu64, (int)places, units % scale);
}

struct decimal samples_percentile(struct samples *samples, unsigned rank)
{
	size_t position, part;
	int64_t low, high;

	sort(samples);
	position = (samples->count - 1) * rank / 100;
	part = (samples->count - 1) * rank % 100;
	low = samples->values[position];
	high = part ? samples->values[position + 1] : low;
	return (struct decimal){ low * 100 + (int64_t)part * (high - low), 2 };
}

struct summary samples_summary(struct samples *samples)
{
	struct summary summary = { .n = samples->count };

	if (!samples->count)
		return summary;
	sort(samples);
	summary.min = samples->values[0];
	summary.max = samples->values[samples->count - 1];
	for (size_t i = 0; i < samples->count; i++)
		summary.sum += samples->values[i];
	for (size_t i = 0; i < PERCENTILES; i++)
		summary.percentiles[i] = samples_percentile(samples, percentile_ranks[i]);
	summary.mean = decimal_ratio(summary.sum, (int64_t)samples->count, 2);
	return summary;
}
