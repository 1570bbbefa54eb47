/*
 * keys: the section "commitlint" of .relutils.yml.
 *
 * Ownership  Nodes and strings belong to the configuration that filled them in.
 */
#ifndef TOOLS_COMMITLINT_KEYS_H
#define TOOLS_COMMITLINT_KEYS_H

#include <stdbool.h>

#include "common/cli/keys.h"
#include "common/doc/node.h"

struct commitlint_keys {
	const struct node *rules;
	const struct node *parser;
	const struct node *ignores;
	bool allow_disable;
	bool default_ignores;
	const char *help_url;
};

/* Offsets are within struct commitlint_keys. */
extern const struct section commitlint_section;

#endif
