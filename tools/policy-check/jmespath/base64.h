/* base64: RFC 4648, as Go's base64.StdEncoding: line ends are passed over when reading, the padding must be there. */
#ifndef POLICY_CHECK_JMESPATH_BASE64_H
#define POLICY_CHECK_JMESPATH_BASE64_H

#include "common/base/buf.h"

void base64_encode(struct buf *out, struct text t);
/* SIZE_MAX, or the byte at which t is no base64. */
size_t base64_decode(struct buf *out, struct text t);

#endif
