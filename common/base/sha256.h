/*
 * sha256: SHA-256 (FIPS 180-4), for digests that other tools can check.
 *
 * Ownership  The state is the caller's; nothing is allocated.
 */
#ifndef COMMON_BASE_SHA256_H
#define COMMON_BASE_SHA256_H

#include "common/base/buf.h"

struct sha256 {
	uint32_t state[8];
	uint64_t length; /* bytes so far */
	unsigned char block[64];
};

struct sha256 sha256_start(void);
void sha256_add(struct sha256 *sha, struct text t);
/* Append 64 hexadecimal digits. The state is used up. */
void sha256_finish(struct sha256 *sha, struct buf *out);

#endif
