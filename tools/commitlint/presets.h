/*
 * presets: the shareable configurations of commitlint that are built in.
 *
 * Source  @commitlint/config-conventional and config-angular 21.
 */
#ifndef TOOLS_COMMITLINT_PRESETS_H
#define TOOLS_COMMITLINT_PRESETS_H

#include "common/base/text.h"
#include "common/release/conventional_grammar.h"

struct preset {
	const char *name;  /* "@commitlint/config-conventional" */
	const char *rules; /* as JSON */
	bool conventional; /* the grammar of the conventionalcommits preset; else Angular's, with a '!' allowed and meaningless */
};

/* NULL when it is not built in. */
const struct preset *preset_find(struct text name);
/* The one that holds when nothing is configured. */
const struct preset *preset_conventional(void);

struct conventional_grammar preset_grammar(const struct preset *preset);

/* The grammar of "conventional-changelog-conventionalcommits" or "-angular"; NULL for other names. */
const struct conventional_grammar *preset_grammar_named(struct text name);

#endif
