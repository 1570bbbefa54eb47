/*
 * zone: how far a place's clocks are from UTC at an instant, from the system's time zone data.
 *
 * Source     RFC 8536 (TZif, versions 1 to 3, and the rule in the footer for what comes after the last transition); POSIX,
 *            "Environment variables", TZ.
 * Errors     -1 with a fault: a name that is no zone, no data on this system, a broken file.
 */
#ifndef IMAGE_TAG_ZONE_H
#define IMAGE_TAG_ZONE_H

#include "common/base/buf.h"
#include "common/base/fault.h"

struct zone {
	bool utc; /* needs no data */
	struct buf data;
};

/* name: "Asia/Tokyo"; "UTC" in any letter case. zone_release() frees. */
int zone_open(struct text name, struct zone *zone, struct fault *fault);
void zone_release(struct zone *zone);

struct zone_offset {
	int32_t east; /* seconds */
	char abbreviation[16];
};

int zone_offset_at(const struct zone *zone, int64_t seconds, struct zone_offset *offset, struct fault *fault);

#endif
