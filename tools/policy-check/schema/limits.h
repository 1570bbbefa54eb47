/*
 * limits: the sizes, ranges and patterns that a CustomResourceDefinition sets for values; check.c is the only caller.
 *
 * A limit concerns values of its kind only: maxLength says nothing of a number.
 */
#ifndef POLICY_CHECK_SCHEMA_LIMITS_H
#define POLICY_CHECK_SCHEMA_LIMITS_H

#include "common/base/buf.h"
#include "tools/policy-check/schema/schema.h"

/* False with the reason appended, "must be at least 1, not 0"; the groups (allOf …) are not looked at. */
bool limits_accept(const struct schema_limits *limits, const struct node *value, struct buf *why);

#endif
