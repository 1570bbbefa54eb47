#include "common/base/output.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "common/base/file.h"

static bool is_standard(const struct output *output)
{
	return !output->path || !strcmp(output->path, "-");
}

int output_open(struct output *output, const char *path, enum output_mode mode, struct fault *fault)
{
	*output = (struct output){ .path = path, .mode = mode };
	if (is_standard(output)) {
		output->stream = path ? stderr : stdout;
		return 0;
	}
	output->stream = open_memstream(&output->bytes, &output->size);
	return output->stream ? 0 : fault_set_errno(fault, "cannot write '%s'", path);
}

/* Append to a file, or write through to a device or pipe, in as few writes as the system takes. */
static int write_through(const struct output *output, struct fault *fault)
{
	int fd = open(output->path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0666);
	struct text rest = { output->bytes, output->size };
	int result = fd < 0 ? -1 : 0;

	while (!result && rest.len) {
		ssize_t n = write(fd, rest.ptr, rest.len);

		if (n >= 0)
			rest = text_from(rest, (size_t)n);
		else if (errno != EINTR)
			result = -1;
	}
	if (fd >= 0 && close(fd))
		result = -1;
	return result ? fault_set_errno(fault, "cannot write '%s'", output->path) : 0;
}

int output_finish(struct output *output, struct fault *fault)
{
	struct stat st;
	int result;

	if (is_standard(output))
		return 0; /* finish_stdout() has the last word */
	if (fclose(output->stream)) {
		output->stream = NULL;
		return fault_set_errno(fault, "cannot write '%s'", output->path);
	}
	if (output->mode == OUTPUT_REPLACE && (stat(output->path, &st) || S_ISREG(st.st_mode)))
		result = file_replace(output->path, (struct text){ output->bytes, output->size }, fault);
	else
		result = write_through(output, fault);
	free(output->bytes);
	*output = (struct output){ 0 };
	return result;
}

void output_abandon(struct output *output)
{
	if (output->stream && !is_standard(output))
		fclose(output->stream);
	free(output->bytes);
	*output = (struct output){ 0 };
}
