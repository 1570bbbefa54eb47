/*
 * judge: messages in, findings out: what joins the sources of messages, the rules and the report.
 *
 * Ownership  the judge opens the report, which run_finish() closes; judge_release() frees the rest.
 */
#ifndef TOOLS_COMMITLINT_JUDGE_H
#define TOOLS_COMMITLINT_JUDGE_H

#include "common/release/run.h"
#include "tools/commitlint/command.h"
#include "tools/commitlint/configuration.h"
#include "tools/commitlint/peer_report.h"

struct judge {
	struct run *run;
	struct report *report;
	struct report_head head;
	struct rule *rules;
	struct configuration *configuration;
	struct arena scratch;
	size_t checked;
	bool strict, quiet, verbose, fix, last;
	bool told_of_angular;
	bool is_peer; /* .peer writes the answer */
	struct peer_report peer;
	struct range_notes *notes;     /* NULL unless messages are of commits */
	const struct message *message; /* under judgement */
};

/* The views that only this tool has. */
extern const struct view *const judge_views[];

/* Load the configuration, and say on standard error when a file is not used. */
int judge_configure(struct configuration *configuration, struct run *run, const struct run_section *sections, struct command *command, struct fault *fault);
/* notes: NULL unless the messages are of commits. */
void judge_start(struct judge *judge, struct run *run, struct configuration *configuration, const struct command *command, struct range_notes *notes);
/* A message_sink; context is the judge. */
void judge_message(void *context, const struct message *message);
/* EXIT_OK or EXIT_FOUND. The report is there from then on. */
int judge_status(struct judge *judge);
void judge_release(struct judge *judge);

#endif
