/* fuzz_ci_event: any bytes are the event file of GitHub. */
#include <stdio.h>
#include <sys/mman.h>
#include <unistd.h>

#include "common/release/ci_range.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char path[64];
	const char *const variables[] = { "GITHUB_ACTIONS=true", "GITHUB_EVENT_NAME=pull_request", "GITHUB_REF=refs/pull/7/merge", path, NULL };
	struct arena arena = ARENA_INIT;
	struct fault fault = FAULT_INIT;
	struct ci_context context;
	int fd = memfd_create("event", 0);

	snprintf(path, sizeof(path), "GITHUB_EVENT_PATH=/proc/self/fd/%d", fd);
	if (fd >= 0 && write(fd, data, size) == (ssize_t)size && ci_read((struct env){ variables }, &arena, &context, &fault) == 0)
		ci_range_of(&context);
	if (fd >= 0)
		close(fd);
	arena_release(&arena);
	return 0;
}
