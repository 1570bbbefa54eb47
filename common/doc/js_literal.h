/*
 * js_literal: what a JavaScript or TypeScript module exports, read without running it, when it is made of literals.
 *
 * Read are `module.exports =`, `export default` and `export =` of objects, arrays, strings, templates without holes, numbers,
 * true, false, null, undefined and regular expressions (as the string "/source/flags"); names of constants that are such
 * literals; spreads of them; strings joined by `+`; the members Disabled, Warning and Error of RuleConfigSeverity; comments,
 * types, `as T`, `satisfies T`, trailing commas, parentheses. All else is passed over, and the first place of it is told.
 *
 * Ownership  Nodes live in the arena; the source must outlive them.
 * Limits     JS_LITERAL_DEPTH, and JS_LITERAL_KEYS in a map; what is beyond is no literal.
 * Errors     -1 with a fault when there is no export or the source breaks off.
 */
#ifndef COMMON_DOC_JS_LITERAL_H
#define COMMON_DOC_JS_LITERAL_H

#include "common/base/fault.h"
#include "common/doc/node.h"

enum { JS_LITERAL_DEPTH = 64,
       JS_LITERAL_KEYS = 10000 };

struct js_export {
	const struct node *value; /* without what is no literal; NULL when nothing is left */
	bool is_literal;	  /* all of it was */
	struct place odd;	  /* … else the first expression that was not */
	struct text odd_source;	  /* its first line */
};

/* free_keys: keys of the exported map under which anything may stand, NULL at the end; may be NULL. */
int js_literal_read(struct text source, const char *file, const char *const *free_keys, struct arena *arena, struct js_export *exported, struct fault *fault);

#endif
