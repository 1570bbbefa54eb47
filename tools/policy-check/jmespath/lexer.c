#include "tools/policy-check/jmespath/lexer.h"

#include <string.h>

#include "common/base/utf8.h"
#include "common/doc/json.h"
#include "tools/policy-check/jmespath/value.h"

struct lexer {
	struct text expression, rest;
	struct arena *arena;
	struct fault *fault;
	struct jmespath_token *tokens;
	size_t count, cap;
	const char *counted; /* columns are counted forward from here */
	unsigned column;
};

static const struct {
	char bytes[3];
	enum jmespath_token_kind kind;
} marks[] = {
	/* the longer ones first */
	{ "||", TOKEN_OR },
	{ "&&", TOKEN_AND },
	{ "==", TOKEN_EQUAL },
	{ "!=", TOKEN_UNEQUAL },
	{ "<=", TOKEN_LESS_OR_EQUAL },
	{ ">=", TOKEN_MORE_OR_EQUAL },
	{ "[?", TOKEN_FILTER },
	{ "[]", TOKEN_FLATTEN },
	{ "|", TOKEN_PIPE },
	{ "&", TOKEN_REFERENCE },
	{ "<", TOKEN_LESS },
	{ ">", TOKEN_MORE },
	{ "!", TOKEN_NOT },
	{ "[", TOKEN_LEFT_BRACKET },
	{ "]", TOKEN_RIGHT_BRACKET },
	{ "{", TOKEN_LEFT_BRACE },
	{ "}", TOKEN_RIGHT_BRACE },
	{ "(", TOKEN_LEFT_PARENTHESIS },
	{ ")", TOKEN_RIGHT_PARENTHESIS },
	{ ".", TOKEN_DOT },
	{ "*", TOKEN_STAR },
	{ ",", TOKEN_COMMA },
	{ ":", TOKEN_COLON },
	{ "@", TOKEN_CURRENT },
};

static unsigned column_of(struct lexer *lexer, const char *at)
{
	if (at > lexer->counted)
		lexer->column += (unsigned)utf8_count((struct text){ lexer->counted, (size_t)(at - lexer->counted) });
	lexer->counted = at;
	return lexer->column;
}

static int refuse(struct lexer *lexer, const char *at, const char *problem)
{
	return fault_set_at(lexer->fault, (struct place){ NULL, 1, column_of(lexer, at) }, "%s", problem);
}

static struct jmespath_token *add(struct lexer *lexer, enum jmespath_token_kind kind, const char *at)
{
	if (lexer->count == lexer->cap) {
		size_t cap = lexer->cap ? lexer->cap * 2 : 16;
		struct jmespath_token *tokens = arena_zalloc(lexer->arena, cap, sizeof(*tokens));

		if (lexer->count)
			memcpy(tokens, lexer->tokens, lexer->count * sizeof(*tokens));
		lexer->tokens = tokens;
		lexer->cap = cap;
	}
	lexer->tokens[lexer->count] = (struct jmespath_token){ .kind = kind, .column = column_of(lexer, at) };
	return &lexer->tokens[lexer->count++];
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool starts_name(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

static void take_name(struct lexer *lexer)
{
	struct text from = lexer->rest;
	size_t len = 1;

	while (len < from.len && (starts_name(from.ptr[len]) || is_digit(from.ptr[len])))
		len++;
	add(lexer, TOKEN_NAME, from.ptr)->name = text_slice(from, 0, len);
	lexer->rest = text_from(from, len);
}

static int take_number(struct lexer *lexer)
{
	struct text from = lexer->rest;
	size_t len = 1;
	bool negative = from.ptr[0] == '-';
	uint64_t value;

	while (len < from.len && is_digit(from.ptr[len]))
		len++;
	if (!text_to_u64(text_slice(from, negative, len - negative), &value) || value > INT32_MAX)
		return refuse(lexer, from.ptr, "not a number that can be an index");
	add(lexer, TOKEN_NUMBER, from.ptr)->number = negative ? -(int64_t)value : (int64_t)value;
	lexer->rest = text_from(from, len);
	return 0;
}

/* What stands between here and the closing byte, backslashes protecting the byte after them; SIZE_MAX without one. */
static size_t until(struct text t, char closing)
{
	for (size_t i = 1; i < t.len; i++) {
		if (t.ptr[i] == closing)
			return i;
		if (t.ptr[i] == '\\')
			i++;
	}
	return SIZE_MAX;
}

/* Copy without the backslash that stands before each quote byte; other backslashes stay. */
static struct text unescaped(struct arena *arena, struct text t, char quote)
{
	char *out = arena_zalloc(arena, t.len + 1, 1);
	size_t len = 0;

	for (size_t i = 0; i < t.len; i++) {
		if (t.ptr[i] == '\\' && i + 1 < t.len && (t.ptr[i + 1] == quote || t.ptr[i + 1] == '\\')) {
			if (t.ptr[i + 1] == '\\')
				out[len++] = '\\';
			i++;
		}
		out[len++] = t.ptr[i];
	}
	return (struct text){ out, len };
}

/* Read JSON text that stands in the expression at at. */
static int read_json(struct lexer *lexer, struct text json, const char *at, const struct node **value)
{
	struct fault inner = FAULT_INIT;

	if (json_read(json, NULL, lexer->arena, value, &inner) == 0)
		return 0;
	return fault_set_at(lexer->fault, (struct place){ NULL, 1, column_of(lexer, at) }, "not JSON: %s", inner.message);
}

static int take_quoted(struct lexer *lexer, char quote)
{
	struct text from = lexer->rest, inside;
	size_t end = until(from, quote);
	const struct node *value;

	if (end == SIZE_MAX)
		return refuse(lexer, from.ptr, quote == '"' ? "the name that '\"' opens is not closed" : quote == '`' ? "the literal that '`' opens is not closed"
														      : "the string that \"'\" opens is not closed");
	inside = text_slice(from, 1, end - 1);
	lexer->rest = text_from(from, end + 1);
	if (quote == '\'') {
		add(lexer, TOKEN_LITERAL, from.ptr)->literal = value_string(lexer->arena, unescaped(lexer->arena, inside, '\''));
		return 0;
	}
	if (quote == '"') {
		if (read_json(lexer, text_slice(from, 0, end + 1), from.ptr, &value) < 0)
			return -1;
		add(lexer, TOKEN_QUOTED_NAME, from.ptr)->name = value->string;
		return 0;
	}
	if (read_json(lexer, unescaped(lexer->arena, inside, '`'), from.ptr, &value) < 0)
		return -1;
	add(lexer, TOKEN_LITERAL, from.ptr)->literal = value;
	return 0;
}

static int take_mark(struct lexer *lexer)
{
	struct text from = lexer->rest;

	for (size_t i = 0; i < sizeof(marks) / sizeof(marks[0]); i++) {
		struct text mark = text_of(marks[i].bytes);

		if (text_starts_with(from, mark)) {
			add(lexer, marks[i].kind, from.ptr);
			lexer->rest = text_from(from, mark.len);
			return 0;
		}
	}
	return refuse(lexer, from.ptr, "this character has no meaning here");
}

static int take_token(struct lexer *lexer)
{
	char c = lexer->rest.ptr[0];

	if (c == '"' || c == '`' || c == '\'')
		return take_quoted(lexer, c);
	if (is_digit(c) || c == '-')
		return take_number(lexer);
	if (!starts_name(c))
		return take_mark(lexer);
	take_name(lexer);
	return 0;
}

int jmespath_tokens(struct text expression, struct arena *arena, const struct jmespath_token **tokens, struct fault *fault)
{
	struct lexer lexer = { .expression = expression, .rest = expression, .arena = arena, .fault = fault, .counted = expression.ptr, .column = 1 };

	while (lexer.rest.len) {
		if (strchr(" \t\r\n", lexer.rest.ptr[0]) && lexer.rest.ptr[0])
			lexer.rest = text_from(lexer.rest, 1);
		else if (take_token(&lexer) < 0)
			return -1;
	}
	add(&lexer, TOKEN_END, lexer.rest.ptr);
	*tokens = lexer.tokens;
	return 0;
}
