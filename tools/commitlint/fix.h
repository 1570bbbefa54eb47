/*
 * fix: mechanical corrections of a message: what needs no judgement.
 *
 * White space around the header, a full stop, the letter case of type, scope and a subject's first letter, missing empty lines.
 * Comments and everything else stay byte for byte; a second run changes nothing.
 */
#ifndef TOOLS_COMMITLINT_FIX_H
#define TOOLS_COMMITLINT_FIX_H

#include "tools/commitlint/lint.h"

typedef void fix_told(void *context, const struct lint_rule *rule);

/* Append the corrected message; told() is called for each correction. True when there was one. */
bool fix_message(const struct lint_options *options, struct text message, struct buf *out, fix_told *told, void *context);

#endif
