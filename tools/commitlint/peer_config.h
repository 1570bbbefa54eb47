/*
 * peer_config: the content of a configuration file of commitlint, laid over what is there.
 *
 * Source  @commitlint/load and resolve-extends 21: "extends" from left to right, depth first, then the file itself;
 *         rules are replaced whole, parser options are merged, and options given as a map take the place of a preset.
 * Errors  As configuration.h.
 */
#ifndef TOOLS_COMMITLINT_PEER_CONFIG_H
#define TOOLS_COMMITLINT_PEER_CONFIG_H

#include "tools/commitlint/configuration.h"

/*
 * node: what was read from the file, NULL for nothing; extends: names that take the place of its own "extends" unless there
 * are none, as seen from the file, or from the working directory when file is NULL.
 */
int peer_config_apply(struct configuration *configuration, const struct node *node, const char *file, const struct strings *extends, struct fault *fault);

/* A parser preset by name, as seen from a file or from the working directory. */
int peer_config_parser(struct configuration *configuration, const char *name, const char *file, struct fault *fault);

#endif
