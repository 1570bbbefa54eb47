#include "tools/commitlint/command.h"

#include <string.h>

static const char *const range_choices[] = { "auto", NULL };
static const char *const print_choices[] = { "text", "json", NULL };

void command_init(struct command *command, struct run *run)
{
	struct command *c = command;
	struct message_range *commits = &command->commits;
	const struct option options[] = {
		{ OPTION_FLAG, 'z', "null", NULL, "several messages on standard input, each ended by NUL", .flag = &c->separated },
		{ OPTION_OPTIONAL, 'e', "edit", "FILE", "the message in FILE, by default the one that is being committed", .string = &c->edit, .absent = "" },
		{ OPTION_STRING, 'E', "env", "NAME", "the message in the file that this environment variable names", .string = &c->env },
		{ OPTION_STRING, 'f', "from", "REV", "take the commits after this revision", .string = &commits->from },
		{ OPTION_STRING, 't', "to", "REV", "up to this revision instead of HEAD", .string = &commits->to },
		{ OPTION_FLAG, .long_name = "from-last-tag", .help = "the commits after the last tag", .flag = &commits->from_last_tag },
		{ OPTION_FLAG, 'l', "last", NULL, "the last commit", .flag = &commits->last },
		{ OPTION_STRING, .long_name = "range", .value_name = "auto", .help = "the commits that the event of the CI system brought", .string = &c->range, .choices = range_choices },
		{ OPTION_FLAG, .long_name = "allow-empty-range", .help = "a range without a commit is fine", .flag = &commits->allow_empty },
		{ OPTION_STRING, .long_name = "title", .value_name = "TEXT", .help = "the title of a change request, as the header that will be merged", .string = &c->title },
		{ OPTION_COUNT, .long_name = "number", .value_name = "N", .help = "with --title: the number that GitHub adds to it, for rules about length", .number = &c->number },
		{ OPTION_FLAG, .long_name = "fix", .help = "with --edit: correct in the file what needs no judgement", .flag = &c->fix },
		{ OPTION_FLAG, .long_name = "install-hook", .help = "make this the commit-msg hook of the repository", .flag = &c->install_hook },
		{ OPTION_FLAG, .long_name = "uninstall-hook", .help = "remove that hook", .flag = &c->uninstall_hook },
		{ OPTION_FLAG, 's', "strict", NULL, "warnings are findings that fail, too", .flag = &c->strict },
		{ OPTION_FLAG, 'v', "which-config", NULL, "say on standard error which configuration is used", .flag = &c->which_config },
		{ OPTION_FLAG, 'V', "verbose", NULL, "the same, and how much was checked", .flag = &c->verbose },
		{ OPTION_STRING, 'g', "config", "FILE", "read this instead of looking for .relutils.yml", .string = &c->config },
		{ OPTION_STRINGS, 'x', "extends", "NAME", "a configuration of commitlint to extend", .strings = &c->extends },
		{ OPTION_STRING, 'p', "parser-preset", "NAME", "a parser preset of commitlint", .string = &c->parser_preset },
		{ OPTION_FLAG, .long_name = "default-config", .help = "the conventional rules where there are no others, which is the default", .flag = &c->default_config },
		{ OPTION_OPTIONAL, .long_name = "print-config", .value_name = "HOW", .help = "print each setting with its place and exit", .string = &c->print_config, .absent = "text", .choices = print_choices },
		{ OPTION_STRING, 'H', "help-url", "URL", "where the rules of the project are explained", .string = &c->keys.help_url },
		{ OPTION_FLAG, .long_name = "peer-ignores", .help = "pass over messages as commitlint does, for a line of the body too", .flag = &c->peer_ignores },
		{ OPTION_FLAG, .long_name = "legacy-output", .help = "with --format commitlint: the message as older versions showed it", .flag = &c->legacy },
		{ OPTION_FLAG, .long_name = "no-color", .help = "as --color=never", .flag = &c->no_colour },
		{ OPTION_STRING, 'd', "cwd", "DIR", "as -C", .string = &run->shared.directory },
		{ OPTION_FLAG, .long_name = "list-rules", .help = "list all rules and exit", .flag = &c->list_rules },
		{ 0 },
	};

	*command = (struct command){ .keys = { .default_ignores = true } };
	_Static_assert(sizeof(options) <= sizeof(command->options), "the struct has room for the whole table");
	memcpy(command->options, options, sizeof(options));
}

bool command_names_commits(const struct command *command)
{
	const struct message_range *commits = &command->commits;

	return commits->from || commits->to || commits->last || commits->from_last_tag || command->range;
}

/* Messages come from one place. */
static void check_sources(const struct command *command)
{
	const struct message_range *commits = &command->commits;
	unsigned sources = 0, ranges = 0;
	const bool given[] = { command->edit, command->env, command->title, command->separated, command_names_commits(command) };
	const bool named[] = { command->range, commits->last, commits->from || commits->from_last_tag || commits->to, commits->from && commits->from_last_tag };

	for (size_t i = 0; i < sizeof(given) / sizeof(given[0]); i++)
		sources += given[i];
	for (size_t i = 0; i < sizeof(named) / sizeof(named[0]); i++)
		ranges += named[i];
	if (sources > 1)
		die("--edit, --env, --title, -z and the options that name commits are different sources of messages; use one of them");
	if (ranges > 1)
		die("--range, --last, --from-last-tag and --from/--to name different commits; use one of them");
}

void command_check(const struct command *command)
{
	check_sources(command);
	if (command->fix && !command->edit && !command->env)
		die("--fix corrects a file; name it with --edit");
	if (command->number && !command->title)
		die("--number is about a title; add --title TEXT");
	if (command->range && strcmp(command->range, "auto"))
		die("unknown range '%s'; it is 'auto', or use --from and --to", command->range);
	if (command->print_config && strcmp(command->print_config, "text") && strcmp(command->print_config, "json"))
		die("unknown way to print '%s'; there are text and json", command->print_config);
}

void command_release(struct command *command)
{
	strings_release(&command->extends);
}
