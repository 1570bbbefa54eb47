/* commitlint: judge commit messages by the rules of a project. */
#include <stdlib.h>
#include <string.h>

#include "tools/commitlint/command.h"
#include "tools/commitlint/hook.h"
#include "tools/commitlint/judge.h"
#include "tools/commitlint/print.h"

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
	  "<stdin>:1:19: error: subject may not end with full stop [subject-full-stop]\n  leave out the '.' at its end\n"
	  "<stdin>:1:1: error: type must be one of [build, chore, ci, docs, feat, fix, perf, refactor, revert, style, test] [type-enum]\n  did you mean 'feat'?\n" },
	{ "the commits of a branch", "$ commitlint --from v1.2.0 --to HEAD\n" },
	{ NULL, NULL },
};

static int read_messages(struct command *command, struct run *run, struct judge *judge, struct fault *fault)
{
	const char *file = command->env ? env_get_nonempty(run->env, command->env) : command->edit;

	if (command->env && !file)
		return fault_set(fault, "the environment variable '%s' is not set; --env takes the name of one that holds a path", command->env);
	if (file)
		return messages_from_file(file, run->env, judge_message, judge, fault);
	if (command->title) {
		messages_from_title(command->title, command->number, run->env, judge_message, judge);
		return 0;
	}
	if (!command_names_commits(command))
		return messages_from_stream(stdin, command->separated, judge_message, judge, fault);
	command->commits.automatic = command->range != NULL;
	command->commits.signatures = settings_have(&judge->configuration->lint.settings, "commit-signature");
	return messages_from_repo(&command->commits, run->env, judge->notes, judge_message, judge, fault);
}

/* Questions about the tool itself; true when one was answered. */
static bool answer(const struct command *command, const struct configuration *configuration)
{
	struct buf out = BUF_INIT;

	if (command->list_rules)
		print_rules(configuration, &out);
	else if (command->print_config && !strcmp(command->print_config, "json"))
		print_config_json(configuration, &out);
	else if (command->print_config)
		print_config_text(configuration, &out);
	fwrite(buf_cstr(&out), 1, out.len, stdout);
	buf_release(&out);
	return command->list_rules || command->print_config;
}

static int change_hook(const struct command *command, const struct run *run)
{
	struct buf done = BUF_INIT;
	struct fault fault = FAULT_INIT;
	int result = command->install_hook ? hook_install(run->env, &done, &fault) : hook_uninstall(run->env, &done, &fault);

	if (result < 0)
		warn_fault(&fault);
	else if (!run->shared.quiet)
		warn("%s", buf_cstr(&done));
	buf_release(&done);
	return result < 0 ? EXIT_TROUBLE : EXIT_OK;
}

static int judge_all(struct command *command, struct run *run, struct judge *judge, struct configuration *configuration, struct range_notes *notes)
{
	struct fault fault = FAULT_INIT;

	judge_start(judge, run, configuration, command, command_names_commits(command) ? notes : NULL);
	if (read_messages(command, run, judge, &fault) < 0) {
		warn_fault(&fault);
		return EXIT_TROUBLE;
	}
	return judge_status(judge);
}

int main(int argc, char **argv)
{
	struct run run;
	struct command command;
	struct tool tool = { .name = "commitlint", .operands = "", .summary = "judge commit messages", .description = description, .options = command.options, .examples = examples };
	const struct run_section sections[] = { { &commitlint_section, &command.keys }, { NULL, NULL } };
	struct configuration configuration = CONFIGURATION_INIT;
	struct fault fault = FAULT_INIT;
	struct judge judge = { .checked = 0 };
	struct range_notes notes = { .short_id = 0 };
	int status = EXIT_TROUBLE;

	command_init(&command, &run);
	run_start(&run, &tool, sections, (struct run_views){ judge_views, report_finding_views }, argc, argv);
	command_check(&command);
	if (command.install_hook || command.uninstall_hook)
		status = change_hook(&command, &run);
	else if (judge_configure(&configuration, &run, sections, &command, &fault) < 0) {
		warn_fault(&fault);
		fputs(buf_cstr(&configuration.advice), stderr);
	} else {
		status = answer(&command, &configuration) ? EXIT_OK : judge_all(&command, &run, &judge, &configuration, &notes);
	}
	status = run_finish(&run, judge.report, judge.checked, status);
	buf_release(&notes.chosen);
	command_release(&command);
	judge_release(&judge);
	configuration_release(&configuration);
	return status;
}
