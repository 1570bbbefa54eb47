#include "tools/policy-check/files.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "common/base/alloc.h"
#include "common/base/file.h"

static bool is_document(struct text name)
{
	return text_ends_with(name, TEXT(".yaml")) || text_ends_with(name, TEXT(".yml")) || text_ends_with(name, TEXT(".json"));
}

static struct text directory_of(struct text path)
{
	while (path.len && path.ptr[path.len - 1] != '/')
		path.len--;
	return path.len > 1 ? text_slice(path, 0, path.len - 1) : path;
}

static bool has_file(struct arena *arena, struct text directory, const char *name)
{
	return file_exists(arena_printf(arena, "%.*s%s%s", TEXT_ARGS(directory), directory.len ? "/" : "", name).ptr);
}

/* Templates of a Helm chart and parts of a kustomization mean something only when rendered. */
static const char *partial_of(struct arena *arena, struct text path)
{
	struct text name = text_from(path, directory_of(path).len), directory = directory_of(path);

	name = text_trim(name, "/");
	if (text_is(name, "kustomization.yaml") || text_is(name, "kustomization.yml") || text_is(name, "Kustomization"))
		return "kustomize build";
	for (; directory.len > 1; directory = directory_of(directory)) {
		struct text last = text_trim(text_from(directory, directory_of(directory).len), "/");

		if (text_is(last, "templates") && has_file(arena, directory_of(directory), "Chart.yaml"))
			return "helm template";
	}
	return NULL;
}

static void add(struct files *files, struct text path, bool given)
{
	if (files->count == files->cap)
		files->items = xgrow(files->items, files->count, &files->cap, sizeof(*files->items));
	files->items[files->count++] = (struct file){ arena_cstr(files->arena, path), given,
						      text_is(path, "-") ? NULL : partial_of(files->arena, path) };
}

static int by_name(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static bool passes(const char *name)
{
	return name[0] != '.' || strcmp(name, ".github") == 0 || is_document(text_of(name));
}

static int add_directory(struct files *files, const char *path, unsigned depth, struct fault *fault);

static int add_entry(struct files *files, const char *directory, const char *name, unsigned depth, struct fault *fault)
{
	bool slash = text_ends_with(text_of(directory), TEXT("/"));
	struct text path = strcmp(directory, ".") == 0 ? arena_copy(files->arena, text_of(name)) : arena_printf(files->arena, "%s%s%s", directory, slash ? "" : "/", name);
	struct stat status;

	if (lstat(path.ptr, &status))
		return fault_set_errno(fault, "cannot read '%s'", path.ptr);
	if (S_ISDIR(status.st_mode))
		return add_directory(files, path.ptr, depth + 1, fault);
	if (is_document(path) && !stat(path.ptr, &status) && S_ISREG(status.st_mode))
		add(files, path, false);
	return 0;
}

static int add_directory(struct files *files, const char *path, unsigned depth, struct fault *fault)
{
	struct strings names = STRINGS_INIT;
	struct dirent *entry;
	DIR *directory;
	int result = 0;

	if (depth > FILES_DEPTH_LIMIT)
		return fault_set(fault, "the directories below '%s' nest too deep", path);
	directory = opendir(path);
	if (!directory)
		return fault_set_errno(fault, "cannot read the directory '%s'", path);
	while ((entry = readdir(directory))) {
		if (passes(entry->d_name) && strcmp(entry->d_name, ".") && strcmp(entry->d_name, ".."))
			strings_add(&names, arena_cstr(files->arena, text_of(entry->d_name)));
	}
	closedir(directory);
	if (names.count)
		qsort(names.items, names.count, sizeof(*names.items), by_name);
	for (size_t i = 0; i < names.count && !result; i++)
		result = add_entry(files, path, names.items[i], depth, fault);
	strings_release(&names);
	return result;
}

int files_add(struct files *files, const char *path, struct fault *fault)
{
	struct stat status;

	if (strcmp(path, "-") == 0) {
		add(files, text_of(path), false);
		return 0;
	}
	if (stat(path, &status))
		return fault_set_errno(fault, "cannot read '%s'", path);
	if (S_ISDIR(status.st_mode))
		return add_directory(files, path, 0, fault);
	add(files, text_of(path), true);
	return 0;
}

void files_release(struct files *files)
{
	free(files->items);
	files->items = NULL;
	files->count = files->cap = 0;
}
