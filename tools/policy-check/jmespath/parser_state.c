#include "tools/policy-check/jmespath/parser_state.h"

#include <string.h>

const struct jmespath_token *parser_now(const struct parser *p)
{
	return &p->tokens[p->at];
}

enum jmespath_token_kind parser_after(const struct parser *p)
{
	return parser_now(p)->kind == TOKEN_END ? TOKEN_END : p->tokens[p->at + 1].kind;
}

const struct jmespath_tree *parser_refuse(struct parser *p, const struct jmespath_token *token, const char *problem)
{
	fault_set_at(p->fault, (struct place){ NULL, 1, token->column }, "%s",
		     token->kind == TOKEN_END ? "the expression ends too early" : problem);
	return NULL;
}

bool parser_take(struct parser *p, enum jmespath_token_kind kind)
{
	if (parser_now(p)->kind != kind)
		return false;
	if (kind != TOKEN_END)
		p->at++;
	return true;
}

struct jmespath_tree *parser_make(struct parser *p, enum jmespath_kind kind, size_t children)
{
	struct jmespath_tree *tree = arena_zalloc(p->arena, 1, sizeof(*tree));

	tree->kind = kind;
	tree->depth = 1;
	tree->child_count = children;
	if (children)
		tree->children = arena_zalloc(p->arena, children, sizeof(*tree->children));
	return tree;
}

/* Count the levels; NULL when a child is missing (its fault is set) or there are too many. */
const struct jmespath_tree *parser_finish(struct parser *p, struct jmespath_tree *tree)
{
	for (size_t i = 0; i < tree->child_count; i++) {
		if (!tree->children[i])
			return NULL;
		if (tree->children[i]->depth >= tree->depth)
			tree->depth = tree->children[i]->depth + 1;
	}
	if (tree->depth > JMESPATH_DEPTH_LIMIT)
		return parser_refuse(p, parser_now(p), "the expression nests too deep");
	return tree;
}

const struct jmespath_tree *parser_pair(struct parser *p, enum jmespath_kind kind, const struct jmespath_tree *left,
					const struct jmespath_tree *right)
{
	struct jmespath_tree *tree = parser_make(p, kind, 2);

	tree->children[0] = left;
	tree->children[1] = right;
	return parser_finish(p, tree);
}

const struct jmespath_tree *parser_current(struct parser *p)
{
	return parser_make(p, JMESPATH_CURRENT, 0);
}

void parser_add_child(struct parser *p, struct children *list, const struct jmespath_tree *child)
{
	if (list->count == list->cap) {
		size_t cap = list->cap ? list->cap * 2 : 4;
		const struct jmespath_tree **items = arena_zalloc(p->arena, cap, sizeof(*items));

		if (list->count)
			memcpy(items, list->items, list->count * sizeof(*items));
		list->items = items;
		list->cap = cap;
	}
	list->items[list->count++] = child;
}

const struct jmespath_tree *parser_with_children(struct parser *p, enum jmespath_kind kind, const struct children *list)
{
	struct jmespath_tree *tree = parser_make(p, kind, 0);

	tree->children = list->items;
	tree->child_count = list->count;
	return parser_finish(p, tree);
}
