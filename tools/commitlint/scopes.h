/* scopes: a scope that names several, cut at delimiters as commitlint cuts it. */
#ifndef TOOLS_COMMITLINT_SCOPES_H
#define TOOLS_COMMITLINT_SCOPES_H

#include "common/release/conventional_grammar.h"

/* "/", "\" and ",", which holds when a configuration names none. */
extern const struct texts scopes_default_delimiters;

/* Cut the first segment off *rest; "," takes a space behind it along. As text_next_part(): .ptr NULL is finished. */
bool scopes_next(struct text *rest, struct texts delimiters, struct text *segment);

#endif
