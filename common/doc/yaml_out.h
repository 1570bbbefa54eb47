/*
 * yaml_out: a node written as YAML: maps as blocks, two levels of them, all else in one line as JSON has it.
 */
#ifndef COMMON_DOC_YAML_OUT_H
#define COMMON_DOC_YAML_OUT_H

#include "common/base/buf.h"
#include "common/doc/node.h"

void yaml_add_node(struct buf *out, const struct node *node);
/* As JSON, in one line. */
void yaml_add_flow(struct buf *out, const struct node *node);

#endif
