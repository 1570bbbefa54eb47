#include "tools/semver-bump/files.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "common/base/alloc.h"
#include "common/base/file.h"
#include "common/release/version_file.h"
#include "tools/semver-bump/style.h"

struct change {
	const char *name, *path; /* as written, and with the folder */
	struct text content, version;
	struct spots spots;
};

struct changes {
	const struct files *files;
	struct arena *arena;
	struct change *items;
	size_t count, cap;
};

static bool is_up_to_date(const struct change *change)
{
	for (size_t i = 0; i < change->spots.count; i++)
		if (!text_eq(text_slice(change->content, change->spots.items[i].start, change->spots.items[i].len), change->version))
			return false;
	return true;
}

static int write_version(const struct changes *changes, const char *name, struct text *version, struct fault *fault)
{
	struct buf written = BUF_INIT;
	int result = version_style_add(&written, changes->files->version, version_file_is_python(name) ? STYLE_PEP440 : STYLE_SEMVER, fault);

	*version = arena_copy(changes->arena, buf_text(&written));
	buf_release(&written);
	return result;
}

/* Read a file and find its versions. 1, 0 when there is none, -1. */
static int look_into(struct changes *changes, const char *name, const struct regex *pattern, struct fault *fault)
{
	struct change change = { .name = name, .path = arena_printf(changes->arena, "%s/%s", changes->files->folder, name).ptr };
	struct buf content = BUF_INIT;
	int result = file_read(change.path, FILE_LIMIT, &content, fault);

	change.content = arena_copy(changes->arena, buf_text(&content));
	buf_release(&content);
	if (result < 0 || version_file_find(name, change.content, pattern, changes->arena, &change.spots, fault) < 0)
		return -1;
	if (!change.spots.count)
		return 0;
	if (write_version(changes, name, &change.version, fault) < 0)
		return -1;
	if (!is_up_to_date(&change)) {
		changes->items = xgrow(changes->items, changes->count, &changes->cap, sizeof(*changes->items));
		changes->items[changes->count++] = change;
	}
	return 1;
}

/* A path of the configuration may not lead out of the folder, by ".." or by a link. */
static int check_inside(const struct changes *changes, const char *name, struct place place, struct fault *fault)
{
	char folder[PATH_MAX], file[PATH_MAX];
	size_t len;

	if (!realpath(changes->files->folder, folder) || !realpath(arena_printf(changes->arena, "%s/%s", changes->files->folder, name).ptr, file))
		return fault_set_at(fault, place, "there is no file '%s'; name files relative to the top folder", name);
	len = strlen(folder);
	if (strncmp(folder, file, len) || (file[len] != '/' && folder[len - 1] != '/'))
		return fault_set_at(fault, place, "'%s' is outside the repository; only files in it are changed", name);
	return 0;
}

static int look_into_configured(struct changes *changes, const struct node *entry, struct fault *fault)
{
	const struct node *path = entry->kind == NODE_MAP ? node_get_cstr(entry, "path") : entry, *source = node_get_cstr(entry, "pattern");
	struct regex *pattern = NULL;
	const char *name = arena_cstr(changes->arena, node_string(path));
	int result;

	if (!node_string(path).len)
		return fault_set_at(fault, entry->place, "a file of 'version.files' is a path, or {path: FILE, pattern: REGEX}");
	if (check_inside(changes, name, entry->place, fault) < 0)
		return -1;
	if (source) {
		pattern = regex_compile(node_string(source), "m", fault);
		if (!pattern) {
			fault_move(fault, source->place);
			return -1;
		}
	}
	result = look_into(changes, name, pattern, fault);
	regex_free(pattern);
	if (!result)
		return fault_set_at(fault, entry->place, "no version is found in '%s'; mark its line with x-release-please-version, or give a pattern", name);
	return result;
}

static int collect(struct changes *changes, struct fault *fault)
{
	const struct node *configured = changes->files->configured;

	for (size_t i = 0; version_file_names[i]; i++)
		if (file_exists(arena_printf(changes->arena, "%s/%s", changes->files->folder, version_file_names[i]).ptr) &&
		    look_into(changes, version_file_names[i], NULL, fault) < 0)
			return -1;
	if (configured && configured->kind != NODE_LIST)
		return fault_set_at(fault, configured->place, "'version.files' takes a list, not a %s", node_kind_name(configured->kind));
	for (size_t i = 0; configured && i < configured->list.count; i++)
		if (look_into_configured(changes, configured->list.items[i], fault) < 0)
			return -1;
	return 0;
}

static int replace(const struct change *change, struct fault *fault)
{
	struct buf content = BUF_INIT;
	int result;

	version_file_add(&content, change->content, &change->spots, change->version);
	result = file_replace(change->path, buf_text(&content), fault);
	buf_release(&content);
	return result;
}

int files_write(const struct files *files, struct arena *arena, struct fault *fault)
{
	struct changes changes = { .files = files, .arena = arena };
	int result = collect(&changes, fault);

	for (size_t i = 0; !result && i < changes.count; i++)
		result = replace(&changes.items[i], fault);
	free(changes.items);
	return result < 0 ? -1 : changes.count > 0;
}

int files_check(const struct files *files, struct arena *arena, struct buf *diff, struct fault *fault)
{
	struct changes changes = { .files = files, .arena = arena };
	int result = collect(&changes, fault);

	for (size_t i = 0; !result && i < changes.count; i++)
		version_file_add_diff(diff, changes.items[i].name, changes.items[i].content, &changes.items[i].spots, changes.items[i].version);
	free(changes.items);
	return result < 0 ? -1 : changes.count > 0;
}
