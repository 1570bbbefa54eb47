#include "tools/policy-check/jmespath/functions.h"

#include <stdarg.h>
#include <stdio.h>

static const struct {
	char letter;
	const char *name;
} types[] = {
	{ 'n', "number" },
	{ 's', "string" },
	{ 'a', "array" },
	{ 'o', "object" },
	{ 'N', "array[number]" },
	{ 'S', "array[string]" },
	{ 'e', "expref" },
	{ '*', "any" },
};

static const struct jmespath_function *const families[] = {
	/* Kyverno's sum() stands before the standard's. */
	functions_arithmetic,
	functions_standard,
	functions_lists,
	functions_strings,
	functions_time,
	functions_data,
	functions_encoding,
	functions_names,
	functions_regex,
	functions_x509,
	functions_random,
};

const struct jmespath_function *jmespath_function_named(struct text name, enum jmespath_dialect dialect)
{
	for (size_t i = 0; i < sizeof(families) / sizeof(families[0]); i++) {
		if (dialect == JMESPATH_STANDARD && families[i] != functions_standard && families[i] != functions_lists)
			continue;
		for (const struct jmespath_function *f = families[i]; f->name; f++) {
			if (text_is(name, f->name))
				return f;
		}
	}
	return NULL;
}

static bool is_list_of(const struct node *value, bool (*is)(const struct node *))
{
	if (value->kind != NODE_LIST)
		return false;
	for (size_t i = 0; i < value->list.count; i++) {
		if (!is(value->list.items[i]))
			return false;
	}
	return true;
}

static bool is_string(const struct node *value)
{
	return value->kind == NODE_STRING;
}

static bool has_type(const struct jmespath_argument *argument, char letter)
{
	if (letter == 'e' || argument->expression)
		return letter == 'e' && argument->expression;
	switch (letter) {
	case 'n':
		return value_is_number(argument->value);
	case 's':
		return is_string(argument->value);
	case 'a':
		return argument->value->kind == NODE_LIST;
	case 'o':
		return argument->value->kind == NODE_MAP;
	case 'N':
		return is_list_of(argument->value, value_is_number);
	case 'S':
		return is_list_of(argument->value, is_string);
	default:
		return true;
	}
}

static enum jmespath_result wrong_type(struct jmespath_run *run, const struct jmespath_argument *argument, struct text allowed)
{
	struct buf message = BUF_INIT;

	buf_adds(&message, "Invalid type for: ");
	value_add_printed(&message, argument->value);
	buf_adds(&message, ", expected: []jmespath.JpType{");
	for (size_t i = 0; i < allowed.len; i++) {
		for (size_t j = 0; j < sizeof(types) / sizeof(types[0]); j++) {
			if (types[j].letter == allowed.ptr[i])
				buf_addf(&message, "%s\"%s\"", i ? ", " : "", types[j].name);
		}
	}
	buf_adds(&message, "}");
	fault_set(run->fault, "%s", buf_cstr(&message));
	buf_release(&message);
	return JMESPATH_FAILED;
}

static enum jmespath_result check_arguments(const struct jmespath_call *call)
{
	struct text spec = text_of(call->function->types), allowed = spec;
	bool repeats = text_ends_with(spec, TEXT("+"));
	size_t wanted = 0;

	for (struct text rest = spec, part; text_next_part(&rest, ' ', &part);)
		wanted += part.len > 0;
	if (!wanted)
		return JMESPATH_FOUND; /* Kyverno's time_now() takes anything */
	if (repeats && call->count < wanted)
		return jmespath_fail(call->run, "Invalid arity.");
	if (!repeats && call->count != wanted)
		return jmespath_fail(call->run, "incorrect number of args");
	for (size_t i = 0; i < call->count; i++) {
		bool fits = false;

		if (i < wanted)
			text_next_part(&spec, ' ', &allowed);
		allowed = text_trim_end(allowed, "+");
		for (size_t j = 0; j < allowed.len; j++)
			fits = fits || has_type(&call->arguments[i], allowed.ptr[j]);
		if (!fits)
			return wrong_type(call->run, &call->arguments[i], allowed);
	}
	return JMESPATH_FOUND;
}

enum jmespath_result jmespath_call(const struct jmespath_call *call, const struct node **result)
{
	if (check_arguments(call) == JMESPATH_FAILED)
		return JMESPATH_FAILED;
	return call->function->handler(call, result);
}

struct text call_string(const struct jmespath_call *call, size_t i)
{
	return node_string(call->arguments[i].value);
}

double call_number(const struct jmespath_call *call, size_t i)
{
	return value_to_double(call->arguments[i].value);
}

struct text call_text(const struct jmespath_call *call, size_t i)
{
	const struct node *value = call->arguments[i].value;

	return value->kind == NODE_STRING ? value->string : value_json(call->run->arena, value);
}

enum jmespath_result call_returns(const struct node *value, const struct node **result)
{
	*result = value ? value : &value_null;
	return JMESPATH_FOUND;
}

enum jmespath_result call_returns_string(const struct jmespath_call *call, struct text string, const struct node **result)
{
	return call_returns(value_string(call->run->arena, string), result);
}

enum jmespath_result call_returns_buf(const struct jmespath_call *call, struct buf *b, const struct node **result)
{
	struct text copy = arena_copy(call->run->arena, buf_text(b));

	buf_release(b);
	return call_returns_string(call, copy, result);
}

enum jmespath_result call_fails(const struct jmespath_call *call, const char *format, ...)
{
	struct buf message = BUF_INIT;
	va_list values;

	buf_addf(&message, "JMESPath function '%s': ", call->function->name);
	va_start(values, format);
	buf_addv(&message, format, values);
	va_end(values);
	fault_set(call->run->fault, "%s", buf_cstr(&message));
	buf_release(&message);
	return JMESPATH_FAILED;
}
