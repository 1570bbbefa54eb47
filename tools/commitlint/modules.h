/*
 * modules: where a name that a configuration extends leads, as node would find it.
 *
 * Ownership  Results live in the arena.
 */
#ifndef TOOLS_COMMITLINT_MODULES_H
#define TOOLS_COMMITLINT_MODULES_H

#include "common/base/arena.h"

/* "nope" is "commitlint-config-nope", "@scope" is "@scope/commitlint-config"; paths and "@scope/name" are themselves. */
struct text modules_config_id(struct text name, struct arena *arena);

/*
 * The file that a path or a package is, as seen from a file (NULL: from the working directory): the path itself, with
 * .js, .json or as a folder with index.js or index.json; the entry of a package in the nearest node_modules. NULL when
 * there is none.
 */
const char *modules_find(struct text id, const char *from, struct arena *arena);

#endif
