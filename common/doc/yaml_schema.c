#include "common/doc/yaml_schema.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "common/doc/number.h"

enum { LONGEST_NUMBER = 512 }; /* bytes; a longer one is a string */

static const struct word {
	const char *text;
	enum node_kind kind;
	bool boolean;
	double number;
} core_words[] = {
	{ "", NODE_NULL, false, 0 },
	{ "~", NODE_NULL, false, 0 },
	{ "null", NODE_NULL, false, 0 },
	{ "Null", NODE_NULL, false, 0 },
	{ "NULL", NODE_NULL, false, 0 },
	{ "true", NODE_BOOL, true, 0 },
	{ "True", NODE_BOOL, true, 0 },
	{ "TRUE", NODE_BOOL, true, 0 },
	{ "false", NODE_BOOL, false, 0 },
	{ "False", NODE_BOOL, false, 0 },
	{ "FALSE", NODE_BOOL, false, 0 },
	{ ".nan", NODE_FLOAT, false, (double)NAN },
	{ ".NaN", NODE_FLOAT, false, (double)NAN },
	{ ".NAN", NODE_FLOAT, false, (double)NAN },
	{ ".inf", NODE_FLOAT, false, HUGE_VAL },
	{ ".Inf", NODE_FLOAT, false, HUGE_VAL },
	{ ".INF", NODE_FLOAT, false, HUGE_VAL },
	{ "+.inf", NODE_FLOAT, false, HUGE_VAL },
	{ "+.Inf", NODE_FLOAT, false, HUGE_VAL },
	{ "+.INF", NODE_FLOAT, false, HUGE_VAL },
	{ "-.inf", NODE_FLOAT, false, -HUGE_VAL },
	{ "-.Inf", NODE_FLOAT, false, -HUGE_VAL },
	{ "-.INF", NODE_FLOAT, false, -HUGE_VAL },
};

/* What YAML 1.1 adds. */
static const struct word kubernetes_words[] = {
	{ "y", NODE_BOOL, true, 0 },
	{ "Y", NODE_BOOL, true, 0 },
	{ "yes", NODE_BOOL, true, 0 },
	{ "Yes", NODE_BOOL, true, 0 },
	{ "YES", NODE_BOOL, true, 0 },
	{ "on", NODE_BOOL, true, 0 },
	{ "On", NODE_BOOL, true, 0 },
	{ "ON", NODE_BOOL, true, 0 },
	{ "n", NODE_BOOL, false, 0 },
	{ "N", NODE_BOOL, false, 0 },
	{ "no", NODE_BOOL, false, 0 },
	{ "No", NODE_BOOL, false, 0 },
	{ "NO", NODE_BOOL, false, 0 },
	{ "off", NODE_BOOL, false, 0 },
	{ "Off", NODE_BOOL, false, 0 },
	{ "OFF", NODE_BOOL, false, 0 },
};

static bool resolve_word(const struct word *words, size_t count, struct node *node)
{
	for (size_t i = 0; i < count; i++) {
		if (!text_is(node->written, words[i].text))
			continue;
		node->kind = words[i].kind;
		if (node->kind == NODE_BOOL)
			node->boolean = words[i].boolean;
		else if (node->kind == NODE_FLOAT)
			node->number = words[i].number;
		return true;
	}
	return false;
}

#define RESOLVE_WORD(words, node) resolve_word(words, sizeof(words) / sizeof((words)[0]), node)

static bool skip_any(struct text *t, const char *set)
{
	size_t before = t->len;

	while (t->len && t->ptr[0] && strchr(set, t->ptr[0]))
		*t = text_from(*t, 1);
	return t->len < before;
}

static void skip_one(struct text *t, const char *set)
{
	if (t->len && t->ptr[0] && strchr(set, t->ptr[0]))
		*t = text_from(*t, 1);
}

/* [-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?, which both schemas have. */
static bool is_float(struct text t)
{
	bool whole, fraction;

	skip_one(&t, "+-");
	whole = skip_any(&t, "0123456789");
	fraction = t.len && t.ptr[0] == '.';
	skip_one(&t, ".");
	if (!(fraction && skip_any(&t, "0123456789")) && !whole)
		return false;
	if (t.len && (t.ptr[0] == 'e' || t.ptr[0] == 'E')) {
		t = text_from(t, 1);
		skip_one(&t, "+-");
		if (!skip_any(&t, "0123456789"))
			return false;
	}
	return !t.len;
}

/* The base that a prefix names, which is cut off; core knows 0o and 0x without a sign, Go also 0b and a leading 0. */
static unsigned take_base(enum yaml_schema schema, bool is_signed, struct text *digits)
{
	static const struct {
		const char *letters;
		unsigned base;
	} bases[] = { { "oO", 8 }, { "xX", 16 }, { "bB", 2 } };
	const bool go = schema == YAML_KUBERNETES;

	if (digits->len < 2 || digits->ptr[0] != '0' || (!go && is_signed))
		return 10;
	for (size_t i = 0; i < (go ? 3 : 2); i++) {
		const char *letter = digits->ptr[1] ? strchr(bases[i].letters, digits->ptr[1]) : NULL;

		if (!letter || (!go && letter != bases[i].letters))
			continue;
		*digits = text_from(*digits, 2);
		return bases[i].base;
	}
	return go ? 8 : 10;
}

static bool resolve_integer(enum yaml_schema schema, struct text number, struct node *node)
{
	bool negative = number.ptr[0] == '-', is_signed = negative || number.ptr[0] == '+';
	struct text digits = text_from(number, is_signed);
	unsigned base = take_base(schema, is_signed, &digits);
	uint64_t magnitude;
	int64_t integer;

	if (!number_magnitude(digits, base, &magnitude))
		return false;
	if (number_signed(magnitude, negative, &integer)) {
		node->kind = NODE_INT;
		node->integer = integer;
		return true;
	}
	if (negative)
		return false;
	node->kind = NODE_FLOAT;
	node->number = (double)magnitude;
	return true;
}

/* go-yaml drops every '_' of what begins like a number; after a leading '.' only those between digits. */
static bool drop_underscores(struct text written, char room[static LONGEST_NUMBER], struct text *number)
{
	size_t len = 0;

	for (size_t i = 0; i < written.len; i++) {
		bool between = i > 1 && written.ptr[i - 1] != '_' && i + 1 < written.len && written.ptr[i + 1] != '_';

		if (written.ptr[i] != '_')
			room[len++] = written.ptr[i];
		else if (written.ptr[0] == '.' && !between)
			return false;
	}
	*number = (struct text){ room, len };
	return true;
}

static bool resolve_number(enum yaml_schema schema, struct node *node)
{
	char room[LONGEST_NUMBER], digits[LONGEST_NUMBER + 1];
	struct text number = node->written;
	double value;

	if (number.len > LONGEST_NUMBER || (schema == YAML_KUBERNETES && !drop_underscores(number, room, &number)))
		return false;
	if (number.len && resolve_integer(schema, number, node))
		return true;
	if (!is_float(number))
		return false;
	memcpy(digits, number.ptr, number.len);
	digits[number.len] = '\0';
	value = strtod(digits, NULL);
	if (schema == YAML_KUBERNETES && !isfinite(value))
		return false;
	node->kind = NODE_FLOAT;
	node->number = value;
	return true;
}

/* Most scalars are strings and can be told by their first byte. */
static bool may_be_word(struct text t)
{
	return !t.len || (t.len <= 5 && strchr("~nNtTfFyYoO.+-", t.ptr[0]));
}

void yaml_resolve(enum yaml_schema schema, struct node *node)
{
	struct text written = node->written;

	if (may_be_word(written)) {
		if (RESOLVE_WORD(core_words, node))
			return;
		if (schema == YAML_KUBERNETES && RESOLVE_WORD(kubernetes_words, node))
			return;
	}
	if (written.len && memchr("+-.0123456789", written.ptr[0], 13) && resolve_number(schema, node))
		return;
	node->kind = NODE_STRING;
	node->string = written;
}

int yaml_resolve_tagged(enum yaml_schema schema, const char *tag, struct node *node, struct fault *fault)
{
	static const struct {
		const char *name;
		enum node_kind kind;
	} kinds[] = { { "str", NODE_STRING }, { "timestamp", NODE_STRING }, { "null", NODE_NULL }, { "bool", NODE_BOOL }, { "int", NODE_INT }, { "float", NODE_FLOAT } };
	const struct text standard = TEXT_INIT("tag:yaml.org,2002:");
	struct text name = text_of(tag);
	size_t i = 0;

	node->kind = NODE_STRING;
	node->string = node->written;
	if (!text_starts_with(name, standard))
		return 0;
	name = text_from(name, standard.len);
	while (i < sizeof(kinds) / sizeof(kinds[0]) && !text_is(name, kinds[i].name))
		i++;
	if (i == sizeof(kinds) / sizeof(kinds[0]))
		return fault_set_at(fault, node->place, "the tag '!!%.*s' is not understood; write the value without it", TEXT_ARGS(name));
	if (kinds[i].kind == NODE_STRING)
		return 0;
	yaml_resolve(schema, node);
	if (node->kind == NODE_INT && kinds[i].kind == NODE_FLOAT) {
		node->kind = NODE_FLOAT;
		node->number = (double)node->integer;
	}
	if (node->kind != kinds[i].kind)
		return fault_set_at(fault, node->place, "'%.*s' is not what its tag '!!%.*s' says", TEXT_ARGS(node->written), TEXT_ARGS(name));
	return 0;
}
