#include "tools/policy-check/schema/schema.h"

#include <math.h>

unsigned schema_types_of(const struct node *value)
{
	switch (value->kind) {
	case NODE_NULL:
		return SCHEMA_NULL;
	case NODE_BOOL:
		return SCHEMA_BOOLEAN;
	case NODE_INT:
		return SCHEMA_INTEGER | SCHEMA_NUMBER;
	case NODE_FLOAT:
		return isfinite(value->number) && !(floor(value->number) < value->number) ? SCHEMA_INTEGER | SCHEMA_NUMBER : SCHEMA_NUMBER;
	case NODE_STRING:
		return SCHEMA_STRING;
	case NODE_LIST:
		return SCHEMA_LIST;
	case NODE_MAP:
		return SCHEMA_MAP;
	}
	return 0;
}

const char *schema_kind_words(enum node_kind kind)
{
	static const char *const words[] = {
		[NODE_NULL] = "null",
		[NODE_BOOL] = "a boolean",
		[NODE_INT] = "an integer",
		[NODE_FLOAT] = "a number",
		[NODE_STRING] = "a string",
		[NODE_LIST] = "a list",
		[NODE_MAP] = "a map",
	};

	return words[kind];
}
