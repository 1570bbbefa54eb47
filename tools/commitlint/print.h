/* print: what commitlint is asked about itself: its rules, and the configuration that it goes by. */
#ifndef TOOLS_COMMITLINT_PRINT_H
#define TOOLS_COMMITLINT_PRINT_H

#include "tools/commitlint/configuration.h"

/* One line a rule: name, level in this configuration, what it asks for; its help below when it is on. */
void print_rules(const struct configuration *configuration, struct buf *out);
/* YAML, each rule with the place that it comes from. */
void print_config_text(const struct configuration *configuration, struct buf *out);
/* JSON as commitlint prints it. */
void print_config_json(const struct configuration *configuration, struct buf *out);

#endif
