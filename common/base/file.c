#include "common/base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static int read_stream(FILE *in, const char *name, size_t limit, struct buf *out, struct fault *fault)
{
	if (!buf_read(out, in, limit))
		return 0;
	if (errno == EFBIG)
		return fault_set(fault, "'%s' is larger than %zu bytes, which is the limit", name, limit);
	return fault_set_errno(fault, "cannot read '%s'", name);
}

int file_read(const char *path, size_t limit, struct buf *out, struct fault *fault)
{
	FILE *in;
	int result;

	if (!strcmp(path, "-"))
		return read_stream(stdin, "standard input", limit, out, fault);
	in = fopen(path, "re");
	if (!in)
		return fault_set_errno(fault, "cannot read '%s'", path);
	result = read_stream(in, path, limit, out, fault);
	fclose(in);
	return result;
}

static int write_all(int fd, struct text content)
{
	while (content.len) {
		ssize_t n = write(fd, content.ptr, content.len);

		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return -1;
		content = text_from(content, (size_t)n);
	}
	return fsync(fd);
}

int file_replace(const char *path, struct text content, struct fault *fault)
{
	char *target = realpath(path, NULL); /* NULL: not there yet */
	struct buf beside = BUF_INIT;
	struct stat old;
	mode_t mode;
	int fd, result = 0;

	if (target && !stat(target, &old)) {
		mode = old.st_mode & 07777;
		/* A rename would put a file where the device is, for every program of the machine. */
		if (!S_ISREG(old.st_mode)) {
			free(target);
			return fault_set(fault, "'%s' is no regular file, so it cannot be replaced; name a file", path);
		}
	} else {
		mode = umask(0);
		umask(mode);
		mode = 0666 & ~mode;
	}
	buf_addf(&beside, "%s.XXXXXX", target ? target : path);
	fd = mkstemp(beside.ptr);
	if (fd < 0) {
		fault_set_errno(fault, "cannot write beside '%s'", path);
		buf_release(&beside);
		free(target);
		return -1;
	}
	result = fchmod(fd, mode) || write_all(fd, content) ? -1 : 0;
	if (close(fd) || result || rename(beside.ptr, target ? target : path)) {
		result = fault_set_errno(fault, "cannot write '%s'", path);
		unlink(beside.ptr);
	}
	buf_release(&beside);
	free(target);
	return result;
}

bool file_exists(const char *path)
{
	struct stat st;

	return !stat(path, &st);
}

bool file_is_named(const char *path, const char *name)
{
	struct text whole = text_of(path), end = text_of(name);

	return text_ends_with(whole, end) && (whole.len == end.len || whole.ptr[whole.len - end.len - 1] == '/');
}
