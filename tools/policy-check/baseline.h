/*
 * baseline: findings that were there before and are let pass: a file with a line "policy/rule TAB resource" for each.
 *
 * Ownership  The baseline owns what it read; baseline_release() frees it.
 * Errors     -1 with a fault that names the file and line.
 */
#ifndef POLICY_CHECK_BASELINE_H
#define POLICY_CHECK_BASELINE_H

#include "common/base/arena.h"
#include "common/base/fault.h"
#include "common/base/map.h"

struct baseline {
	struct arena arena;
	struct map known;   /* line -> how many of it are left */
	struct map written; /* lines found in this run, for --write-baseline */
};

#define BASELINE_INIT { ARENA_INIT, MAP_INIT, MAP_INIT }

int baseline_read(struct baseline *baseline, const char *path, struct fault *fault);
/* Was the finding there before? It is noted for baseline_write() too. */
bool baseline_knows(struct baseline *baseline, struct text rule, struct text resource);
/* Calls tell for each line that met no finding. */
void baseline_unused(const struct baseline *baseline, void tell(void *receiver, struct text line), void *receiver);
int baseline_write(const struct baseline *baseline, const char *path, struct fault *fault);
void baseline_release(struct baseline *baseline);

#endif
