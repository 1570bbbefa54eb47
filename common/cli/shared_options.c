#include "common/cli/shared_options.h"

#include <string.h>

#include "common/base/terminal.h"

void shared_options_init(struct shared_options *shared, const char *const *formats)
{
	const struct option table[] = {
		{ OPTION_STRING, 'C', "directory", "DIR", "work there instead of here", .string = &shared->directory },
		{ OPTION_STRING, .long_name = "config", .value_name = "FILE", .help = "read this instead of looking for .relutils.yml", .string = &shared->config },
		{ OPTION_STRING, .long_name = "enforce", .value_name = "FILE", .help = "configuration that nothing else can change", .string = &shared->enforce },
		{ OPTION_FLAG, .long_name = "print-config", .help = "print each setting with its place and exit", .flag = &shared->print_config },
		{ OPTION_STRING, .long_name = "format", .value_name = "NAME", .help = "how to write the answer", .string = &shared->format, .choices = formats },
		{ OPTION_PAIRS, .long_name = "emit", .value_name = "NAME=FILE", .help = "write this format to a file as well", .strings = &shared->emit },
		{ OPTION_CHOICE, .long_name = "color", .value_name = "WHEN", .help = "colour the answer", .number = &shared->colour, .choices = colour_names },
		{ OPTION_FLAG, 'q', "quiet", NULL, "print nothing but the answer", .flag = &shared->quiet },
		{ 0 },
	};

	*shared = (struct shared_options){ .directory = ".", .format = "text" };
	_Static_assert(sizeof(table) == sizeof(shared->table), "the struct has room for the whole table");
	memcpy(shared->table, table, sizeof(table));
}

void shared_options_release(struct shared_options *shared)
{
	strings_release(&shared->emit);
}
