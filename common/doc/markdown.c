#include "common/doc/markdown.h"

#include <string.h>

#include "common/base/utf8.h"

/* Bytes within which a code span must close: what bounds the time that unpaired backticks take. */
enum { SPAN_LIMIT = 4096 };

struct writer {
	struct buf *out;
	struct text value;
	size_t at;
};

/* Bytes that need a look; all others are written as they are. */
static const bool special[256] = {
	['\\'] = true,
	['`'] = true,
	['<'] = true,
	['&'] = true,
	['['] = true,
	[']'] = true,
	['*'] = true,
	['_'] = true,
	['~'] = true,
	['@'] = true,
	['h'] = true,
	['\n'] = true,
	[0x7F] = true,
};

static bool is_special(char c)
{
	unsigned char byte = (unsigned char)c;

	return byte < 0x20 || byte >= 0x80 || special[byte];
}

static bool is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static bool is_word(char c)
{
	return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

/* The byte so far from the one at hand; NUL beyond the ends. */
static char peek(const struct writer *w, size_t ahead)
{
	return ahead < w->value.len - w->at ? w->value.ptr[w->at + ahead] : '\0';
}

static char before(const struct writer *w)
{
	return w->at ? w->value.ptr[w->at - 1] : '\0';
}

static size_t run_length(struct text t, size_t from, const char *set)
{
	size_t end = from;

	while (end < t.len && t.ptr[end] && strchr(set, t.ptr[end]))
		end++;
	return end - from;
}

static void take(struct writer *w, size_t len)
{
	buf_add(w->out, text_slice(w->value, w->at, len));
	w->at += len;
}

static void take_escaped(struct writer *w)
{
	buf_add_byte(w->out, '\\');
	take(w, 1);
}

/* "1." and "1)" begin a list. */
static void begin_number(struct writer *w)
{
	size_t len = run_length(w->value, w->at, "0123456789");
	char next = peek(w, len), after = peek(w, len + 1);

	if ((next != '.' && next != ')') || (after && !is_space(after)))
		return;
	take(w, len);
	take_escaped(w);
}

/* Does a character of this kind, after which next stands, begin a block? */
static bool begins_block(char c, char next)
{
	if (c == '>' || c == '|')
		return true;
	if (c == ':')
		return next == ':';
	return c && strchr("#+-*=", c) && (!next || is_space(next));
}

/* Escape what would begin a block here, at the beginning of a line. */
static void begin_line(struct writer *w)
{
	char c = peek(w, 0);
	const char several[] = { c, '\0' };
	size_t len = c && strchr("#-=", c) ? run_length(w->value, w->at, several) : 1;

	if (c >= '0' && c <= '9')
		begin_number(w);
	else if (begins_block(c, peek(w, len)))
		take_escaped(w);
}

/* What a GitHub runner would obey wherever it stands in a line of a log ("##[add-mask]x"). */
static bool is_command(struct text code)
{
	return text_find(code, TEXT("##["), 0) != SIZE_MAX;
}

/* A run of backticks: a code span when the same run closes it in this line, else backticks. */
static void take_backticks(struct writer *w)
{
	size_t run = run_length(w->value, w->at, "`"), end = w->at + run, other;
	struct text near = text_slice(w->value, 0, end + SPAN_LIMIT);

	while (end < near.len && near.ptr[end] != '\n') {
		other = run_length(near, end, "`");
		if (other == run && !is_command(text_slice(near, w->at, end - w->at))) {
			utf8_add_visible(w->out, text_slice(w->value, w->at, end + run - w->at));
			w->at = end + run;
			return;
		}
		end += other ? other : 1;
	}
	while (run--)
		take_escaped(w);
}

/* "@name" in a code span; beside other backticks an invisible space parts the sign from the name. */
static void take_mention(struct writer *w)
{
	size_t len = 1;
	char c = before(w);

	if (is_word(c) || c == '_' || !(is_word(peek(w, 1)) || peek(w, 1) == '_')) {
		take(w, 1);
		return;
	}
	while (is_word(peek(w, len)) || (peek(w, len) && strchr("@_./-", peek(w, len))))
		len++;
	while (strchr("@./-", peek(w, len - 1)))
		len--;
	if (peek(w, len) == '`' || (w->out->len && w->out->ptr[w->out->len - 1] == '`')) {
		take(w, 1);
		buf_adds(w->out, "&#8203;");
		return;
	}
	buf_add_byte(w->out, '`');
	take(w, len);
	buf_add_byte(w->out, '`');
}

static void take_address(struct writer *w)
{
	struct text rest = text_from(w->value, w->at);
	size_t len = text_starts_with(rest, TEXT("https://")) ? 8 : text_starts_with(rest, TEXT("http://")) ? 7
													    : 1;

	if (len > 1 && !is_word(before(w)))
		while (is_word(peek(w, len)) || (peek(w, len) && strchr("-._~:/?#@!$&'()+,;=%", peek(w, len))))
			len++;
	take(w, len);
}

static void take_delimiter(struct writer *w)
{
	char left = before(w), right = peek(w, 1);

	if ((left && right && is_space(left) && is_space(right)) || (peek(w, 0) == '_' && is_word(left) && is_word(right)))
		take(w, 1);
	else
		take_escaped(w);
}

/* '<' that would begin a tag, and '&' that would begin an entity. */
static void take_html(struct writer *w)
{
	size_t len = 1;

	if (peek(w, 0) == '<' && (is_word(peek(w, 1)) || (peek(w, 1) && strchr("/!?", peek(w, 1))))) {
		buf_adds(w->out, "&lt;");
		w->at++;
		return;
	}
	if (peek(w, 0) == '&') {
		len += peek(w, 1) == '#';
		while (is_word(peek(w, len)))
			len++;
		if (len > 1 && peek(w, len) == ';') {
			buf_adds(w->out, "&amp;");
			w->at++;
			return;
		}
	}
	take(w, 1);
}

static void take_line_end(struct writer *w)
{
	size_t lines = 0;

	for (; w->at < w->value.len && is_space(w->value.ptr[w->at]); w->at++)
		lines += w->value.ptr[w->at] == '\n';
	while (w->out->len && w->out->ptr[w->out->len - 1] == ' ')
		buf_cut(w->out, w->out->len - 1);
	buf_adds(w->out, lines > 1 ? "\n\n  " : "\n  ");
	begin_line(w);
}

/* Bytes that are no ASCII character, or one that is not shown. */
static void take_unusual(struct writer *w)
{
	size_t len = 0;
	char c = peek(w, 0);

	if (c == '\t' || (c == '\r' && peek(w, 1) == '\n')) {
		buf_adds(w->out, c == '\t' ? " " : "");
		w->at++;
		return;
	}
	while ((unsigned char)peek(w, len) >= 0x80)
		len++;
	len += !len;
	utf8_add_visible(w->out, text_slice(w->value, w->at, len));
	w->at += len;
}

static void take_backslash(struct writer *w)
{
	char next = peek(w, 1);

	if (next && (is_word(next) || is_space(next) || (unsigned char)next >= 0x80))
		take(w, 1);
	else
		take_escaped(w);
}

static void take_special(struct writer *w)
{
	static const struct {
		char byte;
		void (*take)(struct writer *w);
	} takers[] = {
		{ 'h', take_address },
		{ '`', take_backticks },
		{ '[', take_escaped },
		{ ']', take_escaped },
		{ '*', take_delimiter },
		{ '_', take_delimiter },
		{ '~', take_delimiter },
		{ '@', take_mention },
		{ '<', take_html },
		{ '&', take_html },
		{ '\\', take_backslash },
		{ '\n', take_line_end },
	};

	for (size_t i = 0; i < sizeof(takers) / sizeof(takers[0]); i++)
		if (takers[i].byte == peek(w, 0)) {
			takers[i].take(w);
			return;
		}
	take_unusual(w);
}

void markdown_escape(struct buf *out, struct text value)
{
	struct writer w = { .out = out };
	size_t spaces = run_length(value, 0, " \t");

	w.value = text_from(value, spaces);
	if (spaces)
		buf_add_byte(out, ' ');
	begin_line(&w);
	while (w.at < w.value.len) {
		size_t plain = w.at;

		while (plain < w.value.len && !is_special(w.value.ptr[plain]))
			plain++;
		take(&w, plain - w.at);
		if (w.at < w.value.len)
			take_special(&w);
	}
}
