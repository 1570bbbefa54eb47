#include "common/base/root.h"

#include <stdlib.h>

#include "common/base/file.h"

bool root_find(const char *directory, struct buf *root)
{
	char *start = realpath(directory, NULL);
	struct buf probe = BUF_INIT;
	struct text path = text_of(start);
	bool found = false;

	while (path.len && !found) {
		buf_cut(&probe, 0);
		buf_add(&probe, path);
		buf_adds(&probe, path.len > 1 ? "/.git" : ".git");
		found = file_exists(buf_cstr(&probe));
		if (found)
			buf_add(root, path);
		while (path.len && path.ptr[path.len - 1] != '/')
			path.len--;
		if (path.len > 1)
			path.len--;
		else if (probe.len == sizeof("/.git") - 1)
			break;
	}
	buf_release(&probe);
	free(start);
	return found;
}
