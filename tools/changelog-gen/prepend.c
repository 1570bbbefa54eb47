#include "tools/changelog-gen/prepend.h"

#include "common/base/file.h"

int prepend_file(const char *path, const struct insertion *insertion, struct fault *fault)
{
	struct buf old = BUF_INIT, new = BUF_INIT;
	int result = 0;

	if (file_exists(path))
		result = file_read(path, FILE_LIMIT, &old, fault);
	if (result == 0)
		result = changelog_insert(buf_text(&old), path, insertion, &new, fault);
	if (result == 0 && !text_eq(buf_text(&old), buf_text(&new)))
		result = file_replace(path, buf_text(&new), fault);
	buf_release(&old);
	buf_release(&new);
	return result;
}
