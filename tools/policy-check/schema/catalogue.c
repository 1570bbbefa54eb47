#include "tools/policy-check/schema/catalogue.h"

#include <stdlib.h>

#include "common/base/alloc.h"
#include "common/base/buf.h"
#include "common/base/map.h"
#include "common/doc/node_make.h"
#include "tools/policy-check/schema/builtin_data.h"
#include "tools/policy-check/schema/custom.h"

struct schemas {
	struct arena arena;
	size_t version;		     /* number in builtin_versions */
	struct schema **definitions; /* of builtin_definitions; NULL until asked for */
	const struct schema **types; /* of builtin_types, the same */
	struct map custom;	     /* "apiVersion kind" -> const struct schema * */
	struct buf key;		     /* for looking up in .custom */
	struct custom_patterns patterns;
};

static const struct {
	unsigned types;
	enum schema_format format;
} scalars[] = {
	[BUILTIN_ANY] = { 0, SCHEMA_PLAIN },
	[BUILTIN_STRING] = { SCHEMA_STRING, SCHEMA_PLAIN },
	[BUILTIN_INTEGER] = { SCHEMA_INTEGER, SCHEMA_INT64 },
	[BUILTIN_INT32] = { SCHEMA_INTEGER, SCHEMA_INT32 },
	[BUILTIN_NUMBER] = { SCHEMA_NUMBER, SCHEMA_PLAIN },
	[BUILTIN_BOOLEAN] = { SCHEMA_BOOLEAN, SCHEMA_PLAIN },
	[BUILTIN_OBJECT] = { SCHEMA_MAP, SCHEMA_PLAIN },
	[BUILTIN_QUANTITY] = { SCHEMA_STRING | SCHEMA_NUMBER, SCHEMA_QUANTITY },
	[BUILTIN_INT_OR_STRING] = { SCHEMA_STRING | SCHEMA_INTEGER, SCHEMA_INT32 },
	[BUILTIN_ENUM] = { SCHEMA_STRING, SCHEMA_PLAIN },
	[BUILTIN_LIST] = { SCHEMA_LIST, SCHEMA_PLAIN },
	[BUILTIN_MAP] = { SCHEMA_MAP, SCHEMA_PLAIN },
};

static const struct schema *definition_at(struct schemas *schemas, unsigned number);

static bool has(const struct schemas *schemas, unsigned versions)
{
	return versions >> schemas->version & 1;
}

const char *schemas_version_at(size_t number)
{
	return number < builtin_version_count ? builtin_versions[number] : NULL;
}

/* "v1.29.4" -> "1.29" */
static struct text minor_version(struct text version)
{
	size_t dot;

	if (text_starts_with(version, TEXT("v")))
		version = text_from(version, 1);
	dot = text_find_byte(version, '.', 0);
	if (dot != SIZE_MAX)
		dot = text_find_byte(version, '.', dot + 1);
	return text_slice(version, 0, dot);
}

struct schemas *schemas_open(const char *version, struct fault *fault)
{
	struct schemas *schemas;
	size_t number = builtin_version_count - 1;

	if (version)
		for (number = 0; number < builtin_version_count && !text_is(minor_version(text_of(version)), builtin_versions[number]);)
			number++;
	if (number == builtin_version_count) {
		fault_set(fault, "no schemas of Kubernetes '%s'; there are those of %s to %s", version, builtin_versions[0],
			  builtin_versions[builtin_version_count - 1]);
		return NULL;
	}
	schemas = xrealloc(NULL, 1, sizeof(*schemas));
	*schemas = (struct schemas){ .version = number };
	schemas->definitions = arena_zalloc(&schemas->arena, builtin_definition_count, sizeof(struct schema *));
	schemas->types = arena_zalloc(&schemas->arena, builtin_type_count, sizeof(struct schema *));
	return schemas;
}

void schemas_close(struct schemas *schemas)
{
	if (!schemas)
		return;
	custom_patterns_release(&schemas->patterns);
	map_release(&schemas->custom);
	buf_release(&schemas->key);
	arena_release(&schemas->arena);
	free(schemas);
}

const char *schemas_version(const struct schemas *schemas)
{
	return builtin_versions[schemas->version];
}

static void set_choices(struct schemas *schemas, struct schema *schema, const struct builtin_enum *from)
{
	const struct node **choices = arena_zalloc(&schemas->arena, from->count, sizeof(*choices));

	for (size_t i = 0; i < from->count; i++)
		choices[i] = node_make_string(&schemas->arena, text_of(builtin_names[builtin_choices[from->first + i]]));
	schema->choices = choices;
	schema->choice_count = from->count;
}

/* Types refer to earlier ones and to definitions only: they are no deeper than the table's writer made them. */
static const struct schema *type_at(struct schemas *schemas, unsigned number)
{
	const struct builtin_type *type = &builtin_types[number];
	struct schema *schema;

	if (schemas->types[number])
		return schemas->types[number];
	if (type->base == BUILTIN_DEFINITION)
		return schemas->types[number] = definition_at(schemas, type->of);
	schema = arena_zalloc(&schemas->arena, 1, sizeof(*schema));
	schemas->types[number] = schema;
	schema->types = scalars[type->base].types;
	if (schema->types && type->nullable)
		schema->types |= SCHEMA_NULL;
	schema->format = scalars[type->base].format;
	schema->open = true;
	if (type->base == BUILTIN_ENUM)
		set_choices(schemas, schema, &builtin_enums[type->of]);
	else if (type->base == BUILTIN_LIST)
		schema->items = type_at(schemas, type->of);
	else if (type->base == BUILTIN_MAP)
		schema->values = type_at(schemas, type->of);
	return schema;
}

/* The depth is that of Kubernetes' kinds. */
static const struct schema *definition_at(struct schemas *schemas, unsigned number)
{
	const unsigned first = builtin_definitions[number], end = builtin_definitions[number + 1];
	struct schema *schema;
	struct schema_field *fields;

	if (schemas->definitions[number])
		return schemas->definitions[number];
	schema = arena_zalloc(&schemas->arena, 1, sizeof(*schema));
	fields = arena_zalloc(&schemas->arena, end - first, sizeof(*fields));
	schemas->definitions[number] = schema; /* before its fields: some lead back to it */
	schema->types = SCHEMA_MAP | SCHEMA_NULL;
	schema->fields = fields;
	for (unsigned i = first; i < end; i++) {
		const struct builtin_field *from = &builtin_fields[i];
		struct schema_field *field = &fields[schema->field_count];

		if (!has(schemas, from->versions))
			continue;
		field->name = text_of(builtin_names[from->name]);
		field->schema = type_at(schemas, from->type);
		field->required = has(schemas, from->required);
		schema->required_count += field->required;
		schema->field_count++;
	}
	return schema;
}

/* The number of a name, or the number of names. */
static size_t name_number(struct text name)
{
	size_t low = 0, high = builtin_name_count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		int order = text_compare(text_of(builtin_names[middle]), name);

		if (!order)
			return middle;
		if (order < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return builtin_name_count;
}

static const struct schema *builtin_schema_of(struct schemas *schemas, struct text api_version, struct text kind)
{
	size_t kind_name = name_number(kind), version_name = name_number(api_version), low = 0, high = builtin_kind_count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (builtin_kinds[middle].kind < kind_name)
			low = middle + 1;
		else
			high = middle;
	}
	for (; low < builtin_kind_count && builtin_kinds[low].kind == kind_name; low++)
		if (builtin_kinds[low].api_version == version_name && has(schemas, builtin_kinds[low].versions))
			return definition_at(schemas, builtin_kinds[low].definition);
	return NULL;
}

static struct text custom_key(struct schemas *schemas, struct text api_version, struct text kind)
{
	buf_cut(&schemas->key, 0);
	buf_add(&schemas->key, api_version);
	buf_add_byte(&schemas->key, ' ');
	buf_add(&schemas->key, kind);
	return buf_text(&schemas->key);
}

const struct schema *schema_of(struct schemas *schemas, struct text api_version, struct text kind)
{
	const struct schema *builtin = builtin_schema_of(schemas, api_version, kind);

	if (builtin || !schemas->custom.count)
		return builtin;
	return map_get(&schemas->custom, custom_key(schemas, api_version, kind));
}

bool schema_is_definition(const struct node *document)
{
	return node_is_string(node_get_cstr(document, "apiVersion"), "apiextensions.k8s.io/v1") &&
	       node_is_string(node_get_cstr(document, "kind"), "CustomResourceDefinition");
}

static int add_version(struct schemas *schemas, const struct node *spec, const struct node *version, struct fault *fault)
{
	const struct node *group = node_get_cstr(spec, "group"), *kind = node_path(spec, "names", "kind", NULL);
	const struct node *name = node_get_cstr(version, "name"), *described = node_path(version, "schema", "openAPIV3Schema", NULL);
	struct custom_maker maker = { .arena = &schemas->arena, .metadata = definition_at(schemas, builtin_object_meta), .patterns = &schemas->patterns, .fault = fault };
	const struct node *open = node_get_cstr(spec, "preserveUnknownFields");
	struct schema *schema;
	struct text key;

	if (!node_string(name).len)
		return fault_set_at(fault, version->place, "a version of a CustomResourceDefinition needs a name");
	if (!described)
		return 0;
	maker.open = open && open->kind == NODE_BOOL && open->boolean;
	schema = custom_schema(&maker, described);
	if (!schema)
		return -1;
	key = arena_printf(&schemas->arena, "%.*s/%.*s", TEXT_ARGS(node_string(group)), TEXT_ARGS(node_string(name)));
	key = arena_copy(&schemas->arena, custom_key(schemas, key, node_string(kind)));
	map_add(&schemas->custom, key)->value = schema;
	return 0;
}

int schemas_add_definition(struct schemas *schemas, const struct node *document, struct fault *fault)
{
	const struct node *spec = node_get_cstr(document, "spec"), *versions = node_get_cstr(spec, "versions");

	if (!node_string(node_get_cstr(spec, "group")).len || !node_string(node_path(spec, "names", "kind", NULL)).len)
		return fault_set_at(fault, document->place, "a CustomResourceDefinition needs spec.group and spec.names.kind");
	if (!versions || versions->kind != NODE_LIST)
		return fault_set_at(fault, spec->place, "a CustomResourceDefinition needs a list of spec.versions");
	for (size_t i = 0; i < versions->list.count; i++)
		if (add_version(schemas, spec, versions->list.items[i], fault))
			return -1;
	return 0;
}
