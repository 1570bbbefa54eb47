#include "common/doc/json_scan.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "common/base/utf8.h"
#include "common/doc/number.h"

static size_t left(const struct json_scanner *s)
{
	return (size_t)(s->end - s->at);
}

struct text json_scan_rest(const struct json_scanner *s)
{
	return (struct text){ s->at, left(s) };
}

/* The place of .at: only what was passed since the last call is counted. */
struct place json_scan_place(struct json_scanner *s)
{
	unsigned columns = 0;

	for (const char *p = s->marked; p < s->at; p++)
		columns += ((unsigned char)*p & 0xC0U) != 0x80U;
	s->place.column += columns;
	s->marked = s->at;
	return s->place;
}

int json_scan_unexpected(struct json_scanner *s, const char *wanted)
{
	struct place place = json_scan_place(s);
	struct text found = { s->at, left(s) };

	if (!found.len)
		return fault_set_at(s->fault, place, "%s was expected where the JSON text ends", wanted);
	found.len = utf8_decode(found).len;
	return fault_set_at(s->fault, place, "%s was expected, not '%.*s'", wanted, TEXT_ARGS(found));
}

void json_scan_space(struct json_scanner *s)
{
	for (; s->at < s->end; s->at++) {
		switch (*s->at) {
		case '\n':
			s->place.line++;
			s->place.column = 1;
			s->marked = s->at + 1;
			break;
		case ' ':
		case '\t':
		case '\r':
			break;
		default:
			return;
		}
	}
}

bool json_scan_next_is(const struct json_scanner *s, char c)
{
	return s->at < s->end && *s->at == c;
}

bool json_scan_accept(struct json_scanner *s, char c)
{
	if (!json_scan_next_is(s, c))
		return false;
	s->at++;
	return true;
}

/* Bytes of a string that stand for themselves and need no further look. */
static bool is_plain(char c)
{
	return (unsigned char)c >= 0x20 && (unsigned char)c < 0x80 && c != '"' && c != '\\';
}

/* Up to the next quote or escape, all valid. */
static int skip_plain(struct json_scanner *s)
{
	struct utf8_char c;

	for (;;) {
		while (s->at < s->end && is_plain(*s->at))
			s->at++;
		if (s->at == s->end)
			return json_scan_unexpected(s, "the closing '\"' of a string");
		if (*s->at == '"' || *s->at == '\\')
			return 0;
		if ((unsigned char)*s->at < 0x20)
			return fault_set_at(s->fault, json_scan_place(s), "a control character in a string must be written as \\u%04x", (unsigned)*s->at);
		c = utf8_decode(json_scan_rest(s));
		if (!c.valid)
			return fault_set_at(s->fault, json_scan_place(s), "the text is not valid UTF-8");
		s->at += c.len;
	}
}

/* Four hexadecimal digits at .at + skip, or -1. */
static int32_t code_unit(const struct json_scanner *s, size_t skip)
{
	int32_t unit = 0;

	if (left(s) < skip + 4)
		return -1;
	for (const char *p = s->at + skip; p < s->at + skip + 4; p++) {
		static const char digits[] = "0123456789abcdef0123456789ABCDEF";
		const char *digit = memchr(digits, *p, sizeof(digits) - 1);

		if (!digit)
			return -1;
		unit = unit * 16 + (int32_t)((digit - digits) % 16);
	}
	return unit;
}

static bool is_between(int32_t unit, int32_t first, int32_t last)
{
	return unit >= first && unit <= last;
}

/* After "\u"; a surrogate without its other half becomes U+FFFD in utf8_encode(). */
static int read_code_escape(struct json_scanner *s)
{
	int32_t unit = code_unit(s, 0), low;

	if (unit < 0)
		return fault_set_at(s->fault, json_scan_place(s), "\\u in a string needs four hexadecimal digits");
	s->at += 4;
	if (is_between(unit, 0xD800, 0xDBFF) && left(s) > 2 && s->at[0] == '\\' && s->at[1] == 'u') {
		low = code_unit(s, 2);
		if (is_between(low, 0xDC00, 0xDFFF)) {
			unit = 0x10000 + (unit - 0xD800) * 0x400 + (low - 0xDC00);
			s->at += 6;
		}
	}
	utf8_encode(&s->scratch, (uint32_t)unit);
	return 0;
}

static int read_escape(struct json_scanner *s)
{
	static const char letters[] = "\"\\/bfnrt", meanings[] = "\"\\/\b\f\n\r\t";
	const char *letter;

	s->at++;
	if (json_scan_accept(s, 'u'))
		return read_code_escape(s);
	letter = left(s) ? memchr(letters, *s->at, sizeof(letters) - 1) : NULL;
	if (!letter)
		return json_scan_unexpected(s, "one of \" \\ / b f n r t u after a backslash");
	buf_add_byte(&s->scratch, meanings[letter - letters]);
	s->at++;
	return 0;
}

/* After the opening quote. */
int json_scan_string(struct json_scanner *s, struct text *string)
{
	struct text run;

	buf_cut(&s->scratch, 0);
	for (;;) {
		run.ptr = s->at;
		if (skip_plain(s))
			return -1;
		run.len = (size_t)(s->at - run.ptr);
		if (json_scan_accept(s, '"'))
			break;
		buf_add(&s->scratch, run);
		if (read_escape(s))
			return -1;
	}
	if (s->scratch.len) {
		buf_add(&s->scratch, run);
		run = buf_text(&s->scratch);
	}
	*string = arena_copy(s->arena, run);
	return 0;
}

static bool skip_digits(struct json_scanner *s)
{
	const char *start = s->at;

	while (s->at < s->end && *s->at >= '0' && *s->at <= '9')
		s->at++;
	return s->at > start;
}

/* By the grammar of RFC 8259 section 6; *integral when there is neither fraction nor exponent. */
static int skip_number(struct json_scanner *s, bool *integral)
{
	*integral = true;
	json_scan_accept(s, '-');
	if (!json_scan_accept(s, '0') && !skip_digits(s))
		return json_scan_unexpected(s, "a digit");
	if (json_scan_accept(s, '.')) {
		*integral = false;
		if (!skip_digits(s))
			return json_scan_unexpected(s, "a digit after the decimal point");
	}
	if (json_scan_accept(s, 'e') || json_scan_accept(s, 'E')) {
		*integral = false;
		if (!json_scan_accept(s, '-'))
			json_scan_accept(s, '+');
		if (!skip_digits(s))
			return json_scan_unexpected(s, "a digit in the exponent");
	}
	return 0;
}

static int read_number(struct json_scanner *s, struct node *node)
{
	const char *start = s->at;
	bool integral, negative = *start == '-';
	uint64_t magnitude;

	if (skip_number(s, &integral))
		return -1;
	node->written = arena_copy(s->arena, (struct text){ start, (size_t)(s->at - start) });
	if (integral && number_magnitude(text_from(node->written, negative), 10, &magnitude) && number_signed(magnitude, negative, &node->integer)) {
		node->kind = NODE_INT;
		return 0;
	}
	node->kind = NODE_FLOAT;
	node->number = strtod(node->written.ptr, NULL);
	if (!isfinite(node->number))
		return fault_set_at(s->fault, node->place, "the number '%.*s' is out of range", TEXT_ARGS(node->written));
	return 0;
}

static const struct literal {
	struct text word;
	enum node_kind kind;
	bool boolean;
} literals[] = {
	{ TEXT_INIT("null"), NODE_NULL, false },
	{ TEXT_INIT("true"), NODE_BOOL, true },
	{ TEXT_INIT("false"), NODE_BOOL, false },
};

static int read_literal(struct json_scanner *s, struct node *node)
{
	for (size_t i = 0; i < sizeof(literals) / sizeof(literals[0]); i++) {
		const struct literal *literal = &literals[i];

		if (!text_starts_with(json_scan_rest(s), literal->word))
			continue;
		s->at += literal->word.len;
		node->kind = literal->kind;
		node->written = literal->word;
		if (node->kind == NODE_BOOL)
			node->boolean = literal->boolean;
		return 0;
	}
	return json_scan_unexpected(s, "a value");
}

static bool ends_word(const struct json_scanner *s)
{
	static const char ends[] = " \t\r\n,:]}[{\"";

	return s->at == s->end || memchr(ends, *s->at, sizeof(ends) - 1);
}

int json_scan_scalar(struct json_scanner *s, struct node *node)
{
	int result;

	if (json_scan_accept(s, '"')) {
		node->kind = NODE_STRING;
		if (json_scan_string(s, &node->string))
			return -1;
		node->written = node->string;
		return 0;
	}
	result = json_scan_next_is(s, '-') || (left(s) && *s->at >= '0' && *s->at <= '9') ? read_number(s, node) : read_literal(s, node);
	return !result && !ends_word(s) ? json_scan_unexpected(s, "the end of the value") : result;
}
