#include "common/doc/yaml.h"

#include <stdlib.h>
#include <string.h>
#include <yaml.h>

#include "common/base/alloc.h"
#include "common/base/map.h"
#include "common/base/utf8.h"
#include "common/doc/builder.h"
#include "common/doc/yaml_schema.h"

/* libyaml compares each %TAG directive with all before it. */
enum { DIRECTIVE_LIMIT = 100 };

struct anchor {
	const struct node *node; /* NULL while it is being read */
	size_t size;		 /* as struct builder counts */
};

/* What the reader knows of an open list or map. */
struct level {
	struct anchor *anchor; /* or NULL */
	size_t before;	       /* builder.total when it was opened */
	bool key_next;	       /* a map, and what comes next is a key */
	bool merging;	       /* the last key was a merge key */
};

struct yaml_reader {
	yaml_parser_t parser;
	struct text input;
	const char *file;
	enum yaml_schema schema;
	struct builder builder;
	struct map anchors; /* of struct anchor, in the document's arena */
	struct level levels[BUILDER_DEPTH_LIMIT + 1];
	bool finished;
};

static struct place place_of(const struct yaml_reader *reader, yaml_mark_t mark)
{
	return (struct place){ reader->file, (unsigned)mark.line + 1, (unsigned)mark.column + 1 };
}

struct yaml_reader *yaml_open(struct text input, const char *file, const struct yaml_options *options)
{
	struct yaml_reader *reader = xrealloc(NULL, 1, sizeof(*reader));

	*reader = (struct yaml_reader){ .input = input, .file = file, .schema = options->schema };
	reader->builder.duplicate = options->duplicate;
	reader->builder.duplicate_context = options->context;
	if (!yaml_parser_initialize(&reader->parser))
		die("out of memory: no room for a YAML parser");
	yaml_parser_set_input_string(&reader->parser, (const unsigned char *)(input.ptr ? input.ptr : ""), input.len);
	return reader;
}

void yaml_close(struct yaml_reader *reader)
{
	yaml_parser_delete(&reader->parser);
	builder_release(&reader->builder);
	map_release(&reader->anchors);
	free(reader);
}

static int too_many_directives(struct yaml_reader *reader, struct fault *fault)
{
	const struct text directive = TEXT_INIT("%TAG");
	size_t count = 0;

	for (size_t at = text_find(reader->input, directive, 0); at != SIZE_MAX && count <= DIRECTIVE_LIMIT; at = text_find(reader->input, directive, at + 1))
		count += at == 0 || reader->input.ptr[at - 1] == '\n' || reader->input.ptr[at - 1] == '\r';
	if (count <= DIRECTIVE_LIMIT)
		return 0;
	return fault_set_at(fault, (struct place){ reader->file, 1, 1 }, "more than %d %%TAG directives", DIRECTIVE_LIMIT);
}

/* libyaml gives the byte offset only of bytes that it cannot decode. */
static struct place place_of_offset(const struct yaml_reader *reader, size_t offset)
{
	struct text before = text_slice(reader->input, 0, offset), line = before;
	struct place place = { reader->file, 1, 1 };
	size_t lf, from = 0;

	while ((lf = text_find_byte(before, '\n', from)) != SIZE_MAX) {
		from = lf + 1;
		place.line++;
	}
	line = text_from(before, from);
	place.column += (unsigned)utf8_count(line);
	return place;
}

static int broken(struct yaml_reader *reader, struct fault *fault)
{
	const yaml_parser_t *parser = &reader->parser;
	const char *problem = parser->problem ? parser->problem : "it is broken";

	if (parser->error == YAML_MEMORY_ERROR)
		die("out of memory: no room for a YAML document");
	if (parser->error == YAML_READER_ERROR)
		return fault_set_at(fault, place_of_offset(reader, parser->problem_offset), "this is no YAML: %s", problem);
	if (parser->context)
		return fault_set_at(fault, place_of(reader, parser->problem_mark), "this is no YAML: %s, %s", problem, parser->context);
	return fault_set_at(fault, place_of(reader, parser->problem_mark), "this is no YAML: %s", problem);
}

static struct anchor *declare_anchor(struct yaml_reader *reader, const yaml_char_t *name)
{
	struct anchor *anchor;

	if (!name)
		return NULL;
	anchor = arena_zalloc(reader->builder.arena, 1, sizeof(*anchor));
	map_add(&reader->anchors, arena_copy(reader->builder.arena, text_of((const char *)name)))->value = anchor;
	return anchor;
}

static struct level *innermost(struct yaml_reader *reader)
{
	return &reader->levels[reader->builder.depth];
}

/* A value is complete and has been added. */
static int after_value(struct yaml_reader *reader, struct fault *fault)
{
	const struct node *parent = builder_innermost(&reader->builder);
	struct level *level = innermost(reader);

	level->key_next = parent && parent->kind == NODE_MAP;
	if (level->merging) {
		level->merging = false;
		return builder_merge(&reader->builder, fault);
	}
	return 0;
}

/* A node that was read whole: a scalar or what an alias stands for. */
static int add_whole(struct yaml_reader *reader, const struct node *node, struct place place, size_t size, struct fault *fault)
{
	struct level *level = innermost(reader);

	if (level->key_next) {
		if (node->kind == NODE_LIST || node->kind == NODE_MAP)
			return fault_set_at(fault, place, "a %s cannot be a key", node_kind_name(node->kind));
		builder_key(&reader->builder, node->written, place);
		level->key_next = false;
		return 0;
	}
	if (builder_add(&reader->builder, node, size, fault)) {
		fault_move(fault, place); /* of the alias, not of what it stands for */
		return -1;
	}
	return after_value(reader, fault);
}

static int read_alias(struct yaml_reader *reader, const yaml_event_t *event, struct fault *fault)
{
	const char *name = (const char *)event->data.alias.anchor;
	struct place place = place_of(reader, event->start_mark);
	const struct anchor *anchor = map_get(&reader->anchors, text_of(name));

	if (!anchor)
		return fault_set_at(fault, place, "the alias '*%s' names no anchor that stands before it", name);
	if (!anchor->node)
		return fault_set_at(fault, place, "the alias '*%s' stands inside of its own anchor", name);
	return add_whole(reader, anchor->node, place, anchor->size, fault);
}

static bool is_plain(const yaml_event_t *event)
{
	return event->data.scalar.style == YAML_PLAIN_SCALAR_STYLE;
}

static int make_scalar(struct yaml_reader *reader, const yaml_event_t *event, struct node *node, struct fault *fault)
{
	const char *tag = (const char *)event->data.scalar.tag;

	node->written = arena_copy(reader->builder.arena, (struct text){ (const char *)event->data.scalar.value, event->data.scalar.length });
	if (tag)
		return yaml_resolve_tagged(reader->schema, tag, node, fault);
	if (is_plain(event)) {
		yaml_resolve(reader->schema, node);
	} else {
		node->kind = NODE_STRING;
		node->string = node->written;
	}
	return 0;
}

static int read_key(struct yaml_reader *reader, const yaml_event_t *event)
{
	struct text key = { (const char *)event->data.scalar.value, event->data.scalar.length };
	struct level *level = innermost(reader);

	level->key_next = false;
	level->merging = is_plain(event) && !event->data.scalar.tag && text_eq(key, TEXT("<<"));
	builder_key(&reader->builder, arena_copy(reader->builder.arena, key), place_of(reader, event->start_mark));
	return 0;
}

static int read_scalar(struct yaml_reader *reader, const yaml_event_t *event, struct fault *fault)
{
	struct place place = place_of(reader, event->start_mark);
	struct anchor *anchor;
	struct node *node;

	if (innermost(reader)->key_next && !event->data.scalar.anchor)
		return read_key(reader, event);
	node = builder_node(&reader->builder, NODE_STRING, place);
	if (make_scalar(reader, event, node, fault))
		return -1;
	anchor = declare_anchor(reader, event->data.scalar.anchor);
	if (anchor)
		anchor->node = node;
	return add_whole(reader, node, place, 0, fault);
}

static int open_level(struct yaml_reader *reader, enum node_kind kind, const yaml_char_t *anchor, struct place place, struct fault *fault)
{
	struct level level = { declare_anchor(reader, anchor), reader->builder.total, kind == NODE_MAP, false };

	if (innermost(reader)->key_next)
		return fault_set_at(fault, place, "a %s cannot be a key", node_kind_name(kind));
	if (builder_open(&reader->builder, kind, place, fault))
		return -1;
	*innermost(reader) = level;
	return 0;
}

static int close_level(struct yaml_reader *reader, struct fault *fault)
{
	struct level level = *innermost(reader);
	const struct node *node;

	if (builder_close(&reader->builder, &node, fault))
		return -1;
	if (level.anchor)
		*level.anchor = (struct anchor){ node, reader->builder.total - level.before - 1 };
	return after_value(reader, fault);
}

/* 1 when the document is complete. */
static int read_event(struct yaml_reader *reader, const yaml_event_t *event, struct fault *fault)
{
	struct place place = place_of(reader, event->start_mark);

	switch (event->type) {
	case YAML_ALIAS_EVENT:
		return read_alias(reader, event, fault);
	case YAML_SCALAR_EVENT:
		return read_scalar(reader, event, fault);
	case YAML_SEQUENCE_START_EVENT:
		return open_level(reader, NODE_LIST, event->data.sequence_start.anchor, place, fault);
	case YAML_MAPPING_START_EVENT:
		return open_level(reader, NODE_MAP, event->data.mapping_start.anchor, place, fault);
	case YAML_SEQUENCE_END_EVENT:
	case YAML_MAPPING_END_EVENT:
		return close_level(reader, fault);
	case YAML_STREAM_END_EVENT:
		reader->finished = true;
		return 1;
	case YAML_DOCUMENT_END_EVENT:
		return 1;
	case YAML_NO_EVENT:
	case YAML_STREAM_START_EVENT:
	case YAML_DOCUMENT_START_EVENT:
		break;
	}
	return 0;
}

/* What libyaml gives for a document without content. */
static bool is_nothing(const struct node *root)
{
	return root->kind == NODE_NULL && !root->written.len;
}

int yaml_next(struct yaml_reader *reader, struct arena *arena, const struct node **document, struct fault *fault)
{
	int result = 0;

	if (reader->finished)
		return 0;
	builder_reset(&reader->builder, arena);
	map_release(&reader->anchors);
	reader->levels[0] = (struct level){ 0 };
	if (!reader->parser.stream_start_produced)
		result = too_many_directives(reader, fault);
	while (!result) {
		yaml_event_t event;

		if (!yaml_parser_parse(&reader->parser, &event)) {
			result = broken(reader, fault);
			break;
		}
		result = read_event(reader, &event, fault);
		yaml_event_delete(&event);
	}
	if (result < 0)
		reader->finished = true;
	else if (reader->finished)
		return 0;
	else
		*document = is_nothing(reader->builder.root) ? NULL : reader->builder.root;
	return result;
}

int yaml_read(struct text input, const char *file, enum yaml_schema schema, struct arena *arena, const struct node **document, struct fault *fault)
{
	const struct yaml_options options = { .schema = schema };
	struct yaml_reader *reader = yaml_open(input, file, &options);
	const struct node *next = NULL;
	int result;

	*document = NULL;
	while ((result = yaml_next(reader, arena, &next, fault)) == 1) {
		if (next && *document) {
			result = fault_set_at(fault, next->place, "only one YAML document is allowed");
			break;
		}
		if (next)
			*document = next;
	}
	yaml_close(reader);
	return result;
}
