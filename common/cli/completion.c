#include <stdio.h>

#include "common/cli/describe.h"

/* Names are ours: letters, digits and hyphens; a function name takes '_' for '-'. */
static void put_function_name(const char *name)
{
	fputs("_relutils_", stdout);
	for (; *name; name++)
		putchar(*name == '-' ? '_' : *name);
}

static void put_value_cases(const struct tool *tool, const struct option *table)
{
	for (const struct option *o = table; o && o->long_name; o++) {
		if (!o->choices || option_is_hidden(tool, o))
			continue;
		printf("\t--%s) words='", o->long_name);
		for (size_t i = 0; o->choices[i]; i++)
			printf("%s%s", i ? " " : "", o->choices[i]);
		printf("' ;;\n");
	}
}

static void put_words(const struct tool *tool, const struct option *table)
{
	for (const struct option *o = table; o && o->long_name; o++)
		if (!option_is_hidden(tool, o))
			printf("--%s%s ", o->long_name, o->value_name && o->kind != OPTION_OPTIONAL ? "=" : "");
}

void describe_completion(const struct tool *tool)
{
	put_function_name(tool->name);
	printf("()\n{\n\tlocal word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} words=\n"
	       "\t[[ $word == '=' ]] && word=\n"
	       "\t[[ $before == '=' ]] && before=${COMP_WORDS[COMP_CWORD-2]}\n"
	       "\tcase $before in\n");
	put_value_cases(tool, tool->options);
	put_value_cases(tool, tool->shared);
	printf("\t*) [[ $word == -* ]] && words='");
	put_words(tool, tool->options);
	put_words(tool, tool->shared);
	put_words(tool, builtin_options);
	printf("' ;;\n\tesac\n\t[[ $words ]] || return\n"
	       "\tmapfile -t COMPREPLY < <(compgen -W \"$words\" -- \"$word\")\n"
	       "\t[[ ${COMPREPLY[0]} == *= ]] && compopt -o nospace\n}\n"
	       "complete -o default -F ");
	put_function_name(tool->name);
	printf(" %s relutils-%s\n", tool->name, tool->name);
}
