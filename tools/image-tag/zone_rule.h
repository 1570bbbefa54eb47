/*
 * zone_rule: rules such as "CET-1CEST,M3.5.0,M10.5.0/3", by which a time zone goes on for ever.
 *
 * Source  POSIX, "Environment variables", TZ; RFC 8536 section 3.3.1 (hours from -167 to 167).
 * Errors  false when the rule cannot be read.
 */
#ifndef IMAGE_TAG_ZONE_RULE_H
#define IMAGE_TAG_ZONE_RULE_H

#include "common/base/text.h"

/* Seconds east of UTC at an instant, and the abbreviation, which points into the rule. */
bool zone_rule_offset(struct text rule, int64_t seconds, int32_t *east, struct text *abbreviation);

#endif
