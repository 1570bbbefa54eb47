#include "common/doc/js_scan.h"

#include <string.h>

#include "common/base/js.h"
#include "common/base/utf8.h"

struct place js_place(struct js_scan *scan, size_t at)
{
	if (at < scan->counted)
		scan->counted = scan->line_start = scan->lines = 0;
	for (; scan->counted < at && scan->counted < scan->source.len; scan->counted++) {
		if (scan->source.ptr[scan->counted] == '\n') {
			scan->lines++;
			scan->line_start = scan->counted + 1;
		}
	}
	return (struct place){ scan->file, scan->lines + 1, (unsigned)utf8_count(text_slice(scan->source, scan->line_start, at - scan->line_start)) + 1 };
}

char js_peek(const struct js_scan *scan)
{
	return scan->at < scan->source.len ? scan->source.ptr[scan->at] : '\0';
}

static struct text rest_of(const struct js_scan *scan)
{
	return text_from(scan->source, scan->at);
}

/* Up to and with the needle, or to the end. */
static void skip_past(struct js_scan *scan, struct text needle)
{
	size_t at = text_find(scan->source, needle, scan->at);

	scan->at = at == SIZE_MAX ? scan->source.len : at + needle.len;
}

bool js_skip_space(struct js_scan *scan)
{
	bool line_end = false;

	for (;;) {
		struct text rest = rest_of(scan);
		size_t start = scan->at, space = js_space(rest);

		scan->at += space;
		if (!space && text_starts_with(rest, TEXT("//"))) {
			scan->at += js_line(rest).len;
		} else if (!space && text_starts_with(rest, TEXT("/*"))) {
			scan->at += 2;
			skip_past(scan, TEXT("*/"));
		} else if (!space) {
			return line_end;
		}
		line_end = line_end || text_find_byte(text_slice(scan->source, start, scan->at - start), '\n', 0) != SIZE_MAX;
	}
}

static bool is_name_byte(char c)
{
	return js_is_word(c) || c == '$' || ((unsigned char)c & 0x80U);
}

bool js_take(struct js_scan *scan, const char *token)
{
	struct text t = text_of(token), rest;

	js_skip_space(scan);
	rest = rest_of(scan);
	if (!text_starts_with(rest, t) || (is_name_byte(token[0]) && rest.len > t.len && is_name_byte(rest.ptr[t.len])))
		return false;
	scan->at += t.len;
	return true;
}

struct text js_name(struct js_scan *scan)
{
	struct text rest = rest_of(scan);
	size_t len = 0;

	if (!rest.len || js_is_digit(rest.ptr[0]))
		return text_slice(rest, 0, 0);
	while (len < rest.len && is_name_byte(rest.ptr[len]) && !js_space(text_from(rest, len)))
		len++;
	scan->at += len;
	return text_slice(rest, 0, len);
}

/* The value of 1 to 6 hexadecimal digits. */
static bool hex_value(struct text digits, uint32_t *value)
{
	*value = 0;
	for (size_t i = 0; i < digits.len; i++) {
		char c = (char)(digits.ptr[i] | 0x20);

		if (!js_is_digit(digits.ptr[i]) && !(c >= 'a' && c <= 'f'))
			return false;
		*value = *value << 4 | (uint32_t)(c <= '9' ? digits.ptr[i] - '0' : c - 'a' + 10);
	}
	return digits.len > 0 && digits.len <= 6;
}

/* \xHH, \uHHHH or \u{H…} behind the backslash: bytes taken, 0 when it is malformed. */
static size_t hex_escape(struct text t, uint32_t *code)
{
	size_t close;

	if (t.ptr[0] == 'x')
		return t.len > 2 && hex_value(text_slice(t, 1, 2), code) ? 3 : 0;
	if (t.len > 1 && t.ptr[1] == '{') {
		close = text_find_byte(t, '}', 2);
		return close != SIZE_MAX && hex_value(text_slice(t, 2, close - 2), code) ? close + 1 : 0;
	}
	return t.len > 4 && hex_value(text_slice(t, 1, 4), code) ? 5 : 0;
}

/* Two escapes \uD83D\uDE00 are one character. */
static size_t surrogate_pair(struct text t, uint32_t *code)
{
	uint32_t low = 0;

	if (*code < 0xD800 || *code > 0xDBFF || !text_starts_with(t, TEXT("\\u")) || !hex_escape(text_from(t, 1), &low) || low < 0xDC00 || low > 0xDFFF)
		return 0;
	*code = 0x10000 + ((*code - 0xD800) << 10) + (low - 0xDC00);
	return 1 + hex_escape(text_from(t, 1), &low);
}

/* What stands behind a backslash: bytes taken, 0 when it is malformed. */
static size_t add_escape(struct buf *out, struct text t)
{
	static const char letters[] = "bfnrtv0", values[] = "\b\f\n\r\t\v";
	const char *letter;
	uint32_t code;
	size_t len;

	if (!t.len)
		return 0;
	if (t.ptr[0] == 'x' || t.ptr[0] == 'u') {
		len = hex_escape(t, &code);
		len += len ? surrogate_pair(text_from(t, len), &code) : 0;
		if (len)
			utf8_encode(out, code);
		return len;
	}
	if (js_line_end(t))
		return text_starts_with(t, TEXT("\r\n")) ? 2 : js_line_end(t);
	letter = t.ptr[0] ? strchr(letters, t.ptr[0]) : NULL;
	len = utf8_decode(t).len;
	if (letter)
		buf_add_byte(out, values[letter - letters]);
	else
		buf_add(out, text_slice(t, 0, len));
	return len;
}

/* The bytes between the quotes; false when they are unclosed, malformed or have a hole. */
static bool decode(struct text t, char quote, struct buf *out, size_t *taken)
{
	for (size_t at = 0; at < t.len;) {
		struct text rest = text_from(t, at);
		size_t len = utf8_decode(rest).len;

		if (rest.ptr[0] == quote) {
			*taken = at + 1;
			return true;
		}
		if ((quote != '`' && (rest.ptr[0] == '\n' || rest.ptr[0] == '\r')) || (quote == '`' && text_starts_with(rest, TEXT("${"))))
			return false;
		if (rest.ptr[0] == '\\') {
			len = add_escape(out, text_from(rest, 1));
			if (!len)
				return false;
			len++;
		} else if (text_starts_with(rest, TEXT("\r\n"))) {
			len = 1;
		} else {
			utf8_add_valid(out, text_slice(rest, 0, len));
		}
		at += len;
	}
	return false;
}

bool js_string(struct js_scan *scan, struct arena *arena, struct text *string)
{
	char quote = js_peek(scan);
	struct buf out = BUF_INIT;
	size_t taken;
	bool closed = (quote == '\'' || quote == '"' || quote == '`') && decode(text_from(scan->source, scan->at + 1), quote, &out, &taken);

	if (closed) {
		scan->at += 1 + taken;
		*string = arena_copy(arena, buf_text(&out));
	}
	buf_release(&out);
	return closed;
}

bool js_regex(struct js_scan *scan, struct text *written)
{
	struct text rest = rest_of(scan);
	bool in_class = false;

	for (size_t at = 1; at < rest.len && !js_line_end(text_from(rest, at)); at++) {
		char c = rest.ptr[at];

		in_class = c == '[' || (in_class && c != ']');
		if (c == '\\') {
			at++;
		} else if (c == '/' && !in_class) {
			for (at++; at < rest.len && is_name_byte(rest.ptr[at]);)
				at++;
			*written = text_slice(rest, 0, at);
			scan->at += at;
			return true;
		}
	}
	return false;
}

void js_skip_quoted(struct js_scan *scan)
{
	char quote = js_peek(scan);

	for (scan->at++; scan->at < scan->source.len; scan->at++) {
		char c = scan->source.ptr[scan->at];

		if (c == '\\')
			scan->at++;
		else if (c == quote || (quote != '`' && c == '\n'))
			break;
	}
	scan->at += scan->at < scan->source.len;
	if (scan->at > scan->source.len)
		scan->at = scan->source.len;
}

/* A '/' behind a value divides; elsewhere it begins a regular expression. */
static bool may_be_regex(const struct js_scan *scan)
{
	struct text before = js_trim_end(text_slice(scan->source, 0, scan->at));
	char c = before.len ? before.ptr[before.len - 1] : '\0';

	return !is_name_byte(c) && c != ')' && c != ']' && c != '}' && c != '\'' && c != '"' && c != '`';
}

/* A word that only begins a statement: where semicolons are left out, a line that starts with it ends the one before. */
static bool begins_statement(const struct js_scan *scan)
{
	static const char *const words[] = { "module", "export", "import", "const", "let", "var", "function", "class", "enum", "interface", "type" };
	struct js_scan ahead = *scan;

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (js_take(&ahead, words[i]))
			return true;
	return false;
}

static bool is_quote(char c)
{
	return c == '\'' || c == '"' || c == '`';
}

static bool opens(char c)
{
	return c == '(' || c == '[' || c == '{';
}

static bool closes(char c)
{
	return c == ')' || c == ']' || c == '}';
}

void js_skip_code(struct js_scan *scan, const char *stop)
{
	struct text regex;

	for (size_t depth = 0;;) {
		bool line_end = js_skip_space(scan);
		char c = js_peek(scan);

		if (line_end && !depth && begins_statement(scan))
			return;
		if (scan->at >= scan->source.len || (!depth && c && (strchr(stop, c) || closes(c))))
			return;
		if (is_quote(c)) {
			js_skip_quoted(scan);
		} else if (c == '/' && may_be_regex(scan) && js_regex(scan, &regex)) {
			continue;
		} else {
			depth += opens(c);
			depth -= closes(c);
			scan->at++;
		}
	}
}

/* Pass over <…>, which may be nested. */
static void skip_angles(struct js_scan *scan)
{
	size_t depth = 0;

	do {
		depth += js_peek(scan) == '<';
		depth -= js_peek(scan) == '>';
		scan->at++;
	} while (depth && scan->at < scan->source.len);
}

void js_skip_type(struct js_scan *scan)
{
	for (bool wants_more = true;;) {
		size_t before = scan->at;
		bool line_end = js_skip_space(scan);
		char c = js_peek(scan);

		if (!c || (!wants_more && (line_end || !strchr(".<[|&", c)))) {
			scan->at = before;
			return;
		}
		wants_more = c == '.' || c == '|' || c == '&';
		if (wants_more) {
			scan->at++;
		} else if (c == '<') {
			skip_angles(scan);
		} else if (opens(c)) {
			scan->at++;
			js_skip_code(scan, "");
			scan->at += scan->at < scan->source.len;
		} else if (is_quote(c)) {
			js_skip_quoted(scan);
		} else if (!js_name(scan).len) {
			scan->at = before;
			return;
		}
	}
}

void js_skip_types(struct js_scan *scan)
{
	size_t before = scan->at;

	for (;;) {
		bool line_end = js_skip_space(scan);

		if (!line_end && (js_take(scan, "as") || js_take(scan, "satisfies"))) {
			js_skip_type(scan);
			before = scan->at;
		} else if (!line_end && js_take(scan, "!")) {
			before = scan->at;
		} else {
			scan->at = before;
			return;
		}
	}
}

bool js_ends(struct js_scan *scan)
{
	bool line_end = js_skip_space(scan);
	char c = js_peek(scan);

	if (scan->at >= scan->source.len || (c && strchr(",;)]}", c)))
		return true;
	return line_end && !strchr(".([`+-*/%?&|=<>^", c ? c : '.');
}
