/*
 * entry: one commit as a node of the context.
 */
#ifndef TOOLS_CHANGELOG_GEN_ENTRY_H
#define TOOLS_CHANGELOG_GEN_ENTRY_H

#include "tools/changelog-gen/context.h"

const struct node *entry_of(const struct context_options *options, const struct effect *effect, struct arena *arena);

/* Text of a commit as the context keeps it: see context_options.copy. */
struct text entry_text(const struct context_options *options, struct text text, struct arena *arena);
/* A link of the forge as a string, null when there is none. */
const struct node *entry_link(const struct context_options *options, enum forge_link link, struct text a, struct text b, struct arena *arena);
/* "2026-11-21", null for 0. */
const struct node *entry_date(int64_t time, struct arena *arena);

#endif
