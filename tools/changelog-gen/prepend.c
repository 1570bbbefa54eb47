#include "tools/changelog-gen/prepend.h"

#include "common/base/file.h"

static int read_changelog(const char *path, struct buf *content, struct fault *fault)
{
	return file_exists(path) ? file_read(path, FILE_LIMIT, content, fault) : 0;
}

/* Write what was made of the old content, unless somebody else changed the file meanwhile. */
static int replace(const char *path, struct text old, struct text new, struct fault *fault)
{
	struct buf now = BUF_INIT;
	int result = read_changelog(path, &now, fault);

	if (result == 0 && !text_eq(buf_text(&now), old))
		result = fault_set(fault, "'%s' was changed meanwhile and stays as it is; run this again", path);
	if (result == 0)
		result = file_replace(path, new, fault);
	buf_release(&now);
	return result;
}

int prepend_file(const char *path, const struct insertion *insertion, bool check, bool *stale, struct fault *fault)
{
	struct buf old = BUF_INIT, new = BUF_INIT;
	int result = read_changelog(path, &old, fault);

	if (result == 0)
		result = changelog_insert(buf_text(&old), path, insertion, &new, fault);
	*stale = result == 0 && !text_eq(buf_text(&old), buf_text(&new));
	if (*stale && !check)
		result = replace(path, buf_text(&old), buf_text(&new), fault);
	buf_release(&old);
	buf_release(&new);
	return result;
}
