/*
 * merge: the results of many repositories, as --format json wrote them, combined into one report.
 *
 * From the deployments and their samples, never by averaging averages: percentiles are those of all commits together.
 * The window is from the earliest start to the latest end. Results of one environment are combined whatever the repository.
 *
 * Errors  -1 with a fault: not a document of lead-time's, or results measured by another clock or another rule for merges.
 */
#ifndef LEAD_TIME_MERGE_H
#define LEAD_TIME_MERGE_H

#include "common/base/fault.h"
#include "tools/lead-time/result.h"

struct merged {
	struct timeline *timelines; /* by name of the environment */
	size_t count;
	struct measure measure;
};

/* files: paths, "-" being standard input. Texts live in the arena; merge_release() frees the rest. */
int merge_read(const char *const *files, size_t count, struct arena *arena, struct merged *merged, struct fault *fault);
void merge_release(struct merged *merged);

#endif
