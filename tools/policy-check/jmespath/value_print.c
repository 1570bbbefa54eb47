/* Nodes as text, the way Go writes them. */
#include "tools/policy-check/jmespath/value.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "common/base/alloc.h"
#include "common/base/utf8.h"

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
		buf_adds(out, isnan(number) ? "NaN" : number > 0 ? "+Inf"
								 : "-Inf");
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
