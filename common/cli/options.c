#include "common/cli/options.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "common/base/die.h"
#include "common/base/nearest.h"
#include "common/base/text.h"
#include "common/cli/describe.h"

enum { LARGEST_COUNT = 999999 };

const struct option builtin_options[] = {
	{ OPTION_FLAG, .short_name = 'h', .long_name = "help", .help = "show this help and exit" },
	{ OPTION_FLAG, .long_name = "version", .help = "print the version and exit" },
	{ OPTION_FLAG, .long_name = "man", .help = "print the manual page, as roff" },
	{ OPTION_STRING, .long_name = "completion", .value_name = "SHELL", .help = "print a completion: bash" },
	{ OPTION_FLAG, .long_name = "print-options", .help = "print the options as a table" },
	{ 0 },
};

/* What is left of the command line. */
struct parse {
	const struct tool *tool;
	struct arguments *arguments;
	char **next, **end;
};

NORETURN static void bad_usage(const char *what, const char *argument)
{
	die("%s '%s'; try '%s --help'", what, argument, tool_name);
}

static const struct option *find_in(const struct option *table, struct text long_name, char short_name)
{
	for (const struct option *o = table; o && o->long_name; o++)
		if (short_name ? o->short_name == short_name : text_is(long_name, o->long_name))
			return o;
	return NULL;
}

bool option_is_hidden(const struct tool *tool, const struct option *option)
{
	const struct option *own = find_in(tool->options, text_of(option->long_name), '\0');

	return own && own != option;
}

static const struct option *find(const struct tool *tool, struct text long_name, char short_name)
{
	const struct option *found = find_in(tool->options, long_name, short_name);

	if (!found)
		found = find_in(tool->shared, long_name, short_name);
	return found ? found : find_in(builtin_options, long_name, short_name);
}

NORETURN static void unknown_option(const struct tool *tool, struct text long_name, const char *argument)
{
	const struct option *tables[] = { tool->options, tool->shared, builtin_options };
	struct nearest near = nearest_to(long_name);

	for (size_t i = 0; i < sizeof(tables) / sizeof(tables[0]); i++)
		for (const struct option *o = tables[i]; o && o->long_name; o++)
			nearest_offer(&near, o->long_name);
	if (near.best)
		die("unknown option '%s'; did you mean '--%s'? try '%s --help'", argument, near.best, tool_name);
	bad_usage("unknown option", argument);
}

static bool answer(const struct tool *tool, const struct option *o, const char *value)
{
	static const struct {
		const char *name;
		void (*describe)(const struct tool *);
	} questions[] = {
		{ "help", describe_help },
		{ "version", describe_version },
		{ "man", describe_manual },
		{ "print-options", describe_table },
	};

	if (o < builtin_options || o >= builtin_options + sizeof(builtin_options) / sizeof(builtin_options[0]))
		return false;
	if (!strcmp(o->long_name, "completion")) {
		if (strcmp(value, "bash"))
			bad_usage("no completion for shell", value);
		describe_completion(tool);
		return true;
	}
	for (size_t i = 0; i < sizeof(questions) / sizeof(questions[0]); i++)
		if (!strcmp(o->long_name, questions[i].name))
			questions[i].describe(tool);
	return true;
}

static void store_choice(const struct option *o, const char *value)
{
	struct nearest near = nearest_to(text_of(value));

	for (unsigned i = 0; o->choices[i]; i++) {
		if (!strcmp(o->choices[i], value)) {
			*o->number = i;
			return;
		}
		nearest_offer(&near, o->choices[i]);
	}
	if (near.best)
		die("unknown value '%s' of '--%s'; did you mean '%s'?", value, o->long_name, near.best);
	die("unknown value '%s' of '--%s'; try '%s --help'", value, o->long_name, tool_name);
}

static void store_count(const struct option *o, const char *value)
{
	uint64_t n;

	if (!text_to_u64(text_of(value), &n) || n > LARGEST_COUNT)
		die("'--%s' takes a number from 0 to %d, not '%s'", o->long_name, LARGEST_COUNT, value);
	*o->number = (unsigned)n;
}

static void store_pair(const struct option *o, const char *value)
{
	const char *equals = strchr(value, '=');

	if (!equals || equals == value || !equals[1])
		die("'--%s' takes %s, not '%s'", o->long_name, o->value_name, value);
	strings_add(o->strings, value);
}

static void store(const struct option *o, const char *value)
{
	switch (o->kind) {
	case OPTION_FLAG:
		*o->flag = true;
		return;
	case OPTION_COUNT:
		store_count(o, value);
		return;
	case OPTION_STRING:
	case OPTION_OPTIONAL:
		*o->string = value;
		return;
	case OPTION_CHOICE:
		store_choice(o, value);
		return;
	case OPTION_STRINGS:
		strings_add(o->strings, value);
		return;
	case OPTION_PAIRS:
		store_pair(o, value);
		return;
	}
}

/* The value of an option whose argument holds none. */
static const char *following_value(struct parse *p, const struct option *o, const char *argument)
{
	bool there = p->next < p->end;

	if (o->kind == OPTION_FLAG)
		return NULL;
	if (o->kind == OPTION_OPTIONAL)
		return there && (*p->next)[0] != '-' && (*p->next)[0] ? *p->next++ : o->absent;
	if (!there)
		bad_usage("option needs a value:", argument);
	return *p->next++;
}

static void take(struct parse *p, const struct option *o, const char *value)
{
	if (answer(p->tool, o, value)) {
		finish_stdout();
		options_release(p->arguments);
		exit(EXIT_OK);
	}
	store(o, value);
	strings_add(&p->arguments->given, o->long_name);
}

static void parse_long(struct parse *p, const char *argument)
{
	size_t len = strcspn(argument + 2, "=");
	const char *value = argument[2 + len] ? argument + 2 + len + 1 : NULL;
	struct text name = { argument + 2, len };
	const struct option *o = find(p->tool, name, '\0');

	if (!o)
		unknown_option(p->tool, name, argument);
	if (o->kind == OPTION_FLAG && value)
		bad_usage("option takes no value:", argument);
	take(p, o, value ? value : following_value(p, o, argument));
}

/* "-q", "-qv", "-n3", "-n 3". */
static void parse_short(struct parse *p, const char *argument)
{
	for (const char *c = argument + 1; *c; c++) {
		const struct option *o = find(p->tool, TEXT(""), *c);

		if (!o)
			bad_usage("unknown option", argument);
		if (o->kind != OPTION_FLAG && c[1]) {
			take(p, o, c + 1);
			return;
		}
		take(p, o, following_value(p, o, argument));
	}
}

void options_parse(const struct tool *tool, int argc, char **argv, struct arguments *arguments)
{
	struct parse p = { tool, arguments, argv + (argc > 0), argv + argc };
	bool only_operands = false;

	while (p.next < p.end) {
		const char *argument = *p.next++;

		if (only_operands || argument[0] != '-' || !argument[1])
			strings_add(&arguments->operands, argument);
		else if (!strcmp(argument, "--"))
			only_operands = true;
		else if (argument[1] == '-')
			parse_long(&p, argument);
		else
			parse_short(&p, argument);
	}
	if (arguments->operands.count && !*tool->operands)
		bad_usage("no operand is taken, but there is", arguments->operands.items[0]);
}

bool options_given(const struct arguments *arguments, const char *long_name)
{
	for (size_t i = 0; arguments && i < arguments->given.count; i++)
		if (!strcmp(arguments->given.items[i], long_name))
			return true;
	return false;
}

void options_release(struct arguments *arguments)
{
	strings_release(&arguments->operands);
	strings_release(&arguments->given);
}
