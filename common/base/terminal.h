/*
 * terminal: whether a stream is one that people look at, and how to colour it.
 *
 * Colours follow --color, then NO_COLOR (no-color.org), then whether the stream is a terminal and TERM is not "dumb".
 */
#ifndef COMMON_BASE_TERMINAL_H
#define COMMON_BASE_TERMINAL_H

#include <stdbool.h>
#include <stdio.h>

#include "common/base/env.h"

enum colour_choice { COLOUR_AUTO,
		     COLOUR_ALWAYS,
		     COLOUR_NEVER };

/* Names of enum colour_choice, in its order, NULL at the end. */
extern const char *const colour_names[];

bool terminal_is(FILE *stream);
bool terminal_colours(enum colour_choice choice, struct env env, FILE *stream);

#endif
