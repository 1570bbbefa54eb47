#include "tools/changelog-gen/given.h"

#include <string.h>

#include "common/base/file.h"
#include "common/doc/json.h"
#include "tools/changelog-gen/context.h"

int given_read(const char *path, struct buf *input, struct arena *arena, const struct node **root, struct fault *fault)
{
	const struct node *schema, *releases;

	if (file_read(path, FILE_LIMIT, input, fault) < 0)
		return -1;
	if (json_read(buf_text(input), strcmp(path, "-") != 0 ? path : "<stdin>", arena, root, fault) < 0)
		return -1;
	schema = node_get_cstr(*root, "schema");
	releases = node_get_cstr(*root, "releases");
	if (!node_is_string(schema, CONTEXT_SCHEMA))
		return fault_set_at(fault, schema ? schema->place : (*root)->place, "a document with \"schema\": \"%s\" is wanted, as --format json prints it", CONTEXT_SCHEMA);
	if (!releases || releases->kind != NODE_LIST)
		return fault_set_at(fault, releases ? releases->place : (*root)->place, "\"releases\" must be a list");
	return 0;
}

struct text given_value(const struct node *root, const char *key)
{
	const struct node *releases = node_get_cstr(root, "releases");

	return releases->list.count ? node_string(node_get_cstr(releases->list.items[0], key)) : (struct text){ NULL, 0 };
}

enum forge_kind given_forge(const struct node *root)
{
	struct text name = node_string(node_path(root, "repository", "forge", NULL));

	for (unsigned i = FORGE_GITHUB; forge_kind_names[i]; i++)
		if (text_is(name, forge_kind_names[i]))
			return (enum forge_kind)i;
	return FORGE_NONE;
}
