#include "common/doc/js_value.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "common/base/js.h"

/* Items or pairs as they come. */
struct growing {
	void *items;
	size_t count, cap;
};

static void *add(struct js_reader *reader, struct growing *list, size_t size)
{
	void *larger;

	if (list->count == list->cap) {
		list->cap = list->cap ? 2 * list->cap : 8;
		larger = arena_zalloc(reader->arena, list->cap, size);
		if (list->count)
			memcpy(larger, list->items, list->count * size);
		list->items = larger;
	}
	return (char *)list->items + size * list->count++;
}

static struct node *new_node(struct js_reader *reader, enum node_kind kind, size_t start)
{
	struct node *node = arena_zalloc(reader->arena, 1, sizeof(*node));

	node->kind = kind;
	node->place = js_place(&reader->scan, start);
	return node;
}

/* Remember where the first expression was that is no literal. */
static void remember(struct js_reader *reader, struct place place, struct text source)
{
	struct js_export *exported = reader->exported;

	if (!exported->is_literal || reader->free_depth)
		return;
	exported->is_literal = false;
	exported->odd = place;
	exported->odd_source = source;
}

/* Pass over an expression that is no literal. */
static const struct node *odd(struct js_reader *reader, size_t start)
{
	remember(reader, js_place(&reader->scan, start), js_trim_end(js_line(text_from(reader->scan.source, start))));
	reader->scan.at = start;
	js_skip_code(&reader->scan, ",;");
	return NULL;
}

static const struct node *string_node(struct js_reader *reader, size_t start, struct text string)
{
	struct node *node = new_node(reader, NODE_STRING, start);

	node->string = node->written = string;
	return node;
}

static const struct node *integer_node(struct js_reader *reader, size_t start, int64_t integer)
{
	struct node *node = new_node(reader, NODE_INT, start);

	node->integer = integer;
	node->written = arena_printf(reader->arena, "%lld", (long long)integer);
	return node;
}

static const struct node *bool_node(struct js_reader *reader, size_t start, bool is)
{
	struct node *node = new_node(reader, NODE_BOOL, start);

	node->boolean = is;
	node->written = is ? TEXT("true") : TEXT("false");
	return node;
}

/* Digits with '_' between them, a fraction, an exponent, 0x…; NULL when it is no such number. */
static const struct node *number(struct js_reader *reader)
{
	struct js_scan *scan = &reader->scan;
	size_t start = scan->at, len = 0;
	char digits[64], *end;
	struct node *node;
	double read;

	for (char c; (c = js_peek(scan)) && (js_is_word(c) || c == '.' || ((c == '-' || c == '+') && (!len || (digits[len - 1] | 0x20) == 'e'))); scan->at++) {
		if (len + 1 == sizeof(digits))
			return NULL;
		if (c != '_')
			digits[len++] = c;
	}
	digits[len] = '\0';
	read = strtod(digits, &end);
	if (!len || *end)
		return NULL;
	if (fabs(read) <= 9007199254740991.0 && !(fabs(read - trunc(read)) > 0))
		return integer_node(reader, start, (int64_t)read);
	node = new_node(reader, NODE_FLOAT, start);
	node->number = read;
	node->written = arena_copy(reader->arena, text_of(digits));
	return node;
}

/* The name of a constant, a word of the language, or a severity. */
static const struct node *named(struct js_reader *reader)
{
	struct js_scan *scan = &reader->scan;
	size_t start = scan->at;
	struct text name = js_name(scan);
	static const char *const severities[] = { "Disabled", "Warning", "Error" };

	if (text_is(name, "true") || text_is(name, "false"))
		return bool_node(reader, start, text_is(name, "true"));
	if (text_is(name, "null") || text_is(name, "undefined"))
		return new_node(reader, NODE_NULL, start);
	if (text_is(name, "RuleConfigSeverity") && js_take(scan, ".")) {
		for (int64_t level = 0; level < 3; level++)
			if (js_take(scan, severities[level]))
				return integer_node(reader, start, level);
		return NULL;
	}
	for (const struct js_binding *b = reader->bindings; b; b = b->next) {
		if (!text_eq(b->name, name))
			continue;
		if (!b->export.is_literal)
			remember(reader, b->export.odd, b->export.odd_source);
		return b->export.value;
	}
	return NULL;
}

/* The items of a spread, or the value itself. */
static void add_item(struct js_reader *reader, struct growing *items, bool spread)
{
	size_t start = reader->scan.at;
	const struct node *item = js_value(reader);
	size_t count = spread && item && item->kind == NODE_LIST ? item->list.count : 1;

	if (spread && item && item->kind != NODE_LIST) {
		odd(reader, start);
		return;
	}
	for (size_t i = 0; item && i < count; i++)
		*(const struct node **)add(reader, items, sizeof(item)) = spread ? item->list.items[i] : item;
}

static const struct node *list(struct js_reader *reader)
{
	struct js_scan *scan = &reader->scan;
	struct node *node = new_node(reader, NODE_LIST, scan->at);
	struct growing items = { NULL, 0, 0 };

	scan->at++;
	while (!js_take(scan, "]")) {
		size_t start = scan->at;

		if (start >= scan->source.len)
			return NULL;
		if (js_take(scan, ","))
			continue;
		if (js_peek(scan) == ')' || js_peek(scan) == '}')
			return NULL;
		add_item(reader, &items, js_take(scan, "..."));
		if (scan->at == start)
			return NULL;
	}
	node->list.items = items.items;
	node->list.count = items.count;
	return node;
}

static void set_pair(struct js_reader *reader, struct growing *pairs, const struct node_pair *pair)
{
	struct node_pair *there = pairs->items;

	for (size_t i = 0; i < pairs->count; i++) {
		if (text_eq(there[i].key, pair->key)) {
			there[i].value = pair->value;
			return;
		}
	}
	*(struct node_pair *)add(reader, pairs, sizeof(*pair)) = *pair;
}

/* A key as a name, a string, a number or a string in brackets; false when it is something else. */
static bool key_of(struct js_reader *reader, struct text *key)
{
	struct js_scan *scan = &reader->scan;
	bool computed = js_take(scan, "[");
	const struct node *digits;

	js_skip_space(scan);
	if (js_string(scan, reader->arena, key))
		return !computed || js_take(scan, "]");
	if (!computed && js_is_digit(js_peek(scan)) && (digits = number(reader))) {
		*key = digits->written;
		return true;
	}
	*key = js_name(scan);
	return key->len && !computed;
}

static bool is_free_key(const struct js_reader *reader, struct text key)
{
	for (const char *const *k = reader->free_keys; reader->maps == 1 && k && *k; k++)
		if (text_is(key, *k))
			return true;
	return false;
}

static void spread_pairs(struct js_reader *reader, struct growing *pairs)
{
	size_t start = reader->scan.at;
	const struct node *map = js_value(reader);

	if (map && map->kind != NODE_MAP)
		odd(reader, start);
	for (size_t i = 0; map && map->kind == NODE_MAP && i < map->map.count; i++)
		set_pair(reader, pairs, &map->map.pairs[i]);
}

static void add_pair(struct js_reader *reader, struct growing *pairs)
{
	struct js_scan *scan = &reader->scan;
	size_t start = scan->at;
	struct node_pair pair = { .place = js_place(scan, start) };
	bool is_free;

	if (pairs->count >= JS_LITERAL_KEYS || !key_of(reader, &pair.key)) {
		odd(reader, start);
		return;
	}
	is_free = is_free_key(reader, pair.key);
	reader->free_depth += is_free;
	if (js_take(scan, ":")) {
		js_skip_space(scan);
		pair.value = js_value(reader);
	} else if (js_peek(scan) == ',' || js_peek(scan) == '}') {
		scan->at = start;
		pair.value = js_value(reader);
	} else {
		odd(reader, start);
	}
	reader->free_depth -= is_free;
	if (pair.value)
		set_pair(reader, pairs, &pair);
}

/* The pairs up to the closing bracket; false when that is missing. */
static bool read_pairs(struct js_reader *reader, struct growing *pairs)
{
	struct js_scan *scan = &reader->scan;

	while (!js_take(scan, "}")) {
		size_t start = scan->at;

		if (start >= scan->source.len)
			return false;
		if (js_take(scan, ",") || js_take(scan, ";"))
			continue;
		if (js_peek(scan) == ')' || js_peek(scan) == ']')
			return false;
		if (js_take(scan, "..."))
			spread_pairs(reader, pairs);
		else
			add_pair(reader, pairs);
		if (scan->at == start)
			return false;
	}
	return true;
}

static const struct node *map(struct js_reader *reader)
{
	struct node *node = new_node(reader, NODE_MAP, reader->scan.at);
	struct growing pairs = { NULL, 0, 0 };
	bool closed;

	reader->scan.at++;
	reader->maps++;
	closed = read_pairs(reader, &pairs);
	reader->maps--;
	node->map.pairs = pairs.items;
	node->map.count = pairs.count;
	return closed ? node : NULL;
}

/* (…) => */
static bool is_function(const struct js_reader *reader)
{
	struct js_scan ahead = reader->scan;

	ahead.at++;
	js_skip_code(&ahead, "");
	return js_take(&ahead, ")") && js_take(&ahead, "=>");
}

static const struct node *in_parentheses(struct js_reader *reader)
{
	const struct node *inner;

	reader->scan.at++;
	inner = js_value(reader);
	return js_take(&reader->scan, ")") ? inner : NULL;
}

static const struct node *primary(struct js_reader *reader)
{
	struct js_scan *scan = &reader->scan;
	size_t start = scan->at;
	char c = js_peek(scan);
	struct text t;

	if (c == '{')
		return map(reader);
	if (c == '[')
		return list(reader);
	if (c == '(')
		return is_function(reader) ? NULL : in_parentheses(reader);
	if (c == '\'' || c == '"' || c == '`')
		return js_string(scan, reader->arena, &t) ? string_node(reader, start, t) : NULL;
	if (c == '/')
		return js_regex(scan, &t) ? string_node(reader, start, t) : NULL;
	return js_is_digit(c) || c == '-' || c == '+' || c == '.' ? number(reader) : named(reader);
}

static const struct node *joined(struct js_reader *reader, const struct node *left)
{
	struct js_scan *scan = &reader->scan;

	while (left && left->kind == NODE_STRING && js_take(scan, "+")) {
		size_t start;
		struct text right;

		js_skip_space(scan);
		start = scan->at;
		if (!js_string(scan, reader->arena, &right))
			return NULL;
		left = string_node(reader, start, arena_printf(reader->arena, "%.*s%.*s", TEXT_ARGS(left->string), TEXT_ARGS(right)));
	}
	return left;
}

const struct node *js_value(struct js_reader *reader)
{
	struct js_scan *scan = &reader->scan;
	const struct node *node;
	size_t start;

	js_skip_space(scan);
	start = scan->at;
	if (++reader->depth > JS_LITERAL_DEPTH) {
		reader->depth--;
		return odd(reader, start);
	}
	node = joined(reader, primary(reader));
	reader->depth--;
	if (node)
		js_skip_types(scan);
	return node && js_ends(scan) ? node : odd(reader, start);
}
