/*
 * command: the command line of commitlint.
 *
 * Ownership  Strings alias argv; command_release() frees the lists.
 */
#ifndef TOOLS_COMMITLINT_COMMAND_H
#define TOOLS_COMMITLINT_COMMAND_H

#include "common/release/run.h"
#include "tools/commitlint/keys.h"
#include "tools/commitlint/messages.h"

enum { COMMAND_OPTIONS = 40 };

struct command {
	struct commitlint_keys keys; /* our section, which options override */
	const char *config, *parser_preset, *edit, *env, *range, *print_config, *title;
	unsigned number;
	struct strings extends;
	struct message_range commits;
	bool separated, strict, peer_ignores, list_rules, default_config, verbose, which_config, legacy, no_colour, fix, install_hook, uninstall_hook;
	struct option options[COMMAND_OPTIONS];
};

/* Fill in .options, which point into the struct and into run: use both where they stand. */
void command_init(struct command *command, struct run *run);
/* Ends the process when options do not go together. */
void command_check(const struct command *command);
/* Are the messages those of commits? */
bool command_names_commits(const struct command *command);
void command_release(struct command *command);

#endif
