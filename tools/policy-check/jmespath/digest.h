/*
 * digest: MD5 (RFC 1321), SHA-1 and SHA-256 (FIPS 180-4) as lower-case hexadecimal text. For names and labels: of these
 * only SHA-256 withstands an enemy.
 */
#ifndef POLICY_CHECK_JMESPATH_DIGEST_H
#define POLICY_CHECK_JMESPATH_DIGEST_H

#include "common/base/buf.h"

void digest_add_md5(struct buf *out, struct text t);
void digest_add_sha1(struct buf *out, struct text t);
void digest_add_sha256(struct buf *out, struct text t);

#endif
