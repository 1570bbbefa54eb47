/*
 * files: the files that paths name: themselves, or what YAML and JSON files stand in a directory and below it, by name.
 *
 * Hidden directories are passed over, except .github; links to directories are not followed.
 *
 * Ownership  Paths live in the arena; files_release() frees the list.
 * Errors     -1 with a fault that names the path that cannot be read or does not exist.
 */
#ifndef POLICY_CHECK_FILES_H
#define POLICY_CHECK_FILES_H

#include "common/base/arena.h"
#include "common/base/fault.h"
#include "common/base/strings.h"

enum { FILES_DEPTH_LIMIT = 64 };

struct file {
	const char *path;
	bool given;	     /* named itself, not found in a directory */
	const char *partial; /* what must be done before it can be judged ("helm template"), or NULL */
};

struct files {
	struct file *items;
	size_t count, cap;
	struct arena *arena;
};

#define FILES_INIT(memory) { NULL, 0, 0, (memory) }

int files_add(struct files *files, const char *path, struct fault *fault);
void files_release(struct files *files);

#endif
