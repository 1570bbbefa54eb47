/*
 * explain: every commit with its effect and why, so that a surprising version is traced in a minute.
 *
 * Ownership  Everything is appended to the caller's buf.
 */
#ifndef SEMVER_BUMP_EXPLAIN_H
#define SEMVER_BUMP_EXPLAIN_H

#include "common/release/effect.h"
#include "common/release/intent.h"

/* For people: "minor  1a2b3c4  feat: x  (why)" a line, control characters shown escaped. */
void explain_add_text(struct buf *out, const struct effects *effects, unsigned short_id);
/* The intents for a package (.ptr NULL: all): "minor  .changeset/a.md  (core)" a line. */
void explain_add_intents(struct buf *out, const struct intents *intents, struct text package);
/* A JSON list of {"commit", "header", "type", "bump", "reason", "other"}. */
void explain_add_json(struct buf *out, const struct effects *effects);

#endif
