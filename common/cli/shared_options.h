/*
 * shared_options: the options that mean the same in every tool, and their values.
 *
 * Ownership  .table points into the struct itself: use it where it stands, do not copy it. shared_options_release()
 *            frees the list of --emit.
 */
#ifndef COMMON_CLI_SHARED_OPTIONS_H
#define COMMON_CLI_SHARED_OPTIONS_H

#include "common/cli/options.h"

struct shared_options {
	const char *directory; /* -C, "." unless given */
	const char *config;    /* --config, or NULL */
	const char *enforce;   /* --enforce, or NULL */
	bool print_config;
	const char *format;  /* --format, "text" unless given */
	struct strings emit; /* --emit NAME=FILE */
	unsigned colour;     /* enum colour_choice */
	bool quiet;
	struct option table[9];
};

/* formats: the names of the tool's views, NULL at the end; borrowed. */
void shared_options_init(struct shared_options *shared, const char *const *formats);
void shared_options_release(struct shared_options *shared);

#endif
