/*
 * hook: commitlint as git's commit-msg hook.
 *
 * The hook is a small script that calls relutils-commitlint, from PATH or where it was when the hook was installed. A hook
 * that somebody else wrote is left alone. core.hooksPath is respected.
 *
 * Errors  -1 with a fault.
 */
#ifndef TOOLS_COMMITLINT_HOOK_H
#define TOOLS_COMMITLINT_HOOK_H

#include "common/base/buf.h"
#include "common/base/env.h"
#include "common/base/fault.h"

/* done: for people, what was done. */
int hook_install(struct env env, struct buf *done, struct fault *fault);
int hook_uninstall(struct env env, struct buf *done, struct fault *fault);

#endif
