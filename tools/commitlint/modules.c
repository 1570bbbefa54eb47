#include "tools/commitlint/modules.h"

#include <limits.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "common/base/file.h"
#include "common/doc/json.h"

enum { PACKAGE_LIMIT = 1 << 20 }; /* bytes of a package.json */

struct text modules_config_id(struct text name, struct arena *arena)
{
	char first = name.len ? name.ptr[0] : '\0';

	if (first == '.' || first == '/')
		return name;
	if (first == '@')
		return text_find_byte(name, '/', 0) != SIZE_MAX ? name : arena_printf(arena, "%.*s/commitlint-config", TEXT_ARGS(name));
	return arena_printf(arena, "commitlint-config-%.*s", TEXT_ARGS(name));
}

static bool is_file(const char *path)
{
	struct stat about;

	return !stat(path, &about) && S_ISREG(about.st_mode);
}

static const char *with_suffix(const char *path, struct arena *arena)
{
	static const char *const suffixes[] = { "", ".js", ".json", "/index.js", "/index.json" };

	for (size_t i = 0; i < sizeof(suffixes) / sizeof(suffixes[0]); i++) {
		const char *candidate = arena_printf(arena, "%s%s", path, suffixes[i]).ptr;

		if (is_file(candidate))
			return candidate;
	}
	return NULL;
}

/* What a value of "exports" leads to; conditions are tried in the order that the peer tries them in. */
static struct text export_target(const struct node *value)
{
	static const char *const conditions[] = { "import", "module", "node", "default", "require" };

	for (unsigned depth = 0; value && value->kind == NODE_MAP && depth < 8; depth++) {
		const struct node *next = node_get_cstr(value, ".");

		for (size_t i = 0; !next && i < sizeof(conditions) / sizeof(conditions[0]); i++)
			next = node_get_cstr(value, conditions[i]);
		value = next;
	}
	return node_string(value);
}

/* The entry of the package in a folder, by its package.json. */
static const char *package_entry(const char *folder, struct arena *arena)
{
	struct buf content = BUF_INIT;
	struct fault unused = FAULT_INIT;
	const struct node *package = NULL;
	struct text target = { NULL, 0 };
	static const char *const keys[] = { "module", "main" };

	if (file_read(arena_printf(arena, "%s/package.json", folder).ptr, PACKAGE_LIMIT, &content, &unused) == 0 &&
	    json_read(arena_copy(arena, buf_text(&content)), folder, arena, &package, &unused) == 0)
		target = export_target(node_get_cstr(package, "exports"));
	for (size_t i = 0; !target.len && i < sizeof(keys) / sizeof(keys[0]); i++)
		target = node_string(node_get_cstr(package, keys[i]));
	buf_release(&content);
	return with_suffix(target.len ? arena_printf(arena, "%s/%.*s", folder, TEXT_ARGS(target)).ptr : folder, arena);
}

static struct text parent_of(struct text path)
{
	while (path.len > 1 && path.ptr[path.len - 1] != '/')
		path.len--;
	path.len -= path.len > 1;
	return path;
}

/* Bytes of the package's name in "name/path" or "@scope/name/path". */
static size_t package_length(struct text id)
{
	size_t slash = text_find_byte(id, '/', 0);

	if (id.len && id.ptr[0] == '@' && slash != SIZE_MAX)
		slash = text_find_byte(id, '/', slash + 1);
	return slash == SIZE_MAX ? id.len : slash;
}

static const char *find_package(struct text id, struct text directory, struct arena *arena)
{
	size_t length = package_length(id);

	for (;; directory = parent_of(directory)) {
		const char *folder = arena_printf(arena, "%.*s/node_modules/%.*s", TEXT_ARGS(directory), TEXT_ARGS(text_slice(id, 0, length))).ptr;

		if (file_exists(folder))
			return length < id.len ? with_suffix(arena_printf(arena, "%s%.*s", folder, TEXT_ARGS(text_from(id, length))).ptr, arena) : package_entry(folder, arena);
		if (directory.len <= 1)
			return NULL;
	}
}

/* One name a file, so that a file that extends itself is known again. */
static const char *without_dots(const char *path, struct arena *arena)
{
	char *whole = path ? realpath(path, NULL) : NULL;
	const char *kept = whole ? arena_cstr(arena, text_of(whole)) : path;

	free(whole);
	return kept;
}

const char *modules_find(struct text id, const char *from, struct arena *arena)
{
	char *whole = realpath(from ? from : ".", NULL);
	struct text directory = from ? parent_of(text_of(whole)) : text_of(whole);
	const char *found = NULL;

	if (id.len && id.ptr[0] == '/')
		found = with_suffix(arena_cstr(arena, id), arena);
	else if (whole && id.len && id.ptr[0] == '.')
		found = without_dots(with_suffix(arena_printf(arena, "%.*s/%.*s", TEXT_ARGS(directory), TEXT_ARGS(id)).ptr, arena), arena);
	else if (whole && id.len)
		found = find_package(id, directory, arena);
	free(whole);
	return found;
}
