#include "tools/policy-check/schema/custom.h"

#include <stdlib.h>

#include "common/base/alloc.h"
#include "common/doc/regex.h"

/* Where a schema stands decides what it leaves open. */
enum role { ROLE_RESOURCE, /* apiVersion, kind and metadata are known */
	    ROLE_VALUE,
	    ROLE_CONDITION /* in allOf, anyOf, oneOf, not: says nothing of fields that it does not name */ };

struct draft {
	struct custom_maker *maker;
	enum role role;
	struct schema *schema;
	struct schema_limits *limits; /* NULL until there is one */
	const struct node *properties, *required;
	bool nullable, int_or_string, embedded;
};

struct keyword;
typedef int keyword_apply(struct draft *draft, const struct keyword *keyword, const struct node *value);

struct keyword {
	const char *name;
	unsigned types; /* of enum schema_types, that its value may have */
	keyword_apply *apply;
	size_t offset; /* into struct draft or struct schema_limits */
};

static struct schema *make(struct custom_maker *maker, const struct node *described, enum role role);

static const struct schema anything = { .open = true };
static const struct schema a_string = { .types = SCHEMA_STRING };

void custom_patterns_release(struct custom_patterns *patterns)
{
	for (size_t i = 0; i < patterns->count; i++)
		regex_free(patterns->items[i]);
	free(patterns->items);
	*patterns = (struct custom_patterns){ 0 };
}

static struct schema_limits *limits_of(struct draft *draft)
{
	if (!draft->limits)
		draft->limits = arena_zalloc(draft->maker->arena, 1, sizeof(*draft->limits));
	draft->schema->limits = draft->limits;
	return draft->limits;
}

static int set_type(struct draft *draft, const struct keyword *keyword, const struct node *value)
{
	static const struct {
		const char *name;
		unsigned type;
	} types[] = {
		{ "object", SCHEMA_MAP },
		{ "array", SCHEMA_LIST },
		{ "string", SCHEMA_STRING },
		{ "integer", SCHEMA_INTEGER },
		{ "number", SCHEMA_NUMBER },
		{ "boolean", SCHEMA_BOOLEAN },
	};

	for (size_t i = 0; i < sizeof(types) / sizeof(types[0]); i++)
		if (text_is(value->string, types[i].name)) {
			draft->schema->types |= types[i].type;
			return 0;
		}
	return fault_set_at(draft->maker->fault, value->place, "'%.*s' is no %s of a schema", TEXT_ARGS(value->string), keyword->name);
}

static int set_format(struct draft *draft, const struct keyword *keyword, const struct node *value)
{
	(void)keyword;
	if (text_is(value->string, "int32"))
		draft->schema->format = SCHEMA_INT32;
	else if (text_is(value->string, "int64"))
		draft->schema->format = SCHEMA_INT64;
	return 0;
}

static int set_items(struct draft *draft, const struct keyword *keyword, const struct node *value)
{
	(void)keyword;
	draft->schema->items = make(draft->maker, value, draft->role == ROLE_CONDITION ? ROLE_CONDITION : ROLE_VALUE);
	return draft->schema->items ? 0 : -1;
}

static int set_additional(struct draft *draft, const struct keyword *keyword, const struct node *value)
{
	(void)keyword;
	if (value->kind == NODE_BOOL) {
		draft->schema->open |= value->boolean;
		return 0;
	}
	draft->schema->values = make(draft->maker, value, draft->role == ROLE_CONDITION ? ROLE_CONDITION : ROLE_VALUE);
	return draft->schema->values ? 0 : -1;
}

static int set_choices(struct draft *draft, const struct keyword *keyword, const struct node *value)
{
	(void)keyword;
	draft->schema->choices = value->list.items;
	draft->schema->choice_count = value->list.count;
	return 0;
}

static int set_pattern(struct draft *draft, const struct keyword *keyword, const struct node *value)
{
	struct custom_patterns *patterns = draft->maker->patterns;
	struct fault why = FAULT_INIT;
	struct regex *regex = regex_compile_go(value->string, &why);

	if (!regex)
		return fault_set_at(draft->maker->fault, value->place, "the %s of a schema cannot be read: %s", keyword->name, why.message);
	patterns->items = xgrow(patterns->items, patterns->count, &patterns->cap, sizeof(struct regex *));
	patterns->items[patterns->count++] = regex;
	limits_of(draft)->pattern = regex;
	limits_of(draft)->pattern_text = value->string;
	return 0;
}

/* A keyword that is a member of struct schema_limits. */
static int set_limit(struct draft *draft, const struct keyword *keyword, const struct node *value)
{
	char *limits = (char *)limits_of(draft);

	memcpy(limits + keyword->offset, &value, sizeof(value));
	return 0;
}

static int set_limit_flag(struct draft *draft, const struct keyword *keyword, const struct node *value)
{
	char *limits = (char *)limits_of(draft);

	memcpy(limits + keyword->offset, &value->boolean, sizeof(value->boolean));
	return 0;
}

static int set_group(struct draft *draft, const struct keyword *keyword, const struct node *value)
{
	const size_t count = value->kind == NODE_LIST ? value->list.count : 1;
	const struct node *const *described = value->kind == NODE_LIST ? value->list.items : &value;
	const struct schema **members = arena_zalloc(draft->maker->arena, count, sizeof(*members));
	struct schema_group group = { members, count };
	char *limits = (char *)limits_of(draft);

	for (size_t i = 0; i < count; i++) {
		members[i] = make(draft->maker, described[i], ROLE_CONDITION);
		if (!members[i])
			return -1;
	}
	memcpy(limits + keyword->offset, &group, sizeof(group));
	return 0;
}

/* A keyword that is a member of struct draft. */
static int set_part(struct draft *draft, const struct keyword *keyword, const struct node *value)
{
	memcpy((char *)draft + keyword->offset, &value, sizeof(value));
	return 0;
}

static int set_flag(struct draft *draft, const struct keyword *keyword, const struct node *value)
{
	bool *flag = (bool *)((char *)draft + keyword->offset);

	*flag |= value->boolean;
	return 0;
}

static int set_open(struct draft *draft, const struct keyword *keyword, const struct node *value)
{
	(void)keyword;
	draft->schema->open |= value->boolean;
	return 0;
}

/* The API server puts a default in the place of null. */
static int set_default(struct draft *draft, const struct keyword *keyword, const struct node *value)
{
	(void)keyword;
	(void)value;
	draft->nullable = true;
	return 0;
}

#define LIMIT(member) offsetof(struct schema_limits, member)
#define PART(member) offsetof(struct draft, member)

static const struct keyword keywords[] = {
	{ "type", SCHEMA_STRING, set_type, 0 },
	{ "format", SCHEMA_STRING, set_format, 0 },
	{ "nullable", SCHEMA_BOOLEAN, set_flag, PART(nullable) },
	{ "default", 0, set_default, 0 },
	{ "properties", SCHEMA_MAP, set_part, PART(properties) },
	{ "required", SCHEMA_LIST, set_part, PART(required) },
	{ "additionalProperties", SCHEMA_MAP | SCHEMA_BOOLEAN, set_additional, 0 },
	{ "items", SCHEMA_MAP, set_items, 0 },
	{ "enum", SCHEMA_LIST, set_choices, 0 },
	{ "pattern", SCHEMA_STRING, set_pattern, 0 },
	{ "minimum", SCHEMA_NUMBER, set_limit, LIMIT(minimum) },
	{ "maximum", SCHEMA_NUMBER, set_limit, LIMIT(maximum) },
	{ "exclusiveMinimum", SCHEMA_BOOLEAN, set_limit_flag, LIMIT(exclusive_minimum) },
	{ "exclusiveMaximum", SCHEMA_BOOLEAN, set_limit_flag, LIMIT(exclusive_maximum) },
	{ "multipleOf", SCHEMA_NUMBER, set_limit, LIMIT(multiple_of) },
	{ "minLength", SCHEMA_INTEGER, set_limit, LIMIT(min_length) },
	{ "maxLength", SCHEMA_INTEGER, set_limit, LIMIT(max_length) },
	{ "minItems", SCHEMA_INTEGER, set_limit, LIMIT(min_items) },
	{ "maxItems", SCHEMA_INTEGER, set_limit, LIMIT(max_items) },
	{ "minProperties", SCHEMA_INTEGER, set_limit, LIMIT(min_fields) },
	{ "maxProperties", SCHEMA_INTEGER, set_limit, LIMIT(max_fields) },
	{ "allOf", SCHEMA_LIST, set_group, LIMIT(all_of) },
	{ "anyOf", SCHEMA_LIST, set_group, LIMIT(any_of) },
	{ "oneOf", SCHEMA_LIST, set_group, LIMIT(one_of) },
	{ "not", SCHEMA_MAP, set_group, LIMIT(none_of) },
	{ "x-kubernetes-int-or-string", SCHEMA_BOOLEAN, set_flag, PART(int_or_string) },
	{ "x-kubernetes-embedded-resource", SCHEMA_BOOLEAN, set_flag, PART(embedded) },
	{ "x-kubernetes-preserve-unknown-fields", SCHEMA_BOOLEAN, set_open, 0 },
};

/* Keywords that say nothing of the value, such as description, are passed over, and so is null. */
static int apply(struct draft *draft, const struct node_pair *pair)
{
	for (size_t i = 0; i < sizeof(keywords) / sizeof(keywords[0]); i++) {
		const struct keyword *keyword = &keywords[i];

		if (!text_is(pair->key, keyword->name) || pair->value->kind == NODE_NULL)
			continue;
		if (keyword->types && !(keyword->types & schema_types_of(pair->value)))
			return fault_set_at(draft->maker->fault, pair->value->place, "'%s' of a schema cannot be %s", keyword->name,
					    schema_kind_words(pair->value->kind));
		return keyword->apply(draft, keyword, pair->value);
	}
	return 0;
}

static int by_name(const void *a, const void *b)
{
	const struct schema_field *one = a, *other = b;

	return text_compare(one->name, other->name);
}

/* Sort by name and make one of those of the same name: the first that says what it is. */
static void tidy_fields(struct schema *schema, struct schema_field *fields, size_t count)
{
	size_t kept = 0;

	if (count)
		qsort(fields, count, sizeof(*fields), by_name);
	for (size_t i = 0; i < count; i++) {
		struct schema_field *last = kept ? &fields[kept - 1] : NULL;

		if (!last || !text_eq(last->name, fields[i].name)) {
			fields[kept++] = fields[i];
			continue;
		}
		last->required |= fields[i].required;
		if (last->schema == &anything)
			last->schema = fields[i].schema;
	}
	for (size_t i = 0; i < kept; i++)
		schema->required_count += fields[i].required;
	schema->fields = fields;
	schema->field_count = kept;
}

static size_t add_identity(const struct draft *draft, struct schema_field *fields)
{
	fields[0] = (struct schema_field){ TEXT("apiVersion"), &a_string, draft->embedded };
	fields[1] = (struct schema_field){ TEXT("kind"), &a_string, draft->embedded };
	fields[2] = (struct schema_field){ TEXT("metadata"), draft->maker->metadata, false };
	return 3;
}

static int set_fields(struct draft *draft)
{
	const bool resource = draft->role == ROLE_RESOURCE || draft->embedded;
	const size_t property_count = draft->properties ? draft->properties->map.count : 0;
	const size_t required_count = draft->required ? draft->required->list.count : 0;
	struct arena *arena = draft->maker->arena;
	struct schema_field *fields = arena_zalloc(arena, property_count + required_count + 3, sizeof(*fields));
	size_t count = resource ? add_identity(draft, fields) : 0;

	for (size_t i = 0; i < property_count; i++) {
		const struct node_pair *pair = &draft->properties->map.pairs[i];
		struct schema *below;

		if (resource && text_is(pair->key, "metadata"))
			continue;
		below = make(draft->maker, pair->value, draft->role == ROLE_CONDITION ? ROLE_CONDITION : ROLE_VALUE);
		if (!below)
			return -1;
		fields[count++] = (struct schema_field){ arena_copy(arena, pair->key), below, false };
	}
	for (size_t i = 0; i < required_count; i++) {
		struct text name = node_string(draft->required->list.items[i]);

		fields[count++] = (struct schema_field){ arena_copy(arena, name), &anything, true };
	}
	tidy_fields(draft->schema, fields, count);
	return 0;
}

/* Schemas are as deep as the document, which its reader bounds. */
static struct schema *make(struct custom_maker *maker, const struct node *described, enum role role)
{
	struct draft draft = { .maker = maker, .role = role };

	if (described->kind != NODE_MAP) {
		fault_set_at(maker->fault, described->place, "a schema is a map, not %s", schema_kind_words(described->kind));
		return NULL;
	}
	if (++maker->parts > CUSTOM_LIMIT) {
		fault_set_at(maker->fault, described->place, "the schema has more than %d parts", CUSTOM_LIMIT);
		return NULL;
	}
	draft.schema = arena_zalloc(maker->arena, 1, sizeof(*draft.schema));
	draft.schema->open = maker->open || role == ROLE_CONDITION;
	for (size_t i = 0; i < described->map.count; i++)
		if (apply(&draft, &described->map.pairs[i]))
			return NULL;
	if (draft.int_or_string)
		draft.schema->types |= SCHEMA_INTEGER | SCHEMA_STRING;
	if (draft.nullable && draft.schema->types)
		draft.schema->types |= SCHEMA_NULL;
	return set_fields(&draft) ? NULL : draft.schema;
}

struct schema *custom_schema(struct custom_maker *maker, const struct node *described)
{
	maker->parts = 0;
	return make(maker, described, ROLE_RESOURCE);
}
