/*
 * A Pratt parser: each token has a binding power, a meaning at the start of an expression (start_*) and one after a
 * complete expression (continue_*).
 */
#include "tools/policy-check/jmespath/tree.h"

#include "tools/policy-check/jmespath/functions.h"
#include "tools/policy-check/jmespath/parser_state.h"

enum { PROJECTION_STOP = 10 }; /* tokens that bind less end the right side of a projection */

static const unsigned char powers[] = {
	[TOKEN_PIPE] = 1,
	[TOKEN_OR] = 2,
	[TOKEN_AND] = 3,
	[TOKEN_EQUAL] = 5,
	[TOKEN_UNEQUAL] = 5,
	[TOKEN_LESS] = 5,
	[TOKEN_LESS_OR_EQUAL] = 5,
	[TOKEN_MORE] = 5,
	[TOKEN_MORE_OR_EQUAL] = 5,
	[TOKEN_FLATTEN] = 9,
	[TOKEN_STAR] = 20,
	[TOKEN_FILTER] = 21,
	[TOKEN_DOT] = 40,
	[TOKEN_NOT] = 45,
	[TOKEN_LEFT_BRACE] = 50,
	[TOKEN_LEFT_BRACKET] = 55,
	[TOKEN_LEFT_PARENTHESIS] = 60,
};

static const enum jmespath_comparison comparisons[] = {
	[TOKEN_EQUAL] = JMESPATH_EQUAL,
	[TOKEN_UNEQUAL] = JMESPATH_UNEQUAL,
	[TOKEN_LESS] = JMESPATH_LESS,
	[TOKEN_LESS_OR_EQUAL] = JMESPATH_LESS_OR_EQUAL,
	[TOKEN_MORE] = JMESPATH_MORE,
	[TOKEN_MORE_OR_EQUAL] = JMESPATH_MORE_OR_EQUAL,
};

static const struct jmespath_tree *parse_expression(struct parser *p, unsigned power);

static unsigned power_of(enum jmespath_token_kind kind)
{
	return (size_t)kind < sizeof(powers) ? powers[kind] : 0;
}

static const struct jmespath_tree *parse_select_list(struct parser *p)
{
	struct children list = { 0 };

	do {
		const struct jmespath_tree *each = parse_expression(p, 0);

		if (!each)
			return NULL;
		parser_add_child(p, &list, each);
	} while (parser_take(p, TOKEN_COMMA));
	if (!parser_take(p, TOKEN_RIGHT_BRACKET))
		return parser_refuse(p, parser_now(p), "',' or ']' must stand here");
	return parser_with_children(p, JMESPATH_SELECT_LIST, &list);
}

static const struct jmespath_tree *parse_select_map(struct parser *p)
{
	struct children list = { 0 };

	do {
		struct jmespath_tree *pair;

		if (parser_now(p)->kind != TOKEN_NAME && parser_now(p)->kind != TOKEN_QUOTED_NAME)
			return parser_refuse(p, parser_now(p), "a key must stand here");
		pair = parser_make(p, JMESPATH_PAIR, 1);
		pair->name = parser_now(p)->name;
		p->at++;
		if (!parser_take(p, TOKEN_COLON))
			return parser_refuse(p, parser_now(p), "':' must stand here");
		pair->children[0] = parse_expression(p, 0);
		if (!parser_finish(p, pair))
			return NULL;
		parser_add_child(p, &list, pair);
	} while (parser_take(p, TOKEN_COMMA));
	if (!parser_take(p, TOKEN_RIGHT_BRACE))
		return parser_refuse(p, parser_now(p), "',' or '}' must stand here");
	return parser_with_children(p, JMESPATH_SELECT_MAP, &list);
}

/* What may follow a dot. */
static const struct jmespath_tree *parse_after_dot(struct parser *p, unsigned power)
{
	if (parser_now(p)->kind == TOKEN_NAME || parser_now(p)->kind == TOKEN_QUOTED_NAME || parser_now(p)->kind == TOKEN_STAR)
		return parse_expression(p, power);
	if (parser_take(p, TOKEN_LEFT_BRACKET))
		return parse_select_list(p);
	if (parser_take(p, TOKEN_LEFT_BRACE))
		return parse_select_map(p);
	return parser_refuse(p, parser_now(p), "a name, '[' or '{' must follow the '.'");
}

/* What is done to each element of a projection. */
static const struct jmespath_tree *parse_each(struct parser *p, unsigned power)
{
	enum jmespath_token_kind kind = parser_now(p)->kind;

	if (power_of(kind) < PROJECTION_STOP)
		return parser_current(p);
	if (kind == TOKEN_LEFT_BRACKET || kind == TOKEN_FILTER)
		return parse_expression(p, power);
	if (parser_take(p, TOKEN_DOT))
		return parse_after_dot(p, power);
	return parser_refuse(p, parser_now(p), "this cannot follow a projection");
}

static const struct jmespath_tree *parse_slice(struct parser *p)
{
	struct jmespath_tree *slice = parser_make(p, JMESPATH_SLICE, 0);
	unsigned part = 0;

	while (parser_now(p)->kind != TOKEN_RIGHT_BRACKET) {
		if (parser_now(p)->kind == TOKEN_COLON && part < 2) {
			part++;
		} else if (parser_now(p)->kind == TOKEN_NUMBER && !slice->slice.has[part]) {
			slice->slice.has[part] = true;
			slice->slice.part[part] = parser_now(p)->number;
		} else {
			return parser_refuse(p, parser_now(p), "a slice is [start:stop:step]");
		}
		p->at++;
	}
	p->at++;
	if (slice->slice.has[2] && slice->slice.part[2] == 0)
		return parser_refuse(p, &p->tokens[p->at - 1], "the step of a slice cannot be 0");
	return slice;
}

/* [0] or [1:2] behind left; the bracket has been taken. */
static const struct jmespath_tree *parse_index(struct parser *p, const struct jmespath_tree *left)
{
	const struct jmespath_tree *slice;
	struct jmespath_tree *index;

	if (parser_now(p)->kind == TOKEN_COLON || parser_after(p) == TOKEN_COLON) {
		slice = parse_slice(p);
		if (!slice)
			return NULL;
		left = parser_pair(p, JMESPATH_SUBEXPRESSION, left, slice);
		return left ? parser_pair(p, JMESPATH_PROJECTION, left, parse_each(p, powers[TOKEN_STAR])) : NULL;
	}
	index = parser_make(p, JMESPATH_INDEX, 0);
	index->index = parser_now(p)->number;
	p->at++;
	if (!parser_take(p, TOKEN_RIGHT_BRACKET))
		return parser_refuse(p, parser_now(p), "']' must stand here");
	return parser_pair(p, JMESPATH_SUBEXPRESSION, left, index);
}

static const struct jmespath_tree *parse_filter(struct parser *p, const struct jmespath_tree *left)
{
	struct jmespath_tree *filter = parser_make(p, JMESPATH_FILTER, 3);

	filter->children[0] = left;
	filter->children[2] = parse_expression(p, 0);
	if (!filter->children[2])
		return NULL;
	if (!parser_take(p, TOKEN_RIGHT_BRACKET))
		return parser_refuse(p, parser_now(p), "']' must stand here");
	filter->children[1] = parser_now(p)->kind == TOKEN_FLATTEN ? parser_current(p) : parse_each(p, powers[TOKEN_FILTER]);
	return parser_finish(p, filter);
}

static const struct jmespath_tree *parse_flatten(struct parser *p, const struct jmespath_tree *left)
{
	struct jmespath_tree *flatten = parser_make(p, JMESPATH_FLATTEN, 1);

	flatten->children[0] = left;
	if (!parser_finish(p, flatten))
		return NULL;
	return parser_pair(p, JMESPATH_PROJECTION, flatten, parse_each(p, powers[TOKEN_FLATTEN]));
}

/* name( … ; both have been taken. */
static const struct jmespath_tree *parse_call(struct parser *p, const struct jmespath_token *name)
{
	const struct jmespath_function *function = jmespath_function_named(name->name, p->dialect);
	struct children list = { 0 };
	struct jmespath_tree *tree;

	if (!function) {
		fault_set_at(p->fault, (struct place){ NULL, 1, name->column }, "unknown function: %.*s", TEXT_ARGS(name->name));
		return NULL;
	}
	if (!parser_take(p, TOKEN_RIGHT_PARENTHESIS)) {
		do {
			const struct jmespath_tree *argument = parse_expression(p, 0);

			if (!argument)
				return NULL;
			parser_add_child(p, &list, argument);
		} while (parser_take(p, TOKEN_COMMA));
		if (!parser_take(p, TOKEN_RIGHT_PARENTHESIS))
			return parser_refuse(p, parser_now(p), "',' or ')' must stand here");
	}
	tree = parser_make(p, JMESPATH_CALL, 0);
	tree->function = function;
	tree->children = list.items;
	tree->child_count = list.count;
	return parser_finish(p, tree);
}

static const struct jmespath_tree *start_bracket(struct parser *p)
{
	if (parser_now(p)->kind == TOKEN_NUMBER || parser_now(p)->kind == TOKEN_COLON)
		return parse_index(p, parser_current(p));
	if (parser_now(p)->kind == TOKEN_STAR && parser_after(p) == TOKEN_RIGHT_BRACKET) {
		p->at += 2;
		return parser_pair(p, JMESPATH_PROJECTION, parser_current(p), parse_each(p, powers[TOKEN_STAR]));
	}
	return parse_select_list(p);
}

static const struct jmespath_tree *start_name(struct parser *p, const struct jmespath_token *token)
{
	struct jmespath_tree *field;

	if (parser_now(p)->kind == TOKEN_LEFT_PARENTHESIS) {
		if (token->kind == TOKEN_QUOTED_NAME)
			return parser_refuse(p, token, "the name of a function is not quoted");
		p->at++;
		return parse_call(p, token);
	}
	field = parser_make(p, JMESPATH_FIELD, 0);
	field->name = token->name;
	return field;
}

static const struct jmespath_tree *start_prefix(struct parser *p, enum jmespath_kind kind, unsigned power)
{
	struct jmespath_tree *tree = parser_make(p, kind, 1);

	tree->children[0] = parse_expression(p, power);
	return parser_finish(p, tree);
}

static const struct jmespath_tree *start_parenthesis(struct parser *p)
{
	const struct jmespath_tree *inside = parse_expression(p, 0);

	if (inside && !parser_take(p, TOKEN_RIGHT_PARENTHESIS))
		return parser_refuse(p, parser_now(p), "')' must stand here");
	return inside;
}

static const struct jmespath_tree *start_literal(struct parser *p, const struct jmespath_token *token)
{
	struct jmespath_tree *literal = parser_make(p, JMESPATH_LITERAL, 0);

	literal->literal = token->literal;
	return literal;
}

static const struct jmespath_tree *start(struct parser *p, const struct jmespath_token *token)
{
	switch ((int)token->kind) {
	case TOKEN_LITERAL:
		return start_literal(p, token);
	case TOKEN_NAME:
	case TOKEN_QUOTED_NAME:
		return start_name(p, token);
	case TOKEN_STAR:
		return parser_pair(p, JMESPATH_VALUES, parser_current(p), parser_now(p)->kind == TOKEN_RIGHT_BRACKET ? parser_current(p) : parse_each(p, powers[TOKEN_STAR]));
	case TOKEN_FILTER:
		return parse_filter(p, parser_current(p));
	case TOKEN_FLATTEN:
		return parse_flatten(p, parser_current(p));
	case TOKEN_LEFT_BRACE:
		return parse_select_map(p);
	case TOKEN_LEFT_BRACKET:
		return start_bracket(p);
	case TOKEN_CURRENT:
		return parser_current(p);
	case TOKEN_REFERENCE:
		return start_prefix(p, JMESPATH_REFERENCE, 0);
	case TOKEN_NOT:
		return start_prefix(p, JMESPATH_NOT, powers[TOKEN_NOT]);
	case TOKEN_LEFT_PARENTHESIS:
		return start_parenthesis(p);
	default:
		return parser_refuse(p, token, "an expression cannot begin with this");
	}
}

static const struct jmespath_tree *continue_compare(struct parser *p, const struct jmespath_tree *left, enum jmespath_comparison comparison)
{
	struct jmespath_tree *tree = parser_make(p, JMESPATH_COMPARE, 2);

	tree->comparison = comparison;
	tree->children[0] = left;
	tree->children[1] = parse_expression(p, powers[TOKEN_EQUAL]);
	return parser_finish(p, tree);
}

static const struct jmespath_tree *continue_dot(struct parser *p, const struct jmespath_tree *left)
{
	if (parser_take(p, TOKEN_STAR))
		return parser_pair(p, JMESPATH_VALUES, left, parse_each(p, powers[TOKEN_DOT]));
	return parser_pair(p, JMESPATH_SUBEXPRESSION, left, parse_after_dot(p, powers[TOKEN_DOT]));
}

static const struct jmespath_tree *continue_bracket(struct parser *p, const struct jmespath_tree *left)
{
	if (parser_now(p)->kind == TOKEN_NUMBER || parser_now(p)->kind == TOKEN_COLON)
		return parse_index(p, left);
	if (!parser_take(p, TOKEN_STAR) || !parser_take(p, TOKEN_RIGHT_BRACKET))
		return parser_refuse(p, parser_now(p), "a number, a slice or '*' must stand between brackets");
	return parser_pair(p, JMESPATH_PROJECTION, left, parse_each(p, powers[TOKEN_STAR]));
}

static const struct jmespath_tree *continue_with(struct parser *p, const struct jmespath_token *token, const struct jmespath_tree *left)
{
	if (power_of(token->kind) == powers[TOKEN_EQUAL])
		return continue_compare(p, left, comparisons[token->kind]);
	switch ((int)token->kind) {
	case TOKEN_DOT:
		return continue_dot(p, left);
	case TOKEN_PIPE:
		return parser_pair(p, JMESPATH_PIPE, left, parse_expression(p, powers[TOKEN_PIPE]));
	case TOKEN_OR:
		return parser_pair(p, JMESPATH_OR, left, parse_expression(p, powers[TOKEN_OR]));
	case TOKEN_AND:
		return parser_pair(p, JMESPATH_AND, left, parse_expression(p, powers[TOKEN_AND]));
	case TOKEN_FILTER:
		return parse_filter(p, left);
	case TOKEN_FLATTEN:
		return parse_flatten(p, left);
	case TOKEN_LEFT_BRACKET:
		return continue_bracket(p, left);
	default:
		return parser_refuse(p, token, "an expression cannot go on with this");
	}
}

static const struct jmespath_tree *parse_expression(struct parser *p, unsigned power)
{
	const struct jmespath_token *token = parser_now(p);
	const struct jmespath_tree *left;

	if (++p->nesting > JMESPATH_DEPTH_LIMIT)
		return parser_refuse(p, token, "the expression nests too deep");
	if (token->kind != TOKEN_END)
		p->at++;
	left = start(p, token);
	while (left && power < power_of(parser_now(p)->kind)) {
		token = parser_now(p);
		p->at++;
		left = continue_with(p, token, left);
	}
	p->nesting--;
	return left;
}

const struct jmespath_tree *jmespath_parse(struct text expression, enum jmespath_dialect dialect, struct arena *arena,
					   struct fault *fault)
{
	struct parser p = { .arena = arena, .fault = fault, .dialect = dialect };
	const struct jmespath_tree *tree;

	if (jmespath_tokens(expression, arena, &p.tokens, fault) < 0)
		return NULL;
	tree = parse_expression(&p, 0);
	if (tree && parser_now(&p)->kind != TOKEN_END)
		return parser_refuse(&p, parser_now(&p), "the expression should end here");
	return tree;
}
