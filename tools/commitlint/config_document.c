#include "tools/commitlint/config_document.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "common/base/file.h"
#include "common/base/root.h"
#include "common/doc/json.h"
#include "common/doc/yaml.h"

/* In the order in which cosmiconfig tries them in a directory; .config/ is ours. */
static const char *const names[] = {
	"package.json",
	"package.yaml",
	".commitlintrc",
	".commitlintrc.json",
	".commitlintrc.yaml",
	".commitlintrc.yml",
	".config/commitlintrc",
	".config/commitlintrc.json",
	".config/commitlintrc.yaml",
	".config/commitlintrc.yml",
};

static const char *base_name(const char *file)
{
	const char *slash = strrchr(file, '/');

	return slash ? slash + 1 : file;
}

bool config_document_is_known(const char *file)
{
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (!strcmp(base_name(file), base_name(names[i])))
			return true;
	return false;
}

static bool is_package(const char *file)
{
	return !strncmp(base_name(file), "package.", 8);
}

int config_document_read(const char *file, struct arena *arena, const struct node **document, struct fault *fault)
{
	struct text name = text_of(base_name(file));
	struct buf content = BUF_INIT;
	struct text kept;
	int result = file_read(file, CONFIG_DOCUMENT_LIMIT, &content, fault);

	*document = NULL;
	if (result == 0) {
		file = arena_cstr(arena, text_of(file));
		kept = arena_copy(arena, buf_text(&content));
		if (!text_trim(kept, " \t\r\n").len)
			result = 0;
		else if (text_ends_with(name, TEXT(".json")))
			result = json_read(kept, file, arena, document, fault);
		else
			result = yaml_read(kept, file, YAML_CORE, arena, document, fault);
	}
	buf_release(&content);
	if (result == 0 && is_package(file))
		*document = node_get_cstr(*document, "commitlint");
	if (result == 0 && *document && (*document)->kind == NODE_NULL)
		*document = NULL;
	return result;
}

/* directory: empty for the one that we are in. */
static int find_in(struct text directory, struct arena *arena, const char **file, const struct node **document, struct fault *fault)
{
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		*file = arena_printf(arena, "%.*s%s%s", TEXT_ARGS(directory), directory.len > 1 ? "/" : "", names[i]).ptr;
		if (!file_exists(*file))
			continue;
		if (config_document_read(*file, arena, document, fault) < 0)
			return -1;
		if (*document)
			return 1;
	}
	return 0;
}

int config_document_find(struct arena *arena, const char **file, const struct node **document, struct fault *fault)
{
	struct buf root = BUF_INIT;
	char *start = realpath(".", NULL);
	struct text path = text_of(start);
	int found = find_in((struct text){ NULL, 0 }, arena, file, document, fault);

	root_find(".", &root);
	while (path.len && !found) {
		if (path.ptr[path.len] || path.len == 1)
			found = find_in(path, arena, file, document, fault);
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
