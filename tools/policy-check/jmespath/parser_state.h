/*
 * parser_state: where the parser stands, and how it makes trees.
 *
 * Ownership  Trees live in the parser's arena.
 * Errors     NULL, with the parser's fault filled in.
 */
#ifndef POLICY_CHECK_JMESPATH_PARSER_STATE_H
#define POLICY_CHECK_JMESPATH_PARSER_STATE_H

#include "tools/policy-check/jmespath/lexer.h"
#include "tools/policy-check/jmespath/tree.h"

struct parser {
	const struct jmespath_token *tokens;
	size_t at;
	struct arena *arena;
	struct fault *fault;
	enum jmespath_dialect dialect;
	unsigned nesting;
};

/* Children that grow in number. */
struct children {
	const struct jmespath_tree **items;
	size_t count, cap;
};

const struct jmespath_token *parser_now(const struct parser *p);
/* What follows the token at hand. */
enum jmespath_token_kind parser_after(const struct parser *p);
/* NULL, with a fault that names the token's place. */
const struct jmespath_tree *parser_refuse(struct parser *p, const struct jmespath_token *token, const char *problem);
/* Go on when the token at hand is of this kind. */
bool parser_take(struct parser *p, enum jmespath_token_kind kind);
struct jmespath_tree *parser_make(struct parser *p, enum jmespath_kind kind, size_t children);
/* NULL when a child is, or when it nests too deep. */
const struct jmespath_tree *parser_finish(struct parser *p, struct jmespath_tree *tree);
const struct jmespath_tree *parser_pair(struct parser *p, enum jmespath_kind kind, const struct jmespath_tree *left, const struct jmespath_tree *right);
const struct jmespath_tree *parser_current(struct parser *p);
void parser_add_child(struct parser *p, struct children *list, const struct jmespath_tree *child);
const struct jmespath_tree *parser_with_children(struct parser *p, enum jmespath_kind kind, const struct children *list);

#endif
