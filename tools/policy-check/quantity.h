/*
 * quantity: amounts as Kubernetes writes them, "500m", "1.5Gi", "2e3" (k8s.io/apimachinery, api/resource).
 *
 * Units   Billionths (nano) in 128 bits; more than 2^63-1 is cut to that, less than a billionth is rounded up, as there. Only
 *         whole numbers without a suffix may be longer, so that numbers that are no amounts (a modulus) still compare.
 * Errors  quantity_parse() is false on what Kubernetes refuses.
 */
#ifndef POLICY_CHECK_QUANTITY_H
#define POLICY_CHECK_QUANTITY_H

#include "common/base/buf.h"

__extension__ typedef __int128 quantity_amount;

enum quantity_format { QUANTITY_DECIMAL, /* k, M, G */
		       QUANTITY_BINARY,	 /* Ki, Mi, Gi */
		       QUANTITY_EXPONENT /* e3, e6 */ };

struct quantity {
	quantity_amount nano;
	enum quantity_format format;
	struct text digits; /* of a whole number past 2^63-1, a view into the text; else empty */
};

#define QUANTITY_ONE 1000000000 /* nano in 1 */

bool quantity_parse(struct text t, struct quantity *q);
int quantity_compare(const struct quantity *a, const struct quantity *b);
double quantity_to_double(const struct quantity *q);
/* The canonical form: the largest suffix that leaves no fraction. */
void quantity_add_text(struct buf *out, const struct quantity *q);

#endif
