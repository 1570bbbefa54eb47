/*
 * styles: the templates that are built in; written in the language that users write theirs in (doc/template.h).
 */
#ifndef TOOLS_CHANGELOG_GEN_STYLES_H
#define TOOLS_CHANGELOG_GEN_STYLES_H

#include "common/base/text.h"

/* What --print-template prints. */
extern const struct text style_conventional;

#endif
