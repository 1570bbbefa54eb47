/*
 * custom: schemas made of the openAPIV3Schema of a CustomResourceDefinition; catalogue.c is the only caller.
 *
 * A schema says what the API server of Kubernetes, asked to validate strictly, takes: a field is unknown unless it is described,
 * additionalProperties or x-kubernetes-preserve-unknown-fields let it in; null stands where nullable or a default lets it.
 * x-kubernetes-validations (CEL) are not evaluated and `format` only as far as int32 and int64.
 *
 * Ownership  Schemas live in the arena and point into the document; patterns are freed by custom_patterns_release().
 * Limits     CUSTOM_LIMIT parts of one schema.
 * Errors     NULL with a fault at the keyword's value: not of the type that it must have, a pattern that cannot be read.
 */
#ifndef POLICY_CHECK_SCHEMA_CUSTOM_H
#define POLICY_CHECK_SCHEMA_CUSTOM_H

#include "common/base/fault.h"
#include "tools/policy-check/schema/schema.h"

enum { CUSTOM_LIMIT = 200000 };

/* The regular expressions of all schemas, to be freed. */
struct custom_patterns {
	struct regex **items;
	size_t count, cap;
};

void custom_patterns_release(struct custom_patterns *patterns);

struct custom_maker {
	struct arena *arena;
	const struct schema *metadata; /* of resources */
	struct custom_patterns *patterns;
	bool open; /* unknown fields may stand everywhere */
	size_t parts;
	struct fault *fault;
};

struct schema *custom_schema(struct custom_maker *maker, const struct node *described);

#endif
