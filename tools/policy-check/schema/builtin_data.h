/*
 * builtin_data: the schemas of Kubernetes' own kinds in all versions, as generated; catalogue.c is the only reader.
 *
 * Everything refers to everything by number, so that nothing is to be relocated or parsed when a program starts. A mask has a
 * bit for each version: bit 0 is builtin_versions[0], the oldest.
 */
#ifndef POLICY_CHECK_SCHEMA_BUILTIN_DATA_H
#define POLICY_CHECK_SCHEMA_BUILTIN_DATA_H

#include <stddef.h>
#include <stdint.h>

enum { BUILTIN_NAME_SIZE = 52 }; /* bytes, the NUL too */

enum builtin_base {
	BUILTIN_ANY,
	BUILTIN_STRING,
	BUILTIN_INTEGER, /* 64 bits */
	BUILTIN_INT32,
	BUILTIN_NUMBER,
	BUILTIN_BOOLEAN,
	BUILTIN_OBJECT, /* with any fields */
	BUILTIN_QUANTITY,
	BUILTIN_INT_OR_STRING,
	BUILTIN_ENUM,	   /* .of is an enum */
	BUILTIN_LIST,	   /* .of is the type of its items */
	BUILTIN_MAP,	   /* .of is the type of its values */
	BUILTIN_DEFINITION /* .of is a definition: a map with its fields and no others */
};

struct builtin_type {
	uint8_t base, nullable;
	uint16_t of;
};

/* A range of builtin_choices, which are names. */
struct builtin_enum {
	uint16_t first, count;
};

struct builtin_field {
	uint16_t name, type;
	uint16_t versions; /* that have the field with this type */
	uint16_t required; /* versions that require it */
};

struct builtin_kind {
	uint16_t kind, api_version; /* names */
	uint16_t definition;
	uint16_t versions;
};

extern const char *const builtin_versions[]; /* "1.25", oldest first */
extern const size_t builtin_version_count;
extern const char builtin_names[][BUILTIN_NAME_SIZE]; /* in the order of strcmp(), so that numbers compare as names do */
extern const size_t builtin_name_count;
extern const struct builtin_type builtin_types[];
extern const size_t builtin_type_count;
extern const struct builtin_enum builtin_enums[];
extern const uint16_t builtin_choices[];
extern const struct builtin_field builtin_fields[];
extern const uint16_t builtin_definitions[]; /* the first field of each, and behind the last the number of all fields */
extern const size_t builtin_definition_count;
extern const struct builtin_kind builtin_kinds[]; /* by kind, then by apiVersion */
extern const size_t builtin_kind_count;
extern const uint16_t builtin_object_meta; /* the definition of metadata */

#endif
