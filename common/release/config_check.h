/*
 * config_check: a configuration document against the tables of keys.
 *
 * Errors  -1 with a fault at the place of the first thing that is wrong.
 */
#ifndef COMMON_RELEASE_CONFIG_CHECK_H
#define COMMON_RELEASE_CONFIG_CHECK_H

#include "common/base/fault.h"
#include "common/cli/keys.h"
#include "common/doc/node.h"

/* The whole document; NULL (an empty file) is fine. */
int config_check(const struct node *document, struct fault *fault);
/* One value: has it the type of its key? */
int config_check_value(const char *section, const struct key *key, const struct node *value, struct fault *fault);

#endif
