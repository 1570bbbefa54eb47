#include "tools/policy-check/jmespath/value.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "common/base/alloc.h"
#include "common/base/utf8.h"

const struct node value_null = { .kind = NODE_NULL, .written = TEXT_INIT("null") };
const struct node value_true = { .kind = NODE_BOOL, .written = TEXT_INIT("true"), .boolean = true };
const struct node value_false = { .kind = NODE_BOOL, .written = TEXT_INIT("false"), .boolean = false };

static const double EXACT_INTEGERS = 9007199254740992.0; /* 2^53 */

const struct node *value_bool(bool boolean)
{
	return boolean ? &value_true : &value_false;
}

const struct node *value_string(struct arena *arena, struct text string)
{
	struct node *node = arena_zalloc(arena, 1, sizeof(*node));

	node->kind = NODE_STRING;
	node->string = string.ptr ? string : TEXT("");
	node->written = node->string;
	return node;
}

const struct node *value_integer(struct arena *arena, int64_t integer)
{
	struct node *node = arena_zalloc(arena, 1, sizeof(*node));

	node->kind = NODE_INT;
	node->integer = integer;
	node->written = arena_printf(arena, "%" PRId64, integer);
	return node;
}

const struct node *value_number(struct arena *arena, double number)
{
	struct node *node;

	if (floor(number) >= number && fabs(number) < EXACT_INTEGERS)
		return value_integer(arena, (int64_t)number);
	node = arena_zalloc(arena, 1, sizeof(*node));
	node->kind = NODE_FLOAT;
	node->number = number;
	node->written = value_json(arena, node);
	return node;
}

const struct node *value_list(struct arena *arena, const struct node *const *items, size_t count)
{
	struct node *node = arena_zalloc(arena, 1, sizeof(*node));

	node->kind = NODE_LIST;
	node->list.items = items;
	node->list.count = count;
	return node;
}

const struct node *value_map(struct arena *arena, const struct node_pair *pairs, size_t count)
{
	struct node *node = arena_zalloc(arena, 1, sizeof(*node));

	node->kind = NODE_MAP;
	node->map.pairs = pairs;
	node->map.count = count;
	return node;
}

bool value_is_number(const struct node *node)
{
	return node && (node->kind == NODE_INT || node->kind == NODE_FLOAT);
}

double value_to_double(const struct node *node)
{
	if (!value_is_number(node))
		return 0;
	return node->kind == NODE_INT ? (double)node->integer : node->number;
}

bool value_parse_number(struct text t, double *number)
{
	char copy[400];
	char *end;

	if (!t.len || t.len >= sizeof(copy) || memchr(t.ptr, '\0', t.len))
		return false;
	memcpy(copy, t.ptr, t.len);
	copy[t.len] = '\0';
	if (strpbrk(copy, " \t\n\v\f\rxX(")) /* what strtod() takes and Go does not */
		return false;
	*number = strtod(copy, &end);
	return *end == '\0';
}

bool value_is_false(const struct node *node)
{
	if (!node)
		return true;
	switch (node->kind) {
	case NODE_NULL:
		return true;
	case NODE_BOOL:
		return !node->boolean;
	case NODE_STRING:
		return node->string.len == 0;
	case NODE_LIST:
		return node->list.count == 0;
	case NODE_MAP:
		return node->map.count == 0;
	case NODE_INT:
	case NODE_FLOAT:
		break;
	}
	return false;
}

static size_t grown(size_t cap)
{
	return cap ? cap * 2 : 8;
}

void value_items_add(struct value_items *list, const struct node *item)
{
	if (list->count == list->cap) {
		size_t cap = grown(list->cap);
		const struct node **items = arena_zalloc(list->arena, cap, sizeof(*items));

		if (list->count)
			memcpy(items, list->items, list->count * sizeof(*items));
		list->items = items;
		list->cap = cap;
	}
	list->items[list->count++] = item;
}

void value_pairs_set(struct value_pairs *map, struct text key, const struct node *value)
{
	for (size_t i = 0; i < map->count; i++) {
		if (text_eq(map->pairs[i].key, key)) {
			map->pairs[i].value = value;
			return;
		}
	}
	if (map->count == map->cap) {
		size_t cap = grown(map->cap);
		struct node_pair *pairs = arena_zalloc(map->arena, cap, sizeof(*pairs));

		if (map->count)
			memcpy(pairs, map->pairs, map->count * sizeof(*pairs));
		map->pairs = pairs;
		map->cap = cap;
	}
	map->pairs[map->count++] = (struct node_pair){ .key = key, .value = value };
}

/* The fewest digits that read back as the same number, as "%.*e" writes them. */
static void shortest(double number, char *out, size_t size)
{
	for (int precision = 0; precision <= 17; precision++) {
		snprintf(out, size, "%.*e", precision, number);
		if (!(strtod(out, NULL) < number) && !(strtod(out, NULL) > number))
			return;
	}
}

/* As Go's strconv does: plain digits while the exponent is within bounds, else d.ddde+XX. */
static void add_float(struct buf *out, double number, int lowest, int limit)
{
	char digits[40], *exponent_at;
	int exponent, precision;

	if (isnan(number) || isinf(number)) {
		buf_adds(out, isnan(number) ? "NaN" : number > 0 ? "+Inf" : "-Inf");
		return;
	}
	shortest(number, digits, sizeof(digits));
	exponent_at = strchr(digits, 'e');
	exponent = exponent_at ? (int)strtol(exponent_at + 1, NULL, 10) : 0;
	if (exponent < lowest || exponent >= limit) {
		buf_adds(out, digits);
		return;
	}
	precision = (int)(exponent_at - digits) - (digits[0] == '-') - 2; /* digits behind the point */
	if (precision < 0)
		precision = 0;
	buf_addf(out, "%.*f", precision > exponent ? precision - exponent : 0, number);
}

/* JSON has no leading zero in exponents below ten: Go turns e-09 into e-9. */
static void add_json_float(struct buf *out, double number)
{
	size_t start = out->len, at;
	struct text written;

	add_float(out, number, -6, 21);
	written = text_from(buf_text(out), start);
	at = text_find(written, TEXT("e-0"), 0);
	if (at != SIZE_MAX && at + 4 == written.len) {
		char last = written.ptr[written.len - 1];

		buf_cut(out, start + at + 2);
		buf_add_byte(out, last);
	}
}

static void add_json_string(struct buf *out, struct text string)
{
	struct utf8_char c;
	struct text rest = string;

	buf_add_byte(out, '"');
	while (utf8_next(&rest, &c)) {
		if (c.code == '"' || c.code == '\\')
			buf_addf(out, "\\%c", (int)c.code);
		else if (c.code == '\n')
			buf_adds(out, "\\n");
		else if (c.code == '\r')
			buf_adds(out, "\\r");
		else if (c.code == '\t')
			buf_adds(out, "\\t");
		else if (c.code == '\b')
			buf_adds(out, "\\b");
		else if (c.code == '\f')
			buf_adds(out, "\\f");
		else if (c.code < 0x20 || c.code == '<' || c.code == '>' || c.code == '&' || c.code == 0x2028 || c.code == 0x2029)
			buf_addf(out, "\\u%04x", c.code);
		else
			utf8_encode(out, c.code);
	}
	buf_add_byte(out, '"');
}

static int by_key(const void *a, const void *b)
{
	return text_compare((*(const struct node_pair *const *)a)->key, (*(const struct node_pair *const *)b)->key);
}

/* The pairs of a map by key; the caller frees the array. */
static const struct node_pair **sorted_pairs(const struct node *map)
{
	const struct node_pair **sorted;

	if (!map->map.count)
		return NULL;
	sorted = xrealloc(NULL, map->map.count, sizeof(*sorted));
	for (size_t i = 0; i < map->map.count; i++)
		sorted[i] = &map->map.pairs[i];
	qsort(sorted, map->map.count, sizeof(*sorted), by_key);
	return sorted;
}

static void add_json_map(struct buf *out, const struct node *map)
{
	const struct node_pair **sorted = sorted_pairs(map);

	buf_add_byte(out, '{');
	for (size_t i = 0; i < map->map.count; i++) {
		if (i)
			buf_add_byte(out, ',');
		add_json_string(out, sorted[i]->key);
		buf_add_byte(out, ':');
		value_add_json(out, sorted[i]->value);
	}
	buf_add_byte(out, '}');
	free(sorted);
}

void value_add_json(struct buf *out, const struct node *node)
{
	switch (node ? node->kind : NODE_NULL) {
	case NODE_NULL:
		buf_adds(out, "null");
		break;
	case NODE_BOOL:
		buf_adds(out, node->boolean ? "true" : "false");
		break;
	case NODE_INT:
		buf_addf(out, "%" PRId64, node->integer);
		break;
	case NODE_FLOAT:
		add_json_float(out, node->number);
		break;
	case NODE_STRING:
		add_json_string(out, node->string);
		break;
	case NODE_LIST:
		buf_add_byte(out, '[');
		for (size_t i = 0; i < node->list.count; i++) {
			if (i)
				buf_add_byte(out, ',');
			value_add_json(out, node->list.items[i]);
		}
		buf_add_byte(out, ']');
		break;
	case NODE_MAP:
		add_json_map(out, node);
		break;
	}
}

static void add_printed_map(struct buf *out, const struct node *map)
{
	const struct node_pair **sorted = sorted_pairs(map);

	buf_adds(out, "map[");
	for (size_t i = 0; i < map->map.count; i++) {
		if (i)
			buf_add_byte(out, ' ');
		buf_add(out, sorted[i]->key);
		buf_add_byte(out, ':');
		value_add_printed(out, sorted[i]->value);
	}
	buf_add_byte(out, ']');
	free(sorted);
}

void value_add_printed(struct buf *out, const struct node *node)
{
	switch (node ? node->kind : NODE_NULL) {
	case NODE_NULL:
		buf_adds(out, "<nil>");
		break;
	case NODE_STRING:
		buf_add(out, node->string);
		break;
	case NODE_FLOAT:
		add_float(out, node->number, -4, 21);
		break;
	case NODE_LIST:
		buf_add_byte(out, '[');
		for (size_t i = 0; i < node->list.count; i++) {
			if (i)
				buf_add_byte(out, ' ');
			value_add_printed(out, node->list.items[i]);
		}
		buf_add_byte(out, ']');
		break;
	case NODE_MAP:
		add_printed_map(out, node);
		break;
	case NODE_BOOL:
	case NODE_INT:
		value_add_json(out, node);
		break;
	}
}

void value_add_exponential(struct buf *out, double number)
{
	char digits[40], *e;

	shortest(number, digits, sizeof(digits));
	e = strchr(digits, 'e');
	if (e)
		*e = 'E';
	buf_adds(out, digits);
}

static struct text kept(struct arena *arena, struct buf *b)
{
	struct text copy = arena_copy(arena, buf_text(b));

	buf_release(b);
	return copy;
}

struct text value_json(struct arena *arena, const struct node *node)
{
	struct buf b = BUF_INIT;

	value_add_json(&b, node);
	return kept(arena, &b);
}

struct text value_printed(struct arena *arena, const struct node *node)
{
	struct buf b = BUF_INIT;

	value_add_printed(&b, node);
	return kept(arena, &b);
}
