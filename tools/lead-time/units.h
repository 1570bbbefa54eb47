/* units: numbers as people read them. */
#ifndef LEAD_TIME_UNITS_H
#define LEAD_TIME_UNITS_H

#include "tools/lead-time/statistics.h"

/* Seconds in the largest unit of which there is one: "42 s", "3.5 min", "9.0 h", "12.4 d". */
void units_add_duration(struct buf *out, struct decimal seconds);
/* A ratio as "12.5 %". */
void units_add_percent(struct buf *out, struct decimal ratio);
/* Deployments a day in the unit that gives at least one: "2.4 per day", "1.5 per week", "3 per month", "0.2 per month". */
void units_add_frequency(struct buf *out, struct decimal per_day);
/* "3 commits", "1 commit" */
void units_add_count(struct buf *out, size_t count, const char *noun);

/* Block characters, one a value, as high as its share of the largest; a space where there is no value (negative). */
void units_add_sparkline(struct buf *out, const int64_t *values, size_t count);

#endif
