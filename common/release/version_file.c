#include "common/release/version_file.h"

#include <string.h>

#include "common/release/version_spots.h"

const char *const version_file_names[] = { "package.json", "Cargo.toml", "pyproject.toml", "Chart.yaml", "pom.xml",
					   "VERSION", "gradle.properties", "package-lock.json", NULL };

typedef int search(struct spot_finder *finder, struct fault *fault);

static search *const searches[] = {
	spots_in_package_json,
	spots_in_toml,
	spots_in_toml,
	spots_in_chart,
	spots_in_pom,
	spots_alone,
	spots_in_properties,
	spots_in_package_lock,
};

static const char *name_of(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash ? slash + 1 : path;
}

static search *search_for(const char *path)
{
	for (size_t i = 0; version_file_names[i]; i++)
		if (!strcmp(name_of(path), version_file_names[i]))
			return searches[i];
	return spots_marked;
}

bool version_file_is_python(const char *path)
{
	return !strcmp(name_of(path), "pyproject.toml");
}

static int find_by_pattern(struct spot_finder *finder, const struct regex *pattern, struct fault *fault)
{
	struct regex_match match;
	size_t from = 0;

	for (;;) {
		enum regex_result result = regex_match(pattern, finder->content, from, &match);

		if (result == REGEX_GAVE_UP)
			return fault_set(fault, "the pattern for '%s' takes too many steps; make it simpler", finder->path);
		if (result == REGEX_NO)
			return 0;
		if (match.count < 2 || !match.groups[1].ptr)
			return fault_set(fault, "the pattern for '%s' has no group that matches the version; put it in parentheses", finder->path);
		spot_add(finder, match.groups[1]);
		from = (size_t)(match.groups[0].ptr - finder->content.ptr) + match.groups[0].len;
		from += !match.groups[0].len;
		if (from > finder->content.len)
			return 0;
	}
}

int version_file_find(const char *path, struct text content, const struct regex *pattern, struct arena *arena, struct spots *spots,
		      struct fault *fault)
{
	struct spot_finder finder = { path, content, arena, spots };

	*spots = (struct spots){ NULL, 0 };
	return pattern ? find_by_pattern(&finder, pattern, fault) : search_for(path)(&finder, fault);
}

void version_file_add(struct buf *out, struct text content, const struct spots *spots, struct text version)
{
	size_t at = 0;

	for (size_t i = 0; i < spots->count; i++) {
		const struct spot *spot = &spots->items[i];

		buf_add(out, text_slice(content, at, spot->start - at));
		buf_add(out, version);
		at = spot->start + spot->len;
	}
	buf_add(out, text_from(content, at));
}

void version_file_add_diff(struct buf *out, const char *path, struct text content, const struct spots *spots, struct text version)
{
	struct buf changed = BUF_INIT;
	struct text rest = content, line, new_rest, new_line;
	unsigned number = 0;

	version_file_add(&changed, content, spots, version);
	new_rest = buf_text(&changed);
	buf_addf(out, "--- a/%s\n+++ b/%s\n", path, path);
	while (text_next_line(&rest, &line) && text_next_line(&new_rest, &new_line)) {
		number++;
		if (!text_eq(line, new_line))
			buf_addf(out, "@@ -%u +%u @@\n-%.*s\n+%.*s\n", number, number, TEXT_ARGS(line), TEXT_ARGS(new_line));
	}
	buf_release(&changed);
}
