/*
 * check: a resource held against its schema, strictly: unknown fields, wrong types, missing fields, values out of range.
 *
 * Ownership  A violation is valid in the sink only.
 * Units      A violation is at the place of the key that is unknown, of the value that is wrong, or of the map that lacks a field.
 */
#ifndef POLICY_CHECK_SCHEMA_CHECK_H
#define POLICY_CHECK_SCHEMA_CHECK_H

#include "tools/policy-check/schema/schema.h"

enum schema_fault {
	SCHEMA_UNKNOWN_FIELD,
	SCHEMA_WRONG_TYPE,
	SCHEMA_MISSING_FIELD,
	SCHEMA_WRONG_VALUE
};

struct schema_violation {
	enum schema_fault fault;
	struct place place;
	struct text message; /* "unknown field 'spec.containerz'" */
	const char *nearest; /* the name or value that was meant, perhaps; or NULL */
};

typedef void schema_sink(void *receiver, const struct schema_violation *violation);

/* The number of violations, each of which was handed to the sink; sink may be NULL. */
size_t schema_check(const struct schema *schema, const struct node *resource, schema_sink *sink, void *receiver);

#endif
