/*
 * lexer: a JMESPath expression cut into tokens.
 *
 * Ownership  Tokens point into the expression; decoded names and literals live in the arena.
 * Errors     -1 with a fault whose .place.column counts code points of the expression from 1.
 */
#ifndef POLICY_CHECK_JMESPATH_LEXER_H
#define POLICY_CHECK_JMESPATH_LEXER_H

#include "common/base/fault.h"
#include "common/doc/node.h"

enum jmespath_token_kind {
	TOKEN_END,
	TOKEN_STAR,
	TOKEN_DOT,
	TOKEN_FILTER,  /* [? */
	TOKEN_FLATTEN, /* [] */
	TOKEN_LEFT_PARENTHESIS,
	TOKEN_RIGHT_PARENTHESIS,
	TOKEN_LEFT_BRACKET,
	TOKEN_RIGHT_BRACKET,
	TOKEN_LEFT_BRACE,
	TOKEN_RIGHT_BRACE,
	TOKEN_OR,
	TOKEN_PIPE,
	TOKEN_NUMBER,
	TOKEN_NAME,
	TOKEN_QUOTED_NAME,
	TOKEN_COMMA,
	TOKEN_COLON,
	TOKEN_LESS,
	TOKEN_LESS_OR_EQUAL,
	TOKEN_MORE,
	TOKEN_MORE_OR_EQUAL,
	TOKEN_EQUAL,
	TOKEN_UNEQUAL,
	TOKEN_LITERAL,
	TOKEN_CURRENT,
	TOKEN_REFERENCE, /* & */
	TOKEN_AND,
	TOKEN_NOT
};

struct jmespath_token {
	enum jmespath_token_kind kind;
	unsigned column;
	struct text name;	    /* NAME, QUOTED_NAME */
	const struct node *literal; /* LITERAL */
	int64_t number;		    /* NUMBER */
};

/* All tokens of the expression, the last one TOKEN_END. */
int jmespath_tokens(struct text expression, struct arena *arena, const struct jmespath_token **tokens, struct fault *fault);

#endif
