/*
 * workspace: the packages of a monorepo as scopes, for what extends config-workspace-scopes, -lerna-scopes, -pnpm-scopes or
 * -nx-scopes of commitlint.
 *
 *   workspace  "workspaces" of package.json         lerna  the same, else "packages" of lerna.json
 *   pnpm       "packages" of pnpm-workspace.yaml    nx     every project.json
 *
 * Names lose their "@scope/" and are sorted.
 *
 * Ownership  The rule lives in the arena.
 * Limits     WORKSPACE_DEPTH folders deep, WORKSPACE_ENTRIES files and folders looked at; node_modules and hidden folders are not.
 * Errors     -1 with a fault at the place of what is wrong.
 */
#ifndef TOOLS_COMMITLINT_WORKSPACE_H
#define TOOLS_COMMITLINT_WORKSPACE_H

#include "common/base/arena.h"
#include "common/base/fault.h"
#include "common/doc/node.h"

enum { WORKSPACE_DEPTH = 12,
       WORKSPACE_ENTRIES = 200000 };

/* The rules of that configuration for the working directory: 1 with *rules, 0 when it is another one, -1. */
int workspace_rules(struct text config, struct arena *arena, const struct node **rules, struct fault *fault);

#endif
