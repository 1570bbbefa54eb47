#include "tools/changelog-gen/prepend.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "common/base/file.h"
#include "common/base/root.h"

static void set_folder(struct buf *folder, const char *path)
{
	const char *slash = strrchr(path, '/');

	if (slash)
		buf_add(folder, (struct text){ path, slash == path ? 1 : (size_t)(slash - path) });
	else
		buf_adds(folder, ".");
}

static bool is_below(const char *path, const char *top)
{
	size_t len = strlen(top);

	return !strncmp(path, top, len) && (path[len] == '/' || path[len] == '\0');
}

/* A link in a repository that leads out of it is nothing that a commit may make us write to. */
static int check_link(const char *path, struct fault *fault)
{
	struct buf folder = BUF_INIT, root = BUF_INIT;
	char *target = realpath(path, NULL), *top = NULL;
	int result = 0;

	set_folder(&folder, path);
	if (target && root_find(buf_cstr(&folder), &root))
		top = realpath(buf_cstr(&root), NULL);
	if (top && !is_below(target, top))
		result = fault_set(fault, "'%s' is a link that leads out of the repository, to '%s'; name that file itself", path, target);
	free(top);
	free(target);
	buf_release(&folder);
	buf_release(&root);
	return result;
}

/* Renaming would replace a file that may not be written. Root may write all, so its bits are asked, too. */
static int check_writable(const char *path, struct fault *fault)
{
	struct stat status;

	if (lstat(path, &status) < 0)
		return 0;
	if (S_ISLNK(status.st_mode) && check_link(path, fault) < 0)
		return -1;
	if (stat(path, &status) < 0)
		return fault_set_errno(fault, "cannot read '%s'", path);
	if (S_ISREG(status.st_mode) && (!(status.st_mode & (S_IWUSR | S_IWGRP | S_IWOTH)) || access(path, W_OK)))
		return fault_set(fault, "'%s' may not be written; 'chmod u+w' changes that", path);
	return 0;
}

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
		result = check_writable(path, fault);
	if (result == 0)
		result = file_replace(path, new, fault);
	buf_release(&now);
	return result;
}

int prepend_file(const char *path, const struct insertion *insertion, bool check, bool *stale, struct fault *fault)
{
	struct buf old = BUF_INIT, new = BUF_INIT;
	int result;

	if (!strcmp(path, "-"))
		return fault_set(fault, "'-' is no file that notes can be put into; name one, or './-'");
	result = read_changelog(path, &old, fault);
	if (result == 0)
		result = changelog_insert(buf_text(&old), path, insertion, &new, fault);
	*stale = result == 0 && !text_eq(buf_text(&old), buf_text(&new));
	if (*stale && !check)
		result = replace(path, buf_text(&old), buf_text(&new), fault);
	buf_release(&old);
	buf_release(&new);
	return result;
}
