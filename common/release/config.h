/*
 * config: .relutils.yml, read, checked against the tables of keys, and laid over a tool's settings.
 *
 * The file is looked for from the working directory up to the top of the repository. Files that it names under
 * "extends" come first, in order, then the file itself; maps are merged key by key, everything else is replaced. The
 * file of --enforce comes last, and neither an option nor another file can change what it sets. The whole file is
 * checked, whatever section the tool reads: an unknown section or key, a value of another type or a newer "min-version"
 * is a fault with its place and the nearest name. Sections named x-… are free.
 *
 * Ownership  config_load() makes, config_free() frees. Strings and nodes put into settings live as long as the config;
 *            lists (struct strings) are the caller's to release.
 * Limits     CONFIG_LIMIT bytes a file, CONFIG_DEPTH files deep.
 */
#ifndef COMMON_RELEASE_CONFIG_H
#define COMMON_RELEASE_CONFIG_H

#include "common/base/env.h"
#include "common/base/fault.h"
#include "common/cli/keys.h"
#include "common/cli/options.h"
#include "common/doc/node.h"

#define CONFIG_NAME ".relutils.yml"

enum { CONFIG_LIMIT = 1 << 20,
       CONFIG_DEPTH = 16 };

struct config;

struct config_options {
	const char *directory; /* where to begin looking */
	const char *file;      /* read this one instead; NULL: look */
	const char *enforce;   /* NULL: none */
	struct env env;	       /* RELUTILS_CONFIG_DIR: a second folder that "extends" may name files in */
};

struct config *config_load(const struct config_options *options, struct fault *fault);
void config_free(struct config *config);

/* The file that was read, or NULL when there is none. */
const char *config_file(const struct config *config);
/* The merged value of a section, or of a key in it; NULL when it is not set. */
const struct node *config_section(const struct config *config, const char *section);
const struct node *config_value(const struct config *config, const char *section, const char *key);

/*
 * Put the values of a section into settings, at the offsets of its table. Keys whose option was given on the command line
 * are left alone, unless an enforced file sets them: that is a fault. given may be NULL.
 */
int config_apply(struct config *config, const struct section *section, const struct arguments *given, void *settings, struct fault *fault);

#endif
