/*
 * configuration: what messages are judged by: our own section, else the nearest file of commitlint's, else the
 * conventional rules.
 *
 * In our section "rules" amends the conventional set. A file of commitlint's means what it means to commitlint: without
 * "extends" only its own rules hold, and headers are read by the Angular grammar.
 *
 * Ownership  configuration_load() makes all in the struct, configuration_release() frees it.
 * Errors     -1 with a fault at file:line:column; configuration_release() is fine then too.
 */
#ifndef TOOLS_COMMITLINT_CONFIGURATION_H
#define TOOLS_COMMITLINT_CONFIGURATION_H

#include "common/base/strings.h"
#include "tools/commitlint/keys.h"
#include "tools/commitlint/lint.h"

enum { EXTENDS_DEPTH = 16 };

/* What the command line says about it. */
struct configuration_request {
	const struct commitlint_keys *keys; /* our section */
	bool has_section;		    /* … is there */
	bool only_section;		    /* … and was asked for, so that no other file is looked for */
	const char *file;		    /* a file of commitlint's to read instead; NULL: look */
	const struct strings *extends;
	const char *parser_preset; /* NULL: none */
	bool peer_ignores;
	bool of_commits; /* messages have authors */
};

struct configuration {
	struct arena arena;
	struct rule_layers layers;
	struct strings extends; /* of the file itself, for --print-config */
	struct conventional_grammar grammar;
	struct lint_options lint;
	struct waivers waivers;
	const char *file;    /* the file of commitlint's that was read; NULL: none */
	const char *ignored; /* a file of commitlint's that our section takes the place of; NULL: none */
	struct buf advice;   /* what to write instead of a configuration that cannot be read */
	struct text help_url;
	bool default_ignores;
	bool angular_for_want_of_extends;
	bool own_parser; /* .grammar comes from options, so that more of them are merged */
};

#define CONFIGURATION_INIT { .arena = ARENA_INIT, .layers = RULE_LAYERS_INIT, .advice = BUF_INIT, .default_ignores = true }

int configuration_load(struct configuration *configuration, const struct configuration_request *request, struct fault *fault);
void configuration_release(struct configuration *configuration);

#endif
