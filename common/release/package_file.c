#include "common/release/package_file.h"

#include "common/base/file.h"
#include "common/doc/json.h"
#include "common/doc/yaml.h"

static const char blank[] = " \t\r\n";

static struct text version_in_json(struct text content, struct arena *arena)
{
	const struct node *document;
	struct fault ignored = FAULT_INIT;

	if (json_read(content, NULL, arena, &document, &ignored) < 0)
		return (struct text){ NULL, 0 };
	return node_string(node_get_cstr(document, "version"));
}

static struct text version_in_yaml(struct text content, struct arena *arena)
{
	const struct node *document, *version;
	struct fault ignored = FAULT_INIT;

	if (yaml_read(content, NULL, YAML_CORE, arena, &document, &ignored) < 0)
		return (struct text){ NULL, 0 };
	version = node_get_cstr(document, "version");
	return version ? version->written : (struct text){ NULL, 0 };
}

/* The tables of Cargo.toml and pyproject.toml in which the project's own version stands. */
static bool is_package_table(struct text line)
{
	static const char *const tables[] = { "[package]", "[workspace.package]", "[project]", "[tool.poetry]" };

	for (size_t i = 0; i < sizeof(tables) / sizeof(tables[0]); i++)
		if (text_is(line, tables[i]))
			return true;
	return false;
}

static struct text version_in_toml(struct text content, struct arena *arena)
{
	struct text line, key, value;
	bool inside = false;

	(void)arena;
	while (text_next_line(&content, &line)) {
		line = text_trim(line, blank);
		if (line.len && line.ptr[0] == '[')
			inside = is_package_table(line);
		value = line;
		if (!inside || !text_next_part(&value, '=', &key) || !text_is(text_trim(key, blank), "version"))
			continue;
		value = text_trim(value, blank);
		if (value.len && (value.ptr[0] == '"' || value.ptr[0] == '\''))
			return text_slice(value, 1, text_find_byte(value, value.ptr[0], 1) - 1);
	}
	return (struct text){ NULL, 0 };
}

static struct text version_alone(struct text content, struct arena *arena)
{
	(void)arena;
	return text_trim(content, blank);
}

static const struct {
	const char *name;
	struct text (*version)(struct text content, struct arena *arena);
} kinds[] = {
	{ "package.json", version_in_json }, { "Cargo.toml", version_in_toml }, { "pyproject.toml", version_in_toml },
	{ "Chart.yaml", version_in_yaml },   { "VERSION", version_alone },
};

static bool is_above_nothing(const struct semver *version)
{
	return !text_is(version->major, "0") || !text_is(version->minor, "0") || !text_is(version->patch, "0");
}

bool package_file_find(const char *folder, struct arena *arena, struct package_file *found)
{
	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
		const char *path = arena_printf(arena, "%s/%s", folder, kinds[i].name).ptr;
		struct fault ignored = FAULT_INIT;
		struct buf content = BUF_INIT;
		bool read = file_exists(path) && file_read(path, FILE_LIMIT, &content, &ignored) == 0;
		struct text kept = arena_copy(arena, read ? buf_text(&content) : (struct text){ NULL, 0 });

		buf_release(&content);
		found->name = kinds[i].name;
		if (semver_parse(kinds[i].version(kept, arena), &found->version) && is_above_nothing(&found->version))
			return true;
	}
	return false;
}
