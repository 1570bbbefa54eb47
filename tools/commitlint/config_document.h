/*
 * config_document: a configuration file of commitlint, of whatever kind, as a node; and where such files are looked for.
 *
 * Ownership  Names, contents and nodes live in the arena.
 * Errors     -1 with a fault at file:line:column. A module of JavaScript or TypeScript is read, not run (doc/js_literal.h):
 *            what is no literal is a fault, and the YAML of the rest is appended to *advice.
 */
#ifndef TOOLS_COMMITLINT_CONFIG_DOCUMENT_H
#define TOOLS_COMMITLINT_CONFIG_DOCUMENT_H

#include "common/base/arena.h"
#include "common/base/buf.h"
#include "common/base/fault.h"
#include "common/doc/node.h"

enum { CONFIG_DOCUMENT_LIMIT = 4 << 20 }; /* bytes */

/*
 * Read a file by what its name says it is: package.json and package.yaml (their key "commitlint"), JSON, JavaScript, TypeScript, YAML.
 * *document is NULL when there is nothing in it.
 */
int config_document_read(const char *file, struct arena *arena, const struct node **document, struct buf *advice, struct fault *fault);

/* Is it one of the names under which commitlint looks for its configuration? */
bool config_document_is_named(const char *file);

/*
 * The nearest file of commitlint's from the working directory up to the top of its repository, read: 1, 0 when there is none, -1. Empty
 * files and a package.json without the key are passed over.
 */
int config_document_find(struct arena *arena, const char **file, const struct node **document, struct buf *advice, struct fault *fault);

#endif
