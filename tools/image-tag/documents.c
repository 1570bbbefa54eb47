#include "tools/image-tag/documents.h"

#include "common/doc/json_out.h"

static void separate(struct buf *out, struct text separator, bool first)
{
	if (!first)
		buf_add(out, separator);
}

void documents_tags(const struct metadata *metadata, struct text separator, struct buf *out)
{
	for (size_t i = 0; i < metadata->reference_count; i++) {
		separate(out, separator, i == 0);
		buf_add(out, metadata->references[i]);
	}
}

void documents_tag_names(const struct metadata *metadata, struct text separator, struct buf *out)
{
	for (size_t i = 0; i < metadata->tagging.count; i++) {
		separate(out, separator, i == 0);
		buf_add(out, metadata->tagging.tags[i].name);
	}
}

void documents_labels(const struct metadata *metadata, struct text separator, struct buf *out)
{
	for (size_t i = 0; i < metadata->labels.count; i++) {
		const struct label *label = &metadata->labels.items[i];

		separate(out, separator, i == 0);
		buf_addf(out, "%.*s=%.*s", TEXT_ARGS(label->key), TEXT_ARGS(label->value));
	}
}

/* "manifest:key=value" for each level and key. */
static void add_annotation(const struct metadata *metadata, size_t level, size_t annotation, struct buf *out)
{
	const struct label *label = &metadata->annotations.items[annotation];

	buf_addf(out, "%.*s:%.*s=%.*s", TEXT_ARGS(metadata->levels[level]), TEXT_ARGS(label->key), TEXT_ARGS(label->value));
}

void documents_annotations(const struct metadata *metadata, struct text separator, struct buf *out)
{
	for (size_t level = 0; level < metadata->level_count; level++) {
		for (size_t i = 0; i < metadata->annotations.count; i++) {
			separate(out, separator, level == 0 && i == 0);
			add_annotation(metadata, level, i, out);
		}
	}
}

void documents_markdown(const struct metadata *metadata, struct buf *out)
{
	buf_adds(out, "### Image\n\n");
	for (size_t i = 0; i < metadata->reference_count; i++)
		buf_addf(out, "- `%.*s`\n", TEXT_ARGS(metadata->references[i]));
	buf_adds(out, metadata->reference_count ? "\n" : "No reference.\n\n");
}

static struct json *json_of_tags(const struct metadata *metadata)
{
	struct json *list = json_list();

	for (size_t i = 0; i < metadata->reference_count; i++)
		json_append(list, json_string(metadata->references[i]));
	return list;
}

static struct json *json_of_tag_names(const struct metadata *metadata)
{
	struct json *list = json_list();

	for (size_t i = 0; i < metadata->tagging.count; i++)
		json_append(list, json_string(metadata->tagging.tags[i].name));
	return list;
}

static struct json *json_of_labels(const struct metadata *metadata)
{
	struct json *map = json_map();

	for (size_t i = 0; i < metadata->labels.count; i++)
		json_set(map, metadata->labels.items[i].key, json_string(metadata->labels.items[i].value));
	return map;
}

static struct json *json_of_annotations(const struct metadata *metadata)
{
	struct json *list = json_list();
	struct buf line = BUF_INIT;

	for (size_t level = 0; level < metadata->level_count; level++) {
		for (size_t i = 0; i < metadata->annotations.count; i++) {
			buf_cut(&line, 0);
			add_annotation(metadata, level, i, &line);
			json_append(list, json_string(buf_text(&line)));
		}
	}
	buf_release(&line);
	return list;
}

void documents_json(const struct metadata *metadata, struct buf *out)
{
	struct json *document = json_map();

	json_set_string(document, "schema", TEXT("relutils.image-tag/v1"));
	json_set(document, TEXT("tags"), json_of_tags(metadata));
	json_set(document, TEXT("tag-names"), json_of_tag_names(metadata));
	json_set(document, TEXT("labels"), json_of_labels(metadata));
	json_set(document, TEXT("annotations"), json_of_annotations(metadata));
	json_set_string(document, "version", metadata->version);
	json_finish(document, JSON_COMPACT, out);
}

static struct json *bake_args(const struct metadata *metadata)
{
	struct json *args = json_map();
	struct buf images = BUF_INIT;

	for (size_t i = 0; i < metadata->names.count; i++) {
		separate(&images, TEXT(","), i == 0);
		buf_add(&images, metadata->names.items[i].name);
	}
	json_set_string(args, "DOCKER_META_IMAGES", buf_text(&images));
	if (metadata->version.len)
		json_set_string(args, "DOCKER_META_VERSION", metadata->version);
	buf_release(&images);
	return args;
}

void documents_bake(const struct metadata *metadata, struct text target, unsigned parts, struct buf *out)
{
	struct json *document = json_map(), *targets = json_map(), *fields = json_map();

	if (parts & BAKE_TAGS)
		json_set(fields, TEXT("tags"), json_of_tags(metadata));
	if (parts & BAKE_LABELS)
		json_set(fields, TEXT("labels"), json_of_labels(metadata));
	if (parts & BAKE_ANNOTATIONS)
		json_set(fields, TEXT("annotations"), json_of_annotations(metadata));
	if (parts & BAKE_TAGS)
		json_set(fields, TEXT("args"), bake_args(metadata));
	json_set(targets, target, fields);
	json_set(document, TEXT("target"), targets);
	json_finish(document, JSON_INDENTED, out);
}
