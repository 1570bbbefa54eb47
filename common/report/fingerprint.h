/*
 * fingerprint: what stays the same about a finding when lines above it move.
 *
 * 64 bits (FNV-1a) over rule, file or commit, properties and message, without line and column, and the ordinal among equal
 * ones, so that no two findings of a run have the same.
 *
 * Ownership  fingerprints_release() frees the counts.
 */
#ifndef COMMON_REPORT_FINGERPRINT_H
#define COMMON_REPORT_FINGERPRINT_H

#include "common/base/arena.h"
#include "common/base/map.h"
#include "common/report/report.h"

struct fingerprints {
	struct map counts;
	struct arena arena;
};

enum { FINGERPRINT_HEX = 16 };

void fingerprint_of(struct fingerprints *seen, const struct finding *finding, char hex[FINGERPRINT_HEX + 1]);
void fingerprints_release(struct fingerprints *seen);

#endif
