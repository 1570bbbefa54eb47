/*
 * time: instants as whole seconds since 1970-01-01 00:00:00 UTC, read and written without a locale or time zone data.
 *
 * Units   Seconds; the civil calendar is the proleptic Gregorian one (days_from_civil of Howard Hinnant,
 *         "chrono-Compatible Low-Level Date Algorithms"). A leap second 23:59:60 reads as the second after.
 * Errors  time_parse() is false on anything else than what it names. time_now() fills in a fault.
 */
#ifndef COMMON_BASE_TIME_H
#define COMMON_BASE_TIME_H

#include <stdint.h>

#include "common/base/buf.h"
#include "common/base/env.h"
#include "common/base/fault.h"

struct civil {
	int64_t year;
	unsigned month, day, hour, minute, second;
};

struct civil time_civil(int64_t seconds);
int64_t time_seconds(struct civil civil);

/* "2026-11-21", "2026-11-21T10:00:00Z", "… 10:00:00.25+02:00" (RFC 3339, fractions cut), "@1780000000". */
bool time_parse(struct text t, int64_t *seconds);

/* Append "2026-11-21", or "2026-11-21T10:00:00Z". */
void time_add_date(struct buf *out, int64_t seconds);
void time_add_rfc3339(struct buf *out, int64_t seconds);

/* The clock of a run: option (--now TIME) if not NULL, else SOURCE_DATE_EPOCH, else the system's. */
int time_now(const char *option, struct env env, int64_t *seconds, struct fault *fault);

#endif
