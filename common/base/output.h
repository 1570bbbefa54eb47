/*
 * output: where a view of the answer goes: standard output, or a file named by --emit.
 *
 * What is written to .stream is kept back until output_finish(), so that a run that fails leaves files as they were:
 * regular files are then replaced by rename or appended to in one write, devices and pipes are written through.
 * Standard output and standard error are written as usual.
 *
 * Ownership  The output owns .stream; output_finish() or output_abandon() ends it. .path is borrowed.
 * Errors     -1 with a fault that names the file; every byte is accounted for.
 */
#ifndef COMMON_BASE_OUTPUT_H
#define COMMON_BASE_OUTPUT_H

#include <stdio.h>

#include "common/base/fault.h"

enum output_mode { OUTPUT_REPLACE,
		   OUTPUT_APPEND };

struct output {
	FILE *stream;
	const char *path; /* NULL: standard output; "-": standard error */
	enum output_mode mode;
	char *bytes;
	size_t size;
};

int output_open(struct output *output, const char *path, enum output_mode mode, struct fault *fault);
int output_finish(struct output *output, struct fault *fault);
void output_abandon(struct output *output);

#endif
