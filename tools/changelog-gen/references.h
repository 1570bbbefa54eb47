/*
 * references: the issues, pull and merge requests that a text names, as links.
 *
 *   #12   GH-12   owner/repository#12   and on GitLab !12   group/project!12
 *
 * They count where a word may begin, outside of code spans and addresses, and so do the patterns that are
 * configured (issue_patterns.h), which win. "(#12)" at the end is how forges name the pull request that a
 * commit came from; other "#12" are issues (GitHub forwards when it is the other kind).
 *
 * Ownership  Nodes live in the arena.
 */
#ifndef TOOLS_CHANGELOG_GEN_REFERENCES_H
#define TOOLS_CHANGELOG_GEN_REFERENCES_H

#include "common/doc/node.h"
#include "common/release/forge.h"
#include "tools/changelog-gen/issue_patterns.h"

/* The text as a list of {"text", "url"}; "url" is null for what is no reference. */
const struct node *references_parts(const struct forge *forge, const struct issue_patterns *patterns, struct text text, struct arena *arena);

/* One issue as {"text", "url"}. path: "owner/repository", empty for this one. */
const struct node *references_issue(const struct forge *forge, struct text path, struct text number, struct arena *arena);

#endif
