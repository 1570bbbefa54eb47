#include "common/doc/json.h"

#include "common/doc/builder.h"
#include "common/doc/json_scan.h"

struct reader {
	struct json_scanner scan;
	struct builder builder;
};

static int read_scalar(struct reader *r)
{
	struct node *node = builder_node(&r->builder, NODE_NULL, json_scan_place(&r->scan));

	if (json_scan_scalar(&r->scan, node))
		return -1;
	return builder_add(&r->builder, node, 0, r->scan.fault);
}

static int read_key(struct reader *r)
{
	struct place place;
	struct text key;

	json_scan_space(&r->scan);
	place = json_scan_place(&r->scan);
	if (!json_scan_accept(&r->scan, '"'))
		return json_scan_unexpected(&r->scan, "a key in double quotes");
	if (json_scan_string(&r->scan, &key))
		return -1;
	builder_key(&r->builder, key, place);
	json_scan_space(&r->scan);
	return json_scan_accept(&r->scan, ':') ? 0 : json_scan_unexpected(&r->scan, "':' after a key");
}

/* Up to the first scalar, or past an empty list or map. */
static int read_opening(struct reader *r)
{
	enum node_kind kind;

	for (;;) {
		json_scan_space(&r->scan);
		if (!json_scan_next_is(&r->scan, '{') && !json_scan_next_is(&r->scan, '['))
			return read_scalar(r);
		kind = *r->scan.at == '{' ? NODE_MAP : NODE_LIST;
		if (builder_open(&r->builder, kind, json_scan_place(&r->scan), r->scan.fault))
			return -1;
		r->scan.at++;
		json_scan_space(&r->scan);
		if (json_scan_accept(&r->scan, kind == NODE_MAP ? '}' : ']'))
			return builder_close(&r->builder, NULL, r->scan.fault);
		if (kind == NODE_MAP && read_key(r))
			return -1;
	}
}

/* What stands after a value: 1 when another one follows, 0 when the document is complete. */
static int read_closing(struct reader *r)
{
	const struct node *parent;

	while ((parent = builder_innermost(&r->builder))) {
		bool in_map = parent->kind == NODE_MAP;

		json_scan_space(&r->scan);
		if (json_scan_accept(&r->scan, ','))
			return in_map && read_key(r) ? -1 : 1;
		if (!json_scan_accept(&r->scan, in_map ? '}' : ']'))
			return json_scan_unexpected(&r->scan, in_map ? "',' or '}'" : "',' or ']'");
		if (builder_close(&r->builder, NULL, r->scan.fault))
			return -1;
	}
	return 0;
}

struct json_stream json_stream_of(struct text input, const char *file)
{
	static const struct text mark = TEXT_INIT("\xEF\xBB\xBF");

	return (struct json_stream){ text_from(input, text_starts_with(input, mark) ? mark.len : 0), { file, 1, 1 }, NULL, NULL };
}

int json_next(struct json_stream *stream, struct arena *arena, const struct node **document, struct fault *fault)
{
	const char *start = stream->rest.ptr ? stream->rest.ptr : "";
	struct reader r = { .scan = { .at = start, .end = start + stream->rest.len, .marked = start, .place = stream->place, .arena = arena, .fault = fault } };
	int more = 1;

	json_scan_space(&r.scan);
	if (r.scan.at == r.scan.end) {
		stream->rest.len = 0;
		stream->place = json_scan_place(&r.scan);
		return 0;
	}
	builder_reset(&r.builder, arena);
	r.builder.duplicate = stream->duplicate;
	r.builder.duplicate_context = stream->context;
	while (more > 0)
		more = read_opening(&r) ? -1 : read_closing(&r);
	stream->place = json_scan_place(&r.scan);
	stream->rest = more < 0 ? (struct text){ NULL, 0 } : json_scan_rest(&r.scan);
	*document = r.builder.root;
	builder_release(&r.builder);
	buf_release(&r.scan.scratch);
	return more < 0 ? -1 : 1;
}

int json_read(struct text input, const char *file, struct arena *arena, const struct node **document, struct fault *fault)
{
	struct json_stream stream = json_stream_of(input, file);
	const struct node *second;
	struct text found;
	int result = json_next(&stream, arena, document, fault);

	if (!result)
		return fault_set_at(fault, stream.place, "the JSON text is empty");
	if (result < 0)
		return -1;
	found = text_trim(stream.rest, " \t\r\n");
	if (!found.len)
		return 0;
	if (json_next(&stream, arena, &second, fault) < 0)
		return -1;
	return fault_set_at(fault, second->place, "only one JSON document is allowed");
}
