#include <stdio.h>
#include <string.h>

#include "common/base/die.h"
#include "common/base/text.h"
#include "common/cli/describe.h"

/* Text for roff (man(7)): no requests, no escapes, hyphens that stay hyphens when copied. */
static void put(struct text t)
{
	bool line_start = true;

	for (size_t i = 0; i < t.len; i++) {
		char c = t.ptr[i];

		if (line_start && (c == '.' || c == '\''))
			fputs("\\&", stdout);
		if (c == '\\')
			fputs("\\e", stdout);
		else if (c == '-')
			fputs("\\-", stdout);
		else
			putchar(c);
		line_start = c == '\n';
	}
}

static void puts_escaped(const char *cstr)
{
	put(text_of(cstr));
}

static void put_paragraphs(const char *paragraphs)
{
	struct text rest = text_of(paragraphs), line;

	while (text_next_line(&rest, &line)) {
		if (line.len)
			put(line);
		else
			fputs(".PP", stdout);
		putchar('\n');
	}
}

static void put_names(const struct option *o)
{
	fputs(".TP\n", stdout);
	if (o->short_name)
		printf("\\fB\\-%c\\fR, ", o->short_name);
	fputs("\\fB\\-\\-", stdout);
	puts_escaped(o->long_name);
	fputs("\\fR", stdout);
	if (o->value_name)
		printf(o->kind == OPTION_OPTIONAL ? "[=\\fI%s\\fR]" : "=\\fI%s\\fR", o->value_name);
	putchar('\n');
}

static void put_options(const struct tool *tool, const struct option *table)
{
	for (const struct option *o = table; o && o->long_name; o++) {
		if (option_is_hidden(tool, o))
			continue;
		put_names(o);
		puts_escaped(o->help);
		for (size_t i = 0; o->choices && o->choices[i]; i++) {
			fputs(i ? ", " : ": ", stdout);
			puts_escaped(o->choices[i]);
		}
		putchar('\n');
	}
}

static void put_section(const struct section *section)
{
	for (const struct key *key = section->keys; key->name; key++) {
		printf(".TP\n\\fB");
		puts_escaped(section->name);
		fputs(".", stdout);
		puts_escaped(key->name);
		fputs("\\fR\n", stdout);
		puts_escaped(key->help);
		for (size_t i = 0; key->choices && key->choices[i]; i++) {
			fputs(i ? ", " : ": ", stdout);
			puts_escaped(key->choices[i]);
		}
		if (key->default_text) {
			fputs(" (default: ", stdout);
			puts_escaped(key->default_text);
			fputs(")", stdout);
		}
		putchar('\n');
	}
}

static void put_examples(const struct example *examples)
{
	printf(".SH EXAMPLES\n");
	for (const struct example *e = examples; e->what; e++) {
		if (e != examples)
			printf(".PP\n");
		putchar(e->what[0] >= 'a' && e->what[0] <= 'z' ? e->what[0] - 'a' + 'A' : e->what[0]);
		puts_escaped(e->what + 1);
		printf(":\n.PP\n.EX\n");
		puts_escaped(e->session);
		printf(".EE\n");
	}
}

void describe_manual(const struct tool *tool)
{
	printf(".TH \"");
	puts_escaped(tool->name);
	printf("\" 1 \"%s\" \"relutils %s\" \"relutils manual\"\n.SH NAME\n", RELUTILS_DATE, RELUTILS_VERSION);
	puts_escaped(tool->name);
	printf(" \\- ");
	puts_escaped(tool->summary);
	printf("\n.SH SYNOPSIS\n.B ");
	puts_escaped(tool->name);
	printf("\n[option ...]%s%s\n.SH DESCRIPTION\n", *tool->operands ? " " : "", tool->operands);
	put_paragraphs(tool->description);
	printf(".SH OPTIONS\n");
	put_options(tool, tool->options);
	put_options(tool, tool->shared);
	put_options(tool, builtin_options);
	if (tool->sections && *tool->sections) {
		printf(".SH CONFIGURATION\nRead from the file \\fI.relutils.yml\\fR, looked for from the working directory up to the top\nof the repository. Options win over it.\n");
		for (const struct section *const *section = tool->sections; *section; section++)
			put_section(*section);
	}
	printf(".SH EXIT STATUS\n.TP\n.B %d\nYes: nothing was found, or the answer was printed.\n.TP\n.B %d\nA clear no: findings.\n"
	       ".TP\n.B %d\nNo answer: usage, configuration, unreadable input, a broken repository, an I/O error.\n",
	       EXIT_OK, EXIT_FOUND, EXIT_TROUBLE);
	if (tool->examples)
		put_examples(tool->examples);
}
