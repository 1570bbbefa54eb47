/*
 * leaf: pattern strings, quantities, durations, wildcards and image references: any text is taken or refused without a crash,
 * and what a quantity or duration prints reads back as the same.
 */
#include <stdint.h>
#include <stdlib.h>

#include "tools/policy-check/duration.h"
#include "tools/policy-check/image.h"
#include "tools/policy-check/leaf.h"
#include "tools/policy-check/quantity.h"
#include "tools/policy-check/version_range.h"
#include "tools/policy-check/wildcard.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_quantity(struct text t)
{
	struct quantity q, again;
	struct buf printed = BUF_INIT;

	if (!quantity_parse(t, &q))
		return;
	quantity_add_text(&printed, &q);
	if (!quantity_parse(buf_text(&printed), &again) || quantity_compare(&q, &again))
		abort();
	buf_release(&printed);
}

static void check_duration(struct text t)
{
	struct buf printed = BUF_INIT;
	int64_t duration, again;

	if (!duration_parse(t, &duration))
		return;
	duration_add(&printed, duration);
	if (!duration_parse(buf_text(&printed), &again) || llabs(again - duration) > 1)
		abort();
	buf_release(&printed);
}

/* The input is cut at the first NUL: a pattern and what it is held against. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct text all = { (const char *)data, size }, pattern = text_slice(all, 0, text_find_byte(all, '\0', 0));
	struct text subject = text_from(all, pattern.len + 1);
	struct node node = { .kind = NODE_STRING, .string = subject };
	struct image image;
	bool holds;

	check_quantity(pattern);
	check_duration(pattern);
	leaf_fits_string(&node, pattern);
	leaf_fits_string(NULL, pattern);
	wildcard_match(pattern, subject);
	image_parse(pattern, &image);
	version_range_holds(pattern, subject, &holds);
	return 0;
}
