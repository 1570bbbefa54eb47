/*
 * statistics: order statistics of whole seconds, in exact integer arithmetic.
 *
 * Percentiles are those of type 7 (Hyndman and Fan, "Sample Quantiles in Statistical Packages"): linear between the
 * values at (n-1)·P/100, as numpy and SQL's PERCENTILE_CONT have them. They come out in hundredths without rounding;
 * the mean is rounded half up.
 *
 * Ownership  samples_release() frees the values and leaves the samples empty and usable.
 * Units      Seconds; struct decimal is .units / 10^.places.
 */
#ifndef LEAD_TIME_STATISTICS_H
#define LEAD_TIME_STATISTICS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "common/base/buf.h"

struct samples {
	int64_t *values;
	size_t count, cap;
	bool sorted;
};

#define SAMPLES_INIT { NULL, 0, 0, false }

void samples_add(struct samples *samples, int64_t value);
void samples_release(struct samples *samples);

struct decimal {
	int64_t units;
	unsigned places; /* at most 9 */
};

/* Numerator / denominator to this many places, half up; the denominator is positive. */
struct decimal decimal_ratio(int64_t numerator, int64_t denominator, unsigned places);
/* As JSON writes numbers, without zeros at the end. */
void decimal_add(struct buf *out, struct decimal decimal);

enum { PERCENTILES = 4 };
extern const unsigned percentile_ranks[PERCENTILES]; /* 50, 75, 90, 95 */

/* Without samples only .n means something. */
struct summary {
	size_t n;
	int64_t min, max, sum;
	struct decimal percentiles[PERCENTILES], mean;
};

struct summary samples_summary(struct samples *samples);
/* Of at least one sample; rank is 0 to 100. */
struct decimal samples_percentile(struct samples *samples, unsigned rank);

#endif
