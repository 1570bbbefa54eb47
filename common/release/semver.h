/*
 * semver: versions of Semantic Versioning 2.0.0 (semver.org), numbers of any length.
 *
 * Ownership  The views point into the text that was parsed.
 * Errors     semver_parse() is false for anything that the grammar of semver.org refuses, a leading "v" included.
 */
#ifndef COMMON_RELEASE_SEMVER_H
#define COMMON_RELEASE_SEMVER_H

#include "common/base/buf.h"

struct semver {
	struct text major, minor, patch; /* digits without leading zeros */
	struct text prerelease;		 /* without '-'; empty when there is none */
	struct text build;		 /* without '+'; empty when there is none */
};

bool semver_parse(struct text t, struct semver *version);
/* Precedence (semver.org, point 11): build metadata does not count. */
int semver_compare(const struct semver *a, const struct semver *b);
/* Major, minor and patch only. */
int semver_compare_core(const struct semver *a, const struct semver *b);
void semver_add(struct buf *out, const struct semver *version);

/* Digits without leading zeros. */
bool semver_is_number(struct text t);
/* What may stand after '-', and after '+'. */
bool semver_is_prerelease(struct text t);
bool semver_is_build(struct text t);
/* One dot-separated part of a prerelease against another: numbers by value and below words, words bytewise. */
int semver_compare_identifiers(struct text a, struct text b);

#endif
