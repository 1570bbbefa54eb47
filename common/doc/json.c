#include "common/doc/json.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "common/base/utf8.h"
#include "common/doc/builder.h"

struct reader {
	const char *at, *end;
	const char *marked; /* where .place is */
	struct place place;
	struct builder builder;
	struct buf scratch; /* a string with escapes, being decoded */
	struct fault *fault;
};

static size_t left(const struct reader *r)
{
	return (size_t)(r->end - r->at);
}

/* The place of .at: only what was passed since the last call is counted. */
static struct place here(struct reader *r)
{
	unsigned columns = 0;

	for (const char *p = r->marked; p < r->at; p++)
		columns += ((unsigned char)*p & 0xC0U) != 0x80U;
	r->place.column += columns;
	r->marked = r->at;
	return r->place;
}

static int unexpected(struct reader *r, const char *wanted)
{
	struct place place = here(r);
	struct text found = { r->at, left(r) };

	if (!found.len)
		return fault_set_at(r->fault, place, "%s was expected where the JSON text ends", wanted);
	found.len = utf8_decode(found).len;
	return fault_set_at(r->fault, place, "%s was expected, not '%.*s'", wanted, TEXT_ARGS(found));
}

static void skip_space(struct reader *r)
{
	for (; r->at < r->end; r->at++) {
		switch (*r->at) {
		case '\n':
			r->place.line++;
			r->place.column = 1;
			r->marked = r->at + 1;
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

static bool next_is(const struct reader *r, char c)
{
	return r->at < r->end && *r->at == c;
}

static bool accept(struct reader *r, char c)
{
	if (!next_is(r, c))
		return false;
	r->at++;
	return true;
}

/* Bytes of a string that stand for themselves and need no further look. */
static bool is_plain(char c)
{
	return (unsigned char)c >= 0x20 && (unsigned char)c < 0x80 && c != '"' && c != '\\';
}

/* Up to the next quote or escape, all valid. */
static int skip_plain(struct reader *r)
{
	struct utf8_char c;

	for (;;) {
		while (r->at < r->end && is_plain(*r->at))
			r->at++;
		if (r->at == r->end)
			return unexpected(r, "the closing '\"' of a string");
		if (*r->at == '"' || *r->at == '\\')
			return 0;
		if ((unsigned char)*r->at < 0x20)
			return fault_set_at(r->fault, here(r), "a control character in a string must be written as \\u%04x", (unsigned)*r->at);
		c = utf8_decode((struct text){ r->at, left(r) });
		if (!c.valid)
			return fault_set_at(r->fault, here(r), "the text is not valid UTF-8");
		r->at += c.len;
	}
}

/* Four hexadecimal digits at .at + skip, or -1. */
static int32_t code_unit(const struct reader *r, size_t skip)
{
	int32_t unit = 0;

	if (left(r) < skip + 4)
		return -1;
	for (const char *p = r->at + skip; p < r->at + skip + 4; p++) {
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
static int read_code_escape(struct reader *r)
{
	int32_t unit = code_unit(r, 0), low;

	if (unit < 0)
		return fault_set_at(r->fault, here(r), "\\u in a string needs four hexadecimal digits");
	r->at += 4;
	if (is_between(unit, 0xD800, 0xDBFF) && left(r) > 2 && r->at[0] == '\\' && r->at[1] == 'u') {
		low = code_unit(r, 2);
		if (is_between(low, 0xDC00, 0xDFFF)) {
			unit = 0x10000 + (unit - 0xD800) * 0x400 + (low - 0xDC00);
			r->at += 6;
		}
	}
	utf8_encode(&r->scratch, (uint32_t)unit);
	return 0;
}

static int read_escape(struct reader *r)
{
	static const char letters[] = "\"\\/bfnrt", meanings[] = "\"\\/\b\f\n\r\t";
	const char *letter;

	r->at++;
	if (accept(r, 'u'))
		return read_code_escape(r);
	letter = left(r) ? memchr(letters, *r->at, sizeof(letters) - 1) : NULL;
	if (!letter)
		return unexpected(r, "one of \" \\ / b f n r t u after a backslash");
	buf_add_byte(&r->scratch, meanings[letter - letters]);
	r->at++;
	return 0;
}

/* After the opening quote. */
static int read_string(struct reader *r, struct text *string)
{
	struct text run;

	buf_cut(&r->scratch, 0);
	for (;;) {
		run.ptr = r->at;
		if (skip_plain(r))
			return -1;
		run.len = (size_t)(r->at - run.ptr);
		if (accept(r, '"'))
			break;
		buf_add(&r->scratch, run);
		if (read_escape(r))
			return -1;
	}
	if (r->scratch.len) {
		buf_add(&r->scratch, run);
		run = buf_text(&r->scratch);
	}
	*string = arena_copy(r->builder.arena, run);
	return 0;
}

static bool skip_digits(struct reader *r)
{
	const char *start = r->at;

	while (r->at < r->end && *r->at >= '0' && *r->at <= '9')
		r->at++;
	return r->at > start;
}

/* By the grammar of RFC 8259 section 6; *integral when there is neither fraction nor exponent. */
static int skip_number(struct reader *r, bool *integral)
{
	*integral = true;
	accept(r, '-');
	if (!accept(r, '0') && !skip_digits(r))
		return unexpected(r, "a digit");
	if (accept(r, '.')) {
		*integral = false;
		if (!skip_digits(r))
			return unexpected(r, "a digit after the decimal point");
	}
	if (accept(r, 'e') || accept(r, 'E')) {
		*integral = false;
		if (!accept(r, '-'))
			accept(r, '+');
		if (!skip_digits(r))
			return unexpected(r, "a digit in the exponent");
	}
	return 0;
}

static bool to_integer(struct text written, int64_t *value)
{
	bool negative = written.ptr[0] == '-';
	uint64_t magnitude;

	if (!text_to_u64(text_from(written, negative), &magnitude) || magnitude > (uint64_t)INT64_MAX + negative)
		return false;
	*value = negative ? (int64_t)(0 - magnitude) : (int64_t)magnitude;
	return true;
}

static int read_number(struct reader *r, struct node *node)
{
	const char *start = r->at;
	bool integral;

	if (skip_number(r, &integral))
		return -1;
	node->written = arena_copy(r->builder.arena, (struct text){ start, (size_t)(r->at - start) });
	if (integral && to_integer(node->written, &node->integer)) {
		node->kind = NODE_INT;
		return 0;
	}
	node->kind = NODE_FLOAT;
	node->number = strtod(node->written.ptr, NULL);
	if (!isfinite(node->number))
		return fault_set_at(r->fault, node->place, "the number '%.*s' is out of range", TEXT_ARGS(node->written));
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

static int read_literal(struct reader *r, struct node *node)
{
	for (size_t i = 0; i < sizeof(literals) / sizeof(literals[0]); i++) {
		const struct literal *literal = &literals[i];

		if (!text_starts_with((struct text){ r->at, left(r) }, literal->word))
			continue;
		r->at += literal->word.len;
		node->kind = literal->kind;
		node->written = literal->word;
		if (node->kind == NODE_BOOL)
			node->boolean = literal->boolean;
		return 0;
	}
	return unexpected(r, "a value");
}

static bool ends_word(const struct reader *r)
{
	static const char ends[] = " \t\r\n,:]}[{\"";

	return r->at == r->end || memchr(ends, *r->at, sizeof(ends) - 1);
}

static int read_scalar(struct reader *r)
{
	struct node *node = builder_node(&r->builder, NODE_NULL, here(r));
	int result;

	if (accept(r, '"')) {
		node->kind = NODE_STRING;
		if (read_string(r, &node->string))
			return -1;
		node->written = node->string;
	} else {
		result = next_is(r, '-') || (left(r) && *r->at >= '0' && *r->at <= '9') ? read_number(r, node) : read_literal(r, node);
		if (result)
			return result;
		if (!ends_word(r))
			return unexpected(r, "the end of the value");
	}
	builder_add(&r->builder, node);
	return 0;
}

static int read_key(struct reader *r)
{
	struct place place;
	struct text key;

	skip_space(r);
	place = here(r);
	if (!accept(r, '"'))
		return unexpected(r, "a key in double quotes");
	if (read_string(r, &key))
		return -1;
	builder_key(&r->builder, key, place);
	skip_space(r);
	return accept(r, ':') ? 0 : unexpected(r, "':' after a key");
}

/* Up to the first scalar, or past an empty list or map. */
static int read_opening(struct reader *r)
{
	enum node_kind kind;

	for (;;) {
		skip_space(r);
		if (!next_is(r, '{') && !next_is(r, '['))
			return read_scalar(r);
		kind = *r->at == '{' ? NODE_MAP : NODE_LIST;
		if (builder_open(&r->builder, kind, here(r), r->fault))
			return -1;
		r->at++;
		skip_space(r);
		if (accept(r, kind == NODE_MAP ? '}' : ']'))
			return builder_close(&r->builder, NULL, r->fault);
		if (kind == NODE_MAP && read_key(r))
			return -1;
	}
}

/* What stands after a value: 1 when another one follows, 0 when the document is complete. */
static int read_closing(struct reader *r)
{
	const struct node *parent;

	while ((parent = builder_innermost(&r->builder))) {
		bool in_map = parent->kind == NODE_MAP;

		skip_space(r);
		if (accept(r, ','))
			return in_map && read_key(r) ? -1 : 1;
		if (!accept(r, in_map ? '}' : ']'))
			return unexpected(r, in_map ? "',' or '}'" : "',' or ']'");
		if (builder_close(&r->builder, NULL, r->fault))
			return -1;
	}
	return 0;
}

struct json_stream json_stream_of(struct text input, const char *file)
{
	static const struct text mark = TEXT_INIT("\xEF\xBB\xBF");

	return (struct json_stream){ text_from(input, text_starts_with(input, mark) ? mark.len : 0), { file, 1, 1 }, NULL, NULL };
}

int json_next(struct json_stream *stream, struct arena *arena, const struct node **document, struct fault *fault)
{
	struct reader r = { .at = stream->rest.ptr, .marked = stream->rest.ptr, .place = stream->place, .fault = fault };
	int more = 1;

	r.end = stream->rest.len ? r.at + stream->rest.len : r.at;
	skip_space(&r);
	if (r.at == r.end) {
		stream->rest.len = 0;
		stream->place = here(&r);
		return 0;
	}
	builder_reset(&r.builder, arena);
	r.builder.duplicate = stream->duplicate;
	r.builder.duplicate_context = stream->context;
	while (more > 0)
		more = read_opening(&r) ? -1 : read_closing(&r);
	stream->place = here(&r);
	stream->rest = more < 0 ? (struct text){ NULL, 0 } : (struct text){ r.at, left(&r) };
	*document = r.builder.root;
	builder_release(&r.builder);
	buf_release(&r.scratch);
	return more < 0 ? -1 : 1;
}

int json_read(struct text input, const char *file, struct arena *arena, const struct node **document, struct fault *fault)
{
	struct json_stream stream = json_stream_of(input, file);
	const struct node *second;
	struct text found;
	int result = json_next(&stream, arena, document, fault);

	if (!result)
		return fault_set_at(fault, stream.place, "the JSON text is empty");
	if (result < 0)
		return -1;
	found = text_trim(stream.rest, " \t\r\n");
	if (!found.len)
		return 0;
	if (json_next(&stream, arena, &second, fault) < 0)
		return -1;
	return fault_set_at(fault, second->place, "only one JSON document is allowed");
}
