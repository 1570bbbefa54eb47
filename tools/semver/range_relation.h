/*
 * range_relation: where a version stands to a range, and ranges to one another.
 *
 * A version is above a range when it is greater than all that the range allows, and below it when it is less: 3.0.0 is
 * above "^1 || ^2"; 2.0.0-rc.1 is neither above nor below it, nor does it satisfy it.
 */
#ifndef SEMVER_RANGE_RELATION_H
#define SEMVER_RANGE_RELATION_H

#include "tools/semver/range.h"

bool range_is_below(const struct range *range, const struct semver *version);
bool range_is_above(const struct range *range, const struct semver *version);
/* Can one version satisfy both? */
bool range_overlaps(const struct range *a, const struct range *b);

#endif
