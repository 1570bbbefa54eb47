#include "tools/commitlint/config_document.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "common/base/file.h"
#include "common/base/root.h"
#include "common/doc/js_literal.h"
#include "common/doc/json.h"
#include "common/doc/yaml.h"
#include "common/doc/yaml_out.h"

enum { ODD_LENGTH = 60 }; /* bytes of an expression that a message shows */

/* In the order in which cosmiconfig tries them in a directory; .config/ is ours. */
static const char *const names[] = {
	"package.json",
	"package.yaml",
	".commitlintrc",
	".commitlintrc.json",
	".commitlintrc.yaml",
	".commitlintrc.yml",
	".commitlintrc.js",
	".commitlintrc.cjs",
	".commitlintrc.mjs",
	"commitlint.config.js",
	"commitlint.config.cjs",
	"commitlint.config.mjs",
	".commitlintrc.ts",
	".commitlintrc.cts",
	".commitlintrc.mts",
	"commitlint.config.ts",
	"commitlint.config.cts",
	"commitlint.config.mts",
	".config/commitlintrc",
	".config/commitlintrc.json",
	".config/commitlintrc.yaml",
	".config/commitlintrc.yml",
	".config/commitlint.config.js",
	".config/commitlint.config.cjs",
	".config/commitlint.config.mjs",
	".config/commitlint.config.ts",
};

/* What is for people or for node changes no judgement, so that code may stand there. */
static const char *const free_keys[] = { "prompt", "formatter", "$schema", NULL };

static const char *base_name(const char *file)
{
	const char *slash = strrchr(file, '/');

	return slash ? slash + 1 : file;
}

bool config_document_is_named(const char *file)
{
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (file_is_named(file, names[i]))
			return true;
	return false;
}

static bool is_package(const char *file)
{
	return !strncmp(base_name(file), "package.", 8);
}

static bool is_module(struct text name)
{
	static const struct text endings[] = { TEXT_INIT(".js"), TEXT_INIT(".cjs"), TEXT_INIT(".mjs"), TEXT_INIT(".ts"), TEXT_INIT(".cts"), TEXT_INIT(".mts") };

	for (size_t i = 0; i < sizeof(endings) / sizeof(endings[0]); i++)
		if (text_ends_with(name, endings[i]))
			return true;
	return false;
}

static int read_module(struct text content, const char *file, struct arena *arena, const struct node **document, struct buf *advice, struct fault *fault)
{
	struct js_export exported;

	if (js_literal_read(content, file, free_keys, arena, &exported, fault) < 0)
		return -1;
	*document = exported.value;
	if (exported.is_literal)
		return 0;
	if (exported.value) {
		buf_adds(advice, "# .commitlintrc.yaml\n");
		yaml_add_node(advice, exported.value);
	}
	return fault_set_at(fault, exported.odd, "'%.*s' is no literal, and code of a configuration is not run; what is one can stand in .commitlintrc.yaml",
			    TEXT_ARGS(text_slice(exported.odd_source, 0, ODD_LENGTH)));
}

static int read_content(struct text content, const char *file, struct arena *arena, const struct node **document, struct buf *advice, struct fault *fault)
{
	struct text name = text_of(base_name(file));

	if (!text_trim(content, " \t\r\n").len)
		return 0;
	if (is_module(name))
		return read_module(content, file, arena, document, advice, fault);
	if (text_ends_with(name, TEXT(".json")))
		return json_read(content, file, arena, document, fault);
	return yaml_read(content, file, YAML_CORE, arena, document, fault);
}

int config_document_read(const char *file, struct arena *arena, const struct node **document, struct buf *advice, struct fault *fault)
{
	struct buf content = BUF_INIT;
	int result = file_read(file, CONFIG_DOCUMENT_LIMIT, &content, fault);

	*document = NULL;
	if (result == 0)
		result = read_content(arena_copy(arena, buf_text(&content)), arena_cstr(arena, text_of(file)), arena, document, advice, fault);
	buf_release(&content);
	if (result == 0 && is_package(file))
		*document = node_get_cstr(*document, "commitlint");
	if (result == 0 && *document && (*document)->kind == NODE_NULL)
		*document = NULL;
	return result;
}

/* directory: empty for the one that we are in. */
static int find_in(struct text directory, struct arena *arena, const char **file, const struct node **document, struct buf *advice, struct fault *fault)
{
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		*file = arena_printf(arena, "%.*s%s%s", TEXT_ARGS(directory), directory.len > 1 ? "/" : "", names[i]).ptr;
		if (!file_exists(*file))
			continue;
		if (config_document_read(*file, arena, document, advice, fault) < 0)
			return -1;
		if (*document)
			return 1;
	}
	return 0;
}

int config_document_find(struct arena *arena, const char **file, const struct node **document, struct buf *advice, struct fault *fault)
{
	struct buf root = BUF_INIT;
	char *start = realpath(".", NULL);
	struct text path = text_of(start);
	int found = find_in((struct text){ NULL, 0 }, arena, file, document, advice, fault);

	root_find(".", &root);
	while (path.len && !found) {
		if (path.ptr[path.len] || path.len == 1)
			found = find_in(path, arena, file, document, advice, fault);
		if (path.len == 1 || text_eq(path, buf_text(&root)))
			break;
		while (path.len > 1 && path.ptr[path.len - 1] != '/')
			path.len--;
		path.len -= path.len > 1;
	}
	buf_release(&root);
	free(start);
	return found;
}
