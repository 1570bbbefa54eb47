/*
 * describe: what a tool says of itself, written from its table of options.
 *
 * Everything goes to standard output; errors stay on the stream (finish_stdout()).
 */
#ifndef COMMON_CLI_DESCRIBE_H
#define COMMON_CLI_DESCRIBE_H

#include "common/cli/options.h"

/* The options every tool answers by itself: --help, --version, --man, --completion, --print-options. */
extern const struct option builtin_options[];

/* Does an option of the tool itself stand for this shared one of the same name? */
bool option_is_hidden(const struct tool *tool, const struct option *option);

/* A screenful, with an example. */
void describe_help(const struct tool *tool);
/* A manual page, as roff (man(7)). */
void describe_manual(const struct tool *tool);
/* A completion function for bash. */
void describe_completion(const struct tool *tool);
/* A line an option: tool, long name, value name, help; separated by tabs. */
void describe_table(const struct tool *tool);
/* "NAME (relutils) X.Y.Z". */
void describe_version(const struct tool *tool);

#endif
