/*
 * run: what every tool's main() does before and after its own work: options, configuration, report, exit status.
 *
 * Ownership  run_start() makes, run_finish() frees; strings and nodes in the settings live until then. Lists (struct strings)
 *            in the settings are the tool's.
 * Errors     These functions are part of main(): they end the process with EXIT_TROUBLE when there can be no answer.
 */
#ifndef COMMON_RELEASE_RUN_H
#define COMMON_RELEASE_RUN_H

#include "common/base/env.h"
#include "common/cli/options.h"
#include "common/cli/shared_options.h"
#include "common/release/config.h"
#include "common/report/report.h"

/* A section that the tool reads, and where its values go (filled with the defaults before). */
struct run_section {
	const struct section *section; /* NULL at the end */
	void *settings;
};

/* The views that the tool can write: those of its own, which may be NULL, and shared ones. */
struct run_views {
	const struct view *const *own, *const *shared;
};

enum { RUN_SECTIONS = 8 };

struct run {
	struct shared_options shared;
	struct arguments arguments;
	struct env env;
	struct config *config;
	struct run_views views;
	const char *formats[REPORT_VIEWS];
	const struct section *sections[RUN_SECTIONS];
};

/*
 * Parse the command line, change to the directory of -C, read the configuration into the settings. --print-config is answered
 * here. tool->shared and tool->sections are filled in.
 */
void run_start(struct run *run, struct tool *tool, const struct run_section *sections, struct run_views views, int argc, char **argv);
/* Read this configuration instead of the one that run_start() found. */
void run_read_config(struct run *run, const struct run_section *sections, const char *file);
/* Open the report that the options ask for; head->colour and head->caret are filled in. */
struct report *run_report(struct run *run, struct report_head *head);
/*
 * Close the report (NULL is fine) and standard output, free everything. The exit status: status, or EXIT_TROUBLE when
 * something could not be written.
 */
int run_finish(struct run *run, struct report *report, size_t checked, int status);

#endif
