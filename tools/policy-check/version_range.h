/*
 * version_range: ranges of semantic versions as Kyverno's semver_compare takes them (github.com/blang/semver, version 4):
 * terms joined by spaces (and) and "||" (or); a term is an operator (= == != ! > >= < <= or none) and a version whose
 * minor and patch may be "x".
 *
 * Errors  version_range_holds() is false when the range cannot be read; a version that cannot be read counts as 0.0.0, as
 *         there.
 */
#ifndef POLICY_CHECK_VERSION_RANGE_H
#define POLICY_CHECK_VERSION_RANGE_H

#include "common/base/text.h"

bool version_range_holds(struct text range, struct text version, bool *holds);

#endif
