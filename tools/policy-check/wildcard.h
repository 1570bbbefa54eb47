/*
 * wildcard: names with '*' (any run of characters) and '?' (one character), as Kyverno matches kinds, names and values.
 *
 * Matching takes at most pattern times subject steps. Nothing here allocates or fails.
 */
#ifndef POLICY_CHECK_WILDCARD_H
#define POLICY_CHECK_WILDCARD_H

#include "common/base/text.h"

bool wildcard_match(struct text pattern, struct text subject);
bool wildcard_is(struct text t);

#endif
