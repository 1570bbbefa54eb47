/*
 * der: the elements of ASN.1 in DER (X.690), one after another.
 *
 * Ownership  Views into the bytes that are read.
 * Errors     der_next() is false at the end and on an element that does not fit; lengths have at most four bytes.
 */
#ifndef POLICY_CHECK_JMESPATH_DER_H
#define POLICY_CHECK_JMESPATH_DER_H

#include "common/base/text.h"

enum der_tag {
	DER_BOOLEAN = 0x01,
	DER_INTEGER = 0x02,
	DER_BIT_STRING = 0x03,
	DER_OCTET_STRING = 0x04,
	DER_OBJECT = 0x06,
	DER_UTC_TIME = 0x17,
	DER_TIME = 0x18,
	DER_SEQUENCE = 0x30,
	DER_SET = 0x31,
	DER_CONTEXT_0 = 0xA0,
	DER_CONTEXT_3 = 0xA3
};

struct der {
	unsigned tag;
	struct text content;
};

bool der_next(struct text *rest, struct der *element);
/* The next element, which must have this tag. */
bool der_take(struct text *rest, unsigned tag, struct text *content);

#endif
