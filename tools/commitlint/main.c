/* commitlint: judge commit messages by the rules of a project. */
#include <stdlib.h>
#include <string.h>

#include "common/release/run.h"
#include "tools/commitlint/judge.h"

static const char description[] =
	"Judge commit messages: one on standard input, one in a file that git gives its commit-msg hook (--edit), or those of a "
	"range of commits. Without configuration the rules are those of @commitlint/config-conventional: 'type(scope): subject', "
	"known types, limits of length, no full stop.\n\n"
	"Rules come from the section 'commitlint' of .relutils.yml, which amends the conventional ones, or else from the nearest "
	"configuration file of commitlint, which is read as it is. Merges, reverts, fixups and bare versions are passed over.";

static const struct example examples[] = {
	{ "a message on standard input", "$ echo 'feat: add a parser' | commitlint\n" },
	{ "what is wrong, where, and what to do",
	  "$ echo 'feet: add a parser.' | commitlint\n"
	  "<stdin>:1:19: error: subject may not end with full stop [subject-full-stop]\n  add or remove the last character of the header\n"
	  "<stdin>:1:1: error: type must be one of [build, chore, ci, docs, feat, fix, perf, refactor, revert, style, test] [type-enum]\n  did you mean 'feat'?\n" },
	{ "the commits of a branch", "$ commitlint --from v1.2.0 --to HEAD\n" },
	{ NULL, NULL },
};

static const char *const range_choices[] = { "auto", NULL };

struct options {
	const char *config, *edit, *env, *range;
	struct strings extends;
	struct message_range commits;
	bool separated, strict, peer_ignores, list_rules, only_section;
};

static bool names_commits(const struct options *o)
{
	return o->commits.from || o->commits.to || o->commits.last || o->range;
}

static void check_usage(const struct options *o)
{
	if ((o->edit != NULL) + (o->env != NULL) + names_commits(o) + o->separated > 1)
		die("--edit, --env, -z and the options that name commits are different sources of messages; use one of them");
	if ((o->range != NULL) + o->commits.last + (o->commits.from || o->commits.to) > 1)
		die("--range, --last and --from/--to name different commits; use one of them");
	if (o->range && strcmp(o->range, "auto"))
		die("unknown range '%s'; it is 'auto', or use --from and --to", o->range);
}

static int read_messages(struct options *o, struct run *run, struct judge *judge, struct fault *fault)
{
	const char *file = o->env ? env_get_nonempty(run->env, o->env) : o->edit;

	if (o->env && !file)
		return fault_set(fault, "the environment variable '%s' is not set; --env takes the name of one that holds a path", o->env);
	if (file)
		return messages_from_file(file, run->env, judge_message, judge, fault);
	if (!names_commits(o))
		return messages_from_stream(stdin, o->separated, judge_message, judge, fault);
	o->commits.automatic = o->range != NULL;
	return messages_from_repo(&o->commits, run->env, judge->notes, judge_message, judge, fault);
}

static int list_rules(struct run *run)
{
	for (size_t i = 0; i < lint_rule_count; i++)
		printf("%-33s %s\n", lint_rules[i].info.id, lint_rules[i].info.summary);
	return run_finish(run, NULL, 0, EXIT_OK);
}

int main(int argc, char **argv)
{
	struct run run;
	struct commitlint_keys keys = { .default_ignores = true };
	struct options o = { .extends = STRINGS_INIT };
	const struct option options[] = {
		{ OPTION_FLAG, 'z', "null", NULL, "several messages on standard input, each ended by NUL", .flag = &o.separated },
		{ OPTION_OPTIONAL, 'e', "edit", "FILE", "the message in FILE, by default the one that is being committed", .string = &o.edit, .absent = "" },
		{ OPTION_STRING, 'E', "env", "NAME", "the message in the file that this environment variable names", .string = &o.env },
		{ OPTION_STRING, 'f', "from", "REV", "take the commits after this revision", .string = &o.commits.from },
		{ OPTION_STRING, 't', "to", "REV", "up to this revision instead of HEAD", .string = &o.commits.to },
		{ OPTION_FLAG, 'l', "last", NULL, "the last commit", .flag = &o.commits.last },
		{ OPTION_STRING, .long_name = "range", .value_name = "auto", .help = "the commits that the event of the CI system brought", .string = &o.range, .choices = range_choices },
		{ OPTION_FLAG, .long_name = "allow-empty-range", .help = "a range without a commit is fine", .flag = &o.commits.allow_empty },
		{ OPTION_FLAG, 's', "strict", NULL, "warnings are findings that fail, too", .flag = &o.strict },
		{ OPTION_STRING, 'g', "config", "FILE", "read this instead of looking for .relutils.yml", .string = &o.config },
		{ OPTION_STRINGS, 'x', "extends", "NAME", "a configuration of commitlint to extend", .strings = &o.extends },
		{ OPTION_STRING, 'H', "help-url", "URL", "where the rules of the project are explained", .string = &keys.help_url },
		{ OPTION_FLAG, .long_name = "peer-ignores", .help = "pass over messages as commitlint does, for a line of the body too", .flag = &o.peer_ignores },
		{ OPTION_FLAG, .long_name = "list-rules", .help = "list all rules and exit", .flag = &o.list_rules },
		{ 0 },
	};
	struct tool tool = { .name = "commitlint", .operands = "", .summary = "judge commit messages", .description = description, .options = options, .examples = examples };
	const struct run_section sections[] = { { &commitlint_section, &keys }, { NULL, NULL } };
	struct configuration configuration = CONFIGURATION_INIT;
	struct fault fault = FAULT_INIT;
	struct judge judge = { .strict = false };
	struct range_notes notes = { .short_id = 0 };
	int status = EXIT_TROUBLE;

	run_start(&run, &tool, sections, (struct run_views){ NULL, report_finding_views }, argc, argv);
	check_usage(&o);
	if (o.config && judge_is_our_config(o.config)) {
		run_read_config(&run, sections, o.config);
		o.config = NULL;
		o.only_section = true;
	}
	if (o.list_rules)
		return list_rules(&run);
	if (judge_configure(&configuration, &run, &(struct configuration_request){ .keys = &keys, .only_section = o.only_section, .file = o.config, .extends = &o.extends, .peer_ignores = o.peer_ignores }, &fault) < 0) {
		warn_fault(&fault);
		fputs(buf_cstr(&configuration.advice), stderr);
	} else {
		judge_start(&judge, &run, &configuration, names_commits(&o) ? &notes : NULL, o.strict);
		if (read_messages(&o, &run, &judge, &fault) < 0)
			warn_fault(&fault);
		else
			status = judge_status(&judge);
	}
	strings_release(&o.extends);
	buf_release(&notes.chosen);
	status = run_finish(&run, judge.report, judge.checked, status);
	judge_release(&judge);
	configuration_release(&configuration);
	return status;
}
