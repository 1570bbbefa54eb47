/*
 * given: a context that was written before, by --format json or by somebody else, instead of a repository.
 *
 * Ownership  Nodes live in the arena and point into the input; both must outlive them.
 * Errors     -1 with a fault at file:line:column: no JSON, or not of the schema relutils.changelog-gen/v1.
 */
#ifndef TOOLS_CHANGELOG_GEN_GIVEN_H
#define TOOLS_CHANGELOG_GEN_GIVEN_H

#include "common/base/buf.h"
#include "common/base/fault.h"
#include "common/doc/node.h"
#include "common/release/forge.h"

/* path: "-" for standard input. */
int given_read(const char *path, struct buf *input, struct arena *arena, const struct node **root, struct fault *fault);
/* A value of the first release: "version", "tag". Empty when there is none. */
struct text given_value(const struct node *root, const char *key);
enum forge_kind given_forge(const struct node *root);

#endif
