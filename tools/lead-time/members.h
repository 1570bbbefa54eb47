/*
 * members: parts of records as the types that deployments and incidents need.
 *
 * Errors  -1 with a fault at the value's place that names the member and what is allowed.
 */
#ifndef LEAD_TIME_MEMBERS_H
#define LEAD_TIME_MEMBERS_H

#include "common/base/fault.h"
#include "common/doc/node.h"

/* A string, or a number as it is written; empty when there is none. */
int member_text(const struct node *record, const char *name, struct text *value, struct fault *fault);
/* Texts of RFC 3339, dates, or seconds since 1970. *present is false when the member is missing, null or empty. */
int member_time(const struct node *record, const char *name, int64_t *seconds, bool *present, struct fault *fault);
/* true or false, also as text; false when it is missing. */
int member_bool(const struct node *record, const char *name, bool *value, struct fault *fault);

#endif
