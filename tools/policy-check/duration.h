/*
 * duration: spans of time as Go writes them, "1h30m", "-2.5s", "300ms".
 *
 * Units   Nanoseconds in an int64_t: about 292 years either way.
 * Errors  duration_parse() is false on anything that Go's time.ParseDuration refuses, overflow included.
 */
#ifndef POLICY_CHECK_DURATION_H
#define POLICY_CHECK_DURATION_H

#include "common/base/buf.h"

#define DURATION_SECOND 1000000000LL

bool duration_parse(struct text t, int64_t *nanoseconds);
/* As Go's Duration.String(): "1h30m0s", "2.5s", "300ms", "0s". */
void duration_add(struct buf *out, int64_t nanoseconds);

#endif
