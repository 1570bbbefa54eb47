#include "common/release/run.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "common/base/terminal.h"
#include "common/release/config_print.h"

static void answer_print_config(struct run *run, const struct run_section *sections)
{
	struct buf out = BUF_INIT;

	buf_addf(&out, "# %s\n", config_file(run->config) ? config_file(run->config) : "no .relutils.yml found");
	for (; sections && sections->section; sections++)
		config_print(run->config, sections->section, &run->arguments, sections->settings, &out);
	fwrite(out.ptr, 1, out.len, stdout);
	buf_release(&out);
	exit(run_finish(run, NULL, 0, EXIT_OK));
}

void run_read_config(struct run *run, const struct run_section *sections, const char *file)
{
	const struct config_options options = { .directory = ".", .file = file, .enforce = run->shared.enforce, .env = run->env };
	struct fault fault = FAULT_INIT;

	config_free(run->config);
	run->config = config_load(&options, &fault);
	if (!run->config)
		die_fault(&fault);
	for (const struct run_section *s = sections; s && s->section; s++)
		if (config_apply(run->config, s->section, &run->arguments, s->settings, &fault))
			die_fault(&fault);
}

void run_start(struct run *run, struct tool *tool, const struct run_section *sections, struct run_views views, int argc, char **argv)
{
	tool_name = tool->name;
	*run = (struct run){ .arguments = ARGUMENTS_INIT, .env = env_of_process(), .views = views };
	report_view_names(views.own, views.shared, run->formats);
	shared_options_init(&run->shared, run->formats);
	tool->shared = run->shared.table;
	for (size_t i = 0; sections && sections[i].section && i + 1 < RUN_SECTIONS; i++)
		run->sections[i] = sections[i].section;
	tool->sections = run->sections;
	options_parse(tool, argc, argv, &run->arguments);
	if (strcmp(run->shared.directory, ".") && chdir(run->shared.directory))
		die_errno("cannot work in '%s'", run->shared.directory);
	run_read_config(run, sections, run->shared.config);
	if (run->shared.print_config)
		answer_print_config(run, sections);
}

struct report *run_report(struct run *run, struct report_head *head)
{
	const struct report_options options = { .own = run->views.own, .shared = run->views.shared, .format = run->shared.format, .emit = &run->shared.emit };
	struct fault fault = FAULT_INIT;
	struct report *report;

	head->colour = terminal_colours((enum colour_choice)run->shared.colour, run->env, stdout);
	head->caret = terminal_is(stdout);
	report = report_open(head, &options, &fault);
	if (!report)
		die_fault(&fault);
	return report;
}

int run_finish(struct run *run, struct report *report, size_t checked, int status)
{
	struct fault fault = FAULT_INIT;

	if (report_close(report, checked, &fault)) {
		warn_fault(&fault);
		status = EXIT_TROUBLE;
	}
	config_free(run->config);
	shared_options_release(&run->shared);
	options_release(&run->arguments);
	finish_stdout();
	return status;
}
