/*
 * options: one table describes a tool's command line; parsing, --help, --man, --completion=bash and --print-options
 * all read it, so they cannot drift apart.
 *
 * Ownership  The tables point at the caller's variables and strings, which must outlive them. String values alias argv.
 *            options_release() frees the lists of struct arguments, and nothing else.
 * Errors     A bad command line ends the process with EXIT_TROUBLE, names the nearest option and points at --help.
 *            --help, --man, --version and the other questions about the tool itself are answered and end it with EXIT_OK.
 */
#ifndef COMMON_CLI_OPTIONS_H
#define COMMON_CLI_OPTIONS_H

#include <stdbool.h>

#include "common/base/strings.h"
#include "common/cli/keys.h"

enum option_kind {
	OPTION_FLAG,	/* .flag is set */
	OPTION_COUNT,	/* .number, 0 to 999999 */
	OPTION_STRING,	/* .string */
	OPTION_CHOICE,	/* .number, an index into .choices */
	OPTION_STRINGS, /* .strings; each use adds one */
	OPTION_PAIRS,	/* .strings; each use adds one NAME=VALUE, both not empty */
	OPTION_OPTIONAL /* .string; the value may be left out and is then .absent; the next argument is taken when it
			   does not begin with '-' */
};

struct option {
	enum option_kind kind;
	char short_name;	/* '\0' for none */
	const char *long_name;	/* NULL ends the table */
	const char *value_name; /* NULL for a flag */
	const char *help;	/* lower case, no full stop */
	bool *flag;
	unsigned *number;
	const char **string;
	struct strings *strings;
	const char *const *choices; /* OPTION_CHOICE, or for help and completion of a string; NULL at the end */
	const char *absent;
};

/*
 * A session for the manual and its test: lines "$ command", each followed by what it prints. --help shows the first
 * command of the first example.
 */
struct example {
	const char *what; /* "a message on standard input" */
	const char *session;
};

struct tool {
	const char *name;
	const char *operands;	 /* as in the synopsis: "[FILE ...]"; "" when none is taken */
	const char *summary;	 /* completes "NAME - …"; lower case, no full stop */
	const char *description; /* paragraphs, an empty line between */
	const struct option *options;
	const struct option *shared;	       /* those of every tool (shared_options.h); may be NULL */
	const struct example *examples;	       /* .what NULL at the end; may be NULL */
	const struct section *const *sections; /* of .relutils.yml that the tool reads, NULL at the end; may be NULL */
};

struct arguments {
	struct strings operands;
	struct strings given; /* long names of the options on the command line */
};

#define ARGUMENTS_INIT { STRINGS_INIT, STRINGS_INIT }

void options_parse(const struct tool *tool, int argc, char **argv, struct arguments *arguments);
/* False for all when arguments is NULL. */
bool options_given(const struct arguments *arguments, const char *long_name);
void options_release(struct arguments *arguments);

#endif
