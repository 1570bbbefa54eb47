/*
 * load: policies and exceptions from files and directories, compiled and ready.
 *
 * Ownership  A struct loaded owns everything; loaded_release() frees it and leaves it empty.
 * Errors     Each policy that cannot be read is told through the callback and the next one is tried; load_path() is -1 when a
 *            path cannot be read at all. What is no policy is passed over in directories and told of files.
 */
#ifndef POLICY_CHECK_LOAD_H
#define POLICY_CHECK_LOAD_H

#include "tools/policy-check/jmespath/value.h"
#include "tools/policy-check/policy.h"

struct loaded {
	struct arena arena;
	struct policy *policies;
	size_t count, cap;
	struct value_items exceptions;
	struct value_items resources; /* of load_resources() */
	/* A policy, or a rule of one, that is recognised but not evaluated: its name and what it is. */
	void (*unsupported)(void *receiver, struct place place, struct text name, const char *what);
	void (*problem)(void *receiver, const struct fault *fault);
	void *receiver;
};

int load_path(struct loaded *loaded, const char *path, struct fault *fault);
/* Documents that stand for what a cluster holds; those of a ClusterResource of Kyverno's CLI are taken out of it. */
int load_resources(struct loaded *loaded, const char *path, struct fault *fault);
void loaded_release(struct loaded *loaded);

#endif
