#include <stdio.h>
#include <string.h>

#include "common/base/buf.h"
#include "common/cli/describe.h"

enum { NAMES_WIDTH = 26,
       LINE_WIDTH = 100 };

static void add_names(struct buf *out, const struct option *o)
{
	if (o->short_name)
		buf_addf(out, "-%c, --%s", o->short_name, o->long_name);
	else
		buf_addf(out, "    --%s", o->long_name);
	if (o->kind == OPTION_OPTIONAL)
		buf_addf(out, "[=%s]", o->value_name);
	else if (o->value_name)
		buf_addf(out, "=%s", o->value_name);
}

static void add_choices(struct buf *out, const struct option *o)
{
	for (size_t i = 0; o->choices && o->choices[i]; i++)
		buf_addf(out, "%s%s", i ? ", " : ": ", o->choices[i]);
}

/* Break at spaces before LINE_WIDTH and start again under the first column of the help. */
static void print_wrapped(struct text words, size_t column)
{
	struct text word;

	for (bool first = true; text_next_part(&words, ' ', &word); first = false) {
		if (!first && column + 1 + word.len > LINE_WIDTH) {
			printf("\n%*s", NAMES_WIDTH + 3, "");
			column = NAMES_WIDTH + 3;
		} else if (!first) {
			putchar(' ');
			column++;
		}
		fwrite(word.ptr, 1, word.len, stdout);
		column += word.len;
	}
	putchar('\n');
}

static void print_options(const struct tool *tool, const struct option *table)
{
	struct buf names = BUF_INIT, help = BUF_INIT;

	for (const struct option *o = table; o && o->long_name; o++) {
		if (option_is_hidden(tool, o))
			continue;
		buf_cut(&names, 0);
		buf_cut(&help, 0);
		add_names(&names, o);
		buf_adds(&help, o->help);
		add_choices(&help, o);
		printf("  %-*s ", NAMES_WIDTH, buf_cstr(&names));
		if (names.len > NAMES_WIDTH)
			printf("\n%*s", NAMES_WIDTH + 3, "");
		print_wrapped(buf_text(&help), NAMES_WIDTH + 3);
	}
	buf_release(&names);
	buf_release(&help);
}

void describe_help(const struct tool *tool)
{
	struct text session = text_of(tool->examples ? tool->examples[0].session : NULL);
	struct text line;

	printf("usage: %s [option ...]%s%s\n%s: %s\n", tool->name, *tool->operands ? " " : "", tool->operands, tool->name, tool->summary);
	if (text_next_line(&session, &line))
		printf("\nexample, %s:\n  %.*s\n", tool->examples[0].what, TEXT_ARGS(line));
	printf("\noptions:\n");
	print_options(tool, tool->options);
	if (tool->shared) {
		printf("\noptions of every tool:\n");
		print_options(tool, tool->shared);
	}
	print_options(tool, builtin_options);
	printf("\nexit status: 0 yes, 1 no (findings), 2 no answer; '%s --man | man -l -' for more\n", tool->name);
}

void describe_version(const struct tool *tool)
{
	printf("%s (relutils) %s\n", tool->name, RELUTILS_VERSION);
}

void describe_table(const struct tool *tool)
{
	const struct option *tables[] = { tool->options, tool->shared, builtin_options };

	for (size_t i = 0; i < sizeof(tables) / sizeof(tables[0]); i++)
		for (const struct option *o = tables[i]; o && o->long_name; o++)
			if (!option_is_hidden(tool, o))
				printf("%s\t--%s\t%s\t%s\n", tool->name, o->long_name, o->value_name ? o->value_name : "", o->help);
}
