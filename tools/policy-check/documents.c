#include "tools/policy-check/documents.h"

#include "common/doc/glob.h"
#include "common/doc/json.h"
#include "common/doc/yaml.h"

static const struct {
	const char *glob, *group, *kind;
} ci_files[] = {
	{ "{,**/}.github/workflows/*.{yml,yaml}", "github", "Workflow" },
	{ "{,**/}action.{yml,yaml}", "github", "Action" },
	{ "{,**/}*.gitlab-ci.{yml,yaml}", "gitlab", "Pipeline" },
	{ "{,**/}{docker-,}compose*.{yml,yaml}", "docker", "Compose" },
};

bool document_is_file(const struct resource *resource)
{
	return resource->file.len > 0;
}

static void take_file(const struct document_reader *reader, const struct node *document, const char *path)
{
	struct resource resource = { .node = document, .kind = TEXT("file"), .name = text_of(path), .file = text_of(path) };

	for (size_t i = 0; i < sizeof(ci_files) / sizeof(ci_files[0]); i++) {
		if (!glob_match(text_of(ci_files[i].glob), text_of(path)))
			continue;
		resource.group = text_of(ci_files[i].group);
		resource.kind = text_of(ci_files[i].kind);
		break;
	}
	reader->resource(reader->receiver, &resource);
}

static void take(const struct document_reader *reader, const struct node *document, const char *path)
{
	const struct node *items = node_get_cstr(document, "items");
	struct resource resource;

	if (!resource_of(document, &resource)) {
		take_file(reader, document, path);
		return;
	}
	if (text_ends_with(resource.kind, TEXT("List")) && items && items->kind == NODE_LIST) {
		for (size_t i = 0; i < items->list.count; i++)
			take(reader, items->list.items[i], path);
		return;
	}
	if (resource_of(resource_complete(document, reader->arena), &resource))
		reader->resource(reader->receiver, &resource);
}

static int read_json(struct text content, const char *path, const struct document_reader *reader, struct fault *fault)
{
	struct json_stream stream = json_stream_of(content, path);
	const struct node *document;
	int more;

	while ((more = json_next(&stream, reader->arena, &document, fault)) > 0) {
		take(reader, document, path);
		arena_reset(reader->arena);
	}
	return more;
}

int documents_read(struct text content, const char *path, const struct document_reader *reader, struct fault *fault)
{
	struct yaml_options options = { .schema = YAML_KUBERNETES, .duplicate = reader->duplicate, .context = reader->receiver };
	const struct node *document;
	struct yaml_reader *yaml;
	int more;

	if (text_ends_with(text_of(path), TEXT(".json")))
		return read_json(content, path, reader, fault);
	for (size_t i = 0; i < sizeof(ci_files) / sizeof(ci_files[0]); i++) {
		if (glob_match(text_of(ci_files[i].glob), text_of(path)))
			options.schema = YAML_CORE;
	}
	yaml = yaml_open(content, path, &options);
	while ((more = yaml_next(yaml, reader->arena, &document, fault)) > 0) {
		if (document && document->kind != NODE_NULL)
			take(reader, document, path);
		arena_reset(reader->arena);
	}
	yaml_close(yaml);
	return more;
}
