/*
 * expressions: JMESPath expressions compiled once and found again by their text.
 *
 * Ownership  The cache owns the trees; expressions_release() frees them. After EXPRESSIONS_LIMIT of them, as texts made
 *            from resources could bring about, what is new is compiled into the caller's arena and not kept.
 */
#ifndef POLICY_CHECK_EXPRESSIONS_H
#define POLICY_CHECK_EXPRESSIONS_H

#include "common/base/map.h"
#include "tools/policy-check/jmespath/tree.h"

enum { EXPRESSIONS_LIMIT = 8192 };

struct expression {
	const struct jmespath_tree *tree; /* NULL when it cannot be compiled */
	struct text problem;
};

struct expressions {
	struct arena arena;
	struct map map;
};

#define EXPRESSIONS_INIT { ARENA_INIT, MAP_INIT }

const struct expression *expressions_compile(struct expressions *cache, struct text written, struct arena *scratch);
void expressions_release(struct expressions *cache);

#endif
