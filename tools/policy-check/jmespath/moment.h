/*
 * moment: points in time read by the layouts of Go's package time ("2006-01-02T15:04:05Z07:00"), zone offset kept.
 *
 * Errors  moment_parse() is false when the text is not written as the layout says. Names of zones other than UTC and GMT
 *         count as UTC, as Go does for those that it does not know.
 */
#ifndef POLICY_CHECK_JMESPATH_MOMENT_H
#define POLICY_CHECK_JMESPATH_MOMENT_H

#include "common/base/time.h"

#define MOMENT_RFC3339 "2006-01-02T15:04:05Z07:00"

struct moment {
	int64_t seconds; /* UTC, since 1970 */
	int nanoseconds; /* 0 to 999999999 */
	int east;	 /* the zone's offset in seconds */
};

bool moment_parse(struct text layout, struct text t, struct moment *moment);
/* As Go formats with RFC 3339: "2026-11-21T10:00:00Z" or "…+02:00". */
void moment_add_rfc3339(struct buf *out, const struct moment *moment);
/* The civil calendar of the moment's own zone. */
struct civil moment_civil(const struct moment *moment);
int moment_compare(const struct moment *a, const struct moment *b);
/* a - b in nanoseconds, cut to what an int64_t holds. */
int64_t moment_subtract(const struct moment *a, const struct moment *b);
struct moment moment_add(const struct moment *moment, int64_t nanoseconds);

#endif
