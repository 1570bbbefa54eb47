/*
 * progress: a count on standard error while long work runs: only on a terminal, only after half a second, gone at the end.
 *
 * Cost  A clock is read once in 256 steps at most.
 */
#ifndef COMMON_CLI_PROGRESS_H
#define COMMON_CLI_PROGRESS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct progress {
	const char *noun; /* "commits" */
	size_t count;
	bool wanted, shown;
	int64_t next; /* milliseconds of the monotonic clock at which to write */
};

/* quiet: write nothing. */
struct progress progress_start(const char *noun, bool quiet);
void progress_step(struct progress *progress);
void progress_end(struct progress *progress);

#endif
