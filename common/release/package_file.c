#include "common/release/package_file.h"

#include "common/base/file.h"
#include "common/release/version_file.h"

static bool is_above_nothing(const struct semver *version)
{
	return !text_is(version->major, "0") || !text_is(version->minor, "0") || !text_is(version->patch, "0");
}

static bool names_version(const char *path, struct text content, struct arena *arena, struct semver *version)
{
	struct fault ignored = FAULT_INIT;
	struct spots spots;

	if (version_file_find(path, content, NULL, arena, &spots, &ignored) < 0 || !spots.count)
		return false;
	return semver_parse(text_slice(content, spots.items[0].start, spots.items[0].len), version) && is_above_nothing(version);
}

bool package_file_find(const char *folder, struct arena *arena, struct package_file *found)
{
	for (size_t i = 0; version_file_names[i]; i++) {
		const char *path = arena_printf(arena, "%s/%s", folder, version_file_names[i]).ptr;
		struct fault ignored = FAULT_INIT;
		struct buf content = BUF_INIT;
		bool read = file_exists(path) && file_read(path, FILE_LIMIT, &content, &ignored) == 0;
		struct text kept = arena_copy(arena, read ? buf_text(&content) : (struct text){ NULL, 0 });

		buf_release(&content);
		found->name = version_file_names[i];
		if (read && names_version(path, kept, arena, &found->version))
			return true;
	}
	return false;
}
