/*
 * schema: what a value of a manifest must look like, be it Kubernetes' own kind or one of a CustomResourceDefinition.
 *
 * Ownership  Schemas live in the arena of the catalogue that made them; they may refer to themselves (JSONSchemaProps does).
 * Threads    Nothing here changes once it is made.
 */
#ifndef POLICY_CHECK_SCHEMA_SCHEMA_H
#define POLICY_CHECK_SCHEMA_SCHEMA_H

#include "common/doc/node.h"

enum schema_types {
	SCHEMA_NULL = 1,
	SCHEMA_BOOLEAN = 2,
	SCHEMA_INTEGER = 4,
	SCHEMA_NUMBER = 8, /* integers too */
	SCHEMA_STRING = 16,
	SCHEMA_LIST = 32,
	SCHEMA_MAP = 64
};

enum schema_format {
	SCHEMA_PLAIN,
	SCHEMA_INT32,
	SCHEMA_INT64,
	SCHEMA_QUANTITY
};

struct schema;
struct regex;

struct schema_field {
	struct text name; /* followed by a NUL */
	const struct schema *schema;
	bool required;
};

struct schema_group {
	const struct schema *const *members;
	size_t count;
};

/* What only CustomResourceDefinitions ask for; NULL where they do not. */
struct schema_limits {
	const struct node *minimum, *maximum, *multiple_of; /* numbers */
	const struct node *min_length, *max_length;	    /* integers; code points */
	const struct node *min_items, *max_items, *min_fields, *max_fields;
	bool exclusive_minimum, exclusive_maximum;
	const struct regex *pattern;
	struct text pattern_text;
	struct schema_group all_of, any_of, one_of, none_of;
};

struct schema {
	unsigned types; /* of enum schema_types; 0: any */
	enum schema_format format;
	bool open;			   /* may have fields that are not in the list */
	const struct schema_field *fields; /* in the order of text_compare() */
	size_t field_count, required_count;
	const struct schema *values; /* what fields that are not in the list must be; NULL: see .open */
	const struct schema *items;  /* of a list; NULL: anything */
	const struct node *const *choices;
	size_t choice_count;		    /* 0: any value */
	const struct schema_limits *limits; /* or NULL */
};

/* What the value is, as bits: an integer is a number too, and so is 2.0 an integer. */
unsigned schema_types_of(const struct node *value);
/* "an integer", "a map", "null" */
const char *schema_kind_words(enum node_kind kind);

#endif
