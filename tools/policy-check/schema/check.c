#include "tools/policy-check/schema/check.h"

#include <math.h>

#include "common/base/map.h"
#include "common/base/nearest.h"
#include "tools/policy-check/quantity.h"
#include "tools/policy-check/schema/limits.h"
#include "tools/policy-check/schema/path.h"

enum { SHOWN_CHOICES = 12, /* of an enum */
       MEANT = 8,	   /* misspelt fields of one map that are remembered */
       NAMES_OFFERED = 20000 /* for "did you mean", in one resource: a document of nothing but misspelt keys stays cheap */ };

struct checker {
	schema_sink *sink;
	void *receiver;
	size_t found;
	size_t offered;
	struct buf message, why;
};

static void check(struct checker *c, const struct schema *schema, const struct node *value, const struct schema_path *at);

static void release(struct checker *c)
{
	buf_release(&c->message);
	buf_release(&c->why);
}

/* ---- what is said ---- */

static void begin(struct checker *c, const char *before, const struct schema_path *at)
{
	buf_cut(&c->message, 0);
	buf_adds(&c->message, before);
	if (!at->above) {
		buf_adds(&c->message, "the resource");
		return;
	}
	buf_add_byte(&c->message, '\'');
	schema_add_path(&c->message, at);
	buf_add_byte(&c->message, '\'');
}

static void say(struct checker *c, enum schema_fault fault, struct place place, const char *nearest)
{
	const struct schema_violation violation = { fault, place, buf_text(&c->message), nearest };

	c->found++;
	if (c->sink)
		c->sink(c->receiver, &violation);
}

static void add_value(struct buf *out, const struct node *value)
{
	if (value->kind == NODE_LIST || value->kind == NODE_MAP) {
		buf_adds(out, schema_kind_words(value->kind));
		return;
	}
	buf_add_byte(out, '\'');
	schema_add_cut(out, value->kind == NODE_NULL ? TEXT("null") : value->written);
	buf_add_byte(out, '\'');
}

/* ---- scalars ---- */

static void wrong_type(struct checker *c, const struct schema *schema, const struct node *value, const struct schema_path *at)
{
	static const struct {
		unsigned type;
		const char *name;
	} names[] = {
		{ SCHEMA_MAP, "a map" },
		{ SCHEMA_LIST, "a list" },
		{ SCHEMA_INTEGER, "an integer" },
		{ SCHEMA_NUMBER, "a number" },
		{ SCHEMA_STRING, "a string" },
		{ SCHEMA_BOOLEAN, "a boolean" },
		{ SCHEMA_NULL, "null" },
	};
	/* That null may stand there too helps nobody, unless nothing else may. */
	unsigned wanted = schema->types & ~(unsigned)SCHEMA_NULL ? schema->types & ~(unsigned)SCHEMA_NULL : schema->types;
	const char *before = " must be ";

	begin(c, "", at);
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (wanted & names[i].type) {
			buf_addf(&c->message, "%s%s", before, names[i].name);
			before = " or ";
		}
	buf_addf(&c->message, ", not %s", schema_kind_words(value->kind));
	say(c, SCHEMA_WRONG_TYPE, value->place, NULL);
}

static bool in_range(const struct node *value, enum schema_format format)
{
	if (value->kind == NODE_INT)
		return format == SCHEMA_INT64 || (value->integer >= INT32_MIN && value->integer <= INT32_MAX);
	return fabs(value->number) < (format == SCHEMA_INT32 ? 2147483648.0 : 9223372036854775808.0);
}

static void check_format(struct checker *c, const struct schema *schema, const struct node *value, const struct schema_path *at)
{
	const bool number = value->kind == NODE_INT || value->kind == NODE_FLOAT;
	struct quantity quantity;

	if (schema->format == SCHEMA_QUANTITY && value->kind == NODE_STRING && !quantity_parse(text_trim(value->string, " \t\r\n"), &quantity)) {
		begin(c, "", at);
		buf_adds(&c->message, " must be a quantity, such as '500m' or '1Gi', not ");
	} else if ((schema->format == SCHEMA_INT32 || schema->format == SCHEMA_INT64) && number && !in_range(value, schema->format)) {
		begin(c, "", at);
		buf_addf(&c->message, " must be an integer of %d bits, not ", schema->format == SCHEMA_INT32 ? 32 : 64);
	} else {
		return;
	}
	add_value(&c->message, value);
	say(c, SCHEMA_WRONG_VALUE, value->place, NULL);
}

static void check_choices(struct checker *c, const struct schema *schema, const struct node *value, const struct schema_path *at)
{
	struct nearest nearest = nearest_to(node_string(value));

	for (size_t i = 0; i < schema->choice_count; i++)
		if (node_equal(value, schema->choices[i]))
			return;
	begin(c, "", at);
	buf_adds(&c->message, schema->choice_count > 1 ? " must be one of " : " must be ");
	for (size_t i = 0; i < schema->choice_count && i < SHOWN_CHOICES; i++) {
		buf_adds(&c->message, i ? ", " : "");
		add_value(&c->message, schema->choices[i]);
		if (schema->choices[i]->kind == NODE_STRING && c->offered++ < NAMES_OFFERED)
			nearest_offer(&nearest, schema->choices[i]->string.ptr);
	}
	buf_adds(&c->message, schema->choice_count > SHOWN_CHOICES ? ", ..., not " : ", not ");
	add_value(&c->message, value);
	say(c, SCHEMA_WRONG_VALUE, value->place, nearest.best);
}

/* ---- maps and lists ---- */

static const struct schema_field *field_of(const struct schema *schema, struct text name)
{
	size_t low = 0, high = schema->field_count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		int order = text_compare(schema->fields[middle].name, name);

		if (!order)
			return &schema->fields[middle];
		if (order < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return NULL;
}

/* The name of the field that was meant, perhaps; one that is there already was not. */
static const char *meant(struct checker *c, const struct schema *schema, const struct node *map, struct text key)
{
	struct nearest nearest = nearest_to(key);

	if (c->offered >= NAMES_OFFERED)
		return NULL;
	c->offered += schema->field_count;
	for (size_t i = 0; i < schema->field_count; i++)
		nearest_offer(&nearest, schema->fields[i].name.ptr);
	return nearest.best && node_get_cstr(map, nearest.best) ? NULL : nearest.best;
}

struct misspelt {
	const char *names[MEANT]; /* fields that were meant by keys that are unknown */
	size_t count;
};

static void unknown_field(struct checker *c, const struct schema *schema, const struct node *map, const struct node_pair *pair,
			  const struct schema_path *at, struct misspelt *misspelt)
{
	const char *name = c->sink ? meant(c, schema, map, pair->key) : NULL;

	begin(c, "unknown field ", at);
	say(c, SCHEMA_UNKNOWN_FIELD, pair->place, name);
	if (name && misspelt->count < MEANT)
		misspelt->names[misspelt->count++] = name;
}

/* One mistake, one message: a field that was misspelt is not missing as well. */
static bool was_misspelt(const struct misspelt *misspelt, struct text name)
{
	for (size_t i = 0; i < misspelt->count; i++)
		if (text_is(name, misspelt->names[i]))
			return true;
	return false;
}

static void missing_fields(struct checker *c, const struct schema *schema, const struct node *value, const struct schema_path *at,
			   const struct misspelt *misspelt)
{
	struct map keys = MAP_INIT;

	for (size_t i = 0; i < value->map.count; i++)
		map_add(&keys, value->map.pairs[i].key);
	for (size_t i = 0; i < schema->field_count; i++) {
		const struct schema_field *field = &schema->fields[i];
		const struct schema_path below = { at, field->name, 0 };

		if (!field->required || map_find(&keys, field->name) || was_misspelt(misspelt, field->name))
			continue;
		begin(c, "missing field ", &below);
		say(c, SCHEMA_MISSING_FIELD, value->place, NULL);
	}
	map_release(&keys);
}

static void check_map(struct checker *c, const struct schema *schema, const struct node *value, const struct schema_path *at)
{
	struct misspelt misspelt = { .count = 0 };
	size_t required = 0;

	for (size_t i = 0; i < value->map.count; i++) {
		const struct node_pair *pair = &value->map.pairs[i];
		const struct schema_field *field = field_of(schema, pair->key);
		const struct schema_path below = { at, pair->key, 0 };

		if (field) {
			required += field->required;
			check(c, field->schema, pair->value, &below);
		} else if (schema->values) {
			check(c, schema->values, pair->value, &below);
		} else if (!schema->open) {
			unknown_field(c, schema, value, pair, &below, &misspelt);
		}
	}
	if (required < schema->required_count)
		missing_fields(c, schema, value, at, &misspelt);
}

static void check_list(struct checker *c, const struct schema *schema, const struct node *value, const struct schema_path *at)
{
	if (!schema->items)
		return;
	for (size_t i = 0; i < value->list.count; i++) {
		const struct schema_path below = { at, { NULL, 0 }, i };

		check(c, schema->items, value->list.items[i], &below);
	}
}

/* ---- what CustomResourceDefinitions add ---- */

static size_t matching(const struct schema_group *group, const struct node *value, const struct schema_path *at)
{
	size_t count = 0;

	for (size_t i = 0; i < group->count; i++) {
		struct checker quiet = { .sink = NULL };

		check(&quiet, group->members[i], value, at);
		release(&quiet);
		count += !quiet.found;
	}
	return count;
}

static void check_groups(struct checker *c, const struct schema_limits *limits, const struct node *value, const struct schema_path *at)
{
	size_t count;

	for (size_t i = 0; i < limits->all_of.count; i++)
		check(c, limits->all_of.members[i], value, at);
	if (limits->any_of.count && !matching(&limits->any_of, value, at)) {
		begin(c, "", at);
		buf_addf(&c->message, " has none of the %zu forms that 'anyOf' allows", limits->any_of.count);
		say(c, SCHEMA_WRONG_VALUE, value->place, NULL);
	}
	if (limits->one_of.count && (count = matching(&limits->one_of, value, at)) != 1) {
		begin(c, "", at);
		buf_addf(&c->message, " has %zu of the forms of which 'oneOf' allows one", count);
		say(c, SCHEMA_WRONG_VALUE, value->place, NULL);
	}
	if (limits->none_of.count && matching(&limits->none_of, value, at)) {
		begin(c, "", at);
		buf_adds(&c->message, " has the form that 'not' forbids");
		say(c, SCHEMA_WRONG_VALUE, value->place, NULL);
	}
}

static void check_limits(struct checker *c, const struct schema_limits *limits, const struct node *value, const struct schema_path *at)
{
	buf_cut(&c->why, 0);
	if (!limits_accept(limits, value, &c->why)) {
		begin(c, "", at);
		buf_add_byte(&c->message, ' ');
		buf_add(&c->message, buf_text(&c->why));
		say(c, SCHEMA_WRONG_VALUE, value->place, NULL);
	}
	check_groups(c, limits, value, at);
}

/* Schemas and values are as deep as the documents they come from, which their readers bound. */
static void check(struct checker *c, const struct schema *schema, const struct node *value, const struct schema_path *at)
{
	const unsigned types = schema_types_of(value);

	if (schema->types && !(schema->types & types)) {
		wrong_type(c, schema, value, at);
		return;
	}
	if (value->kind == NODE_NULL)
		return;
	if (schema->format)
		check_format(c, schema, value, at);
	if (schema->choice_count)
		check_choices(c, schema, value, at);
	if (value->kind == NODE_MAP)
		check_map(c, schema, value, at);
	else if (value->kind == NODE_LIST)
		check_list(c, schema, value, at);
	if (schema->limits)
		check_limits(c, schema->limits, value, at);
}

size_t schema_check(const struct schema *schema, const struct node *resource, schema_sink *sink, void *receiver)
{
	const struct schema_path root = { NULL, { NULL, 0 }, 0 };
	struct checker c = { .sink = sink, .receiver = receiver };

	check(&c, schema, resource, &root);
	release(&c);
	return c.found;
}
