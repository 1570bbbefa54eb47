/* config_print: the settings of a run as YAML, each with where it comes from, for --print-config. */
#ifndef COMMON_RELEASE_CONFIG_PRINT_H
#define COMMON_RELEASE_CONFIG_PRINT_H

#include "common/base/buf.h"
#include "common/release/config.h"

/* Append a section; settings are those that config_apply() filled in. */
void config_print(const struct config *config, const struct section *section, const struct arguments *given, const void *settings, struct buf *out);

#endif
