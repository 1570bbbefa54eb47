#include "tools/lead-time/records.h"

#include <ctype.h>
#include <stdlib.h>
#include <sys/types.h>

#include "common/base/file.h"
#include "common/doc/json.h"
#include "tools/lead-time/csv.h"

struct reading {
	FILE *in;
	const char *name;
	records_visit *visit;
	void *context;
	struct arena arena; /* of the record at hand */
};

enum { LIST_DEPTH = 3 }; /* a list of pages, which are lists */

static int visit_document(struct reading *r, const struct node *document, unsigned depth, struct fault *fault)
{
	if (document->kind == NODE_MAP)
		return r->visit(r->context, document, fault);
	if (document->kind != NODE_LIST || depth == LIST_DEPTH)
		return fault_set_at(fault, document->place, "a %s where a record is needed", node_kind_name(document->kind));
	for (size_t i = 0; i < document->list.count; i++)
		if (visit_document(r, document->list.items[i], depth + 1, fault))
			return -1;
	return 0;
}

/* All documents of a piece of JSON. */
static int visit_json(struct reading *r, struct text json, unsigned line, struct fault *fault)
{
	struct json_stream stream = json_stream_of(json, r->name);
	const struct node *document;
	int result;

	stream.place.line = line;
	while ((result = json_next(&stream, &r->arena, &document, fault)) == 1)
		if (visit_document(r, document, 0, fault))
			return -1;
	return result;
}

/* Is this line a document, or several, so that the input can be read line by line? */
static bool is_whole(struct reading *r, struct text line)
{
	struct json_stream stream = json_stream_of(line, r->name);
	struct fault none = FAULT_INIT;
	const struct node *document;
	int result;

	do
		result = json_next(&stream, &r->arena, &document, &none);
	while (result == 1);
	arena_reset(&r->arena);
	return !result;
}

static int read_lines(struct reading *r, char **line, size_t *room, ssize_t len, unsigned number, struct fault *fault)
{
	do {
		struct text t = text_trim((struct text){ *line, (size_t)len }, " \t\r\n");

		if (len > RECORD_LIMIT)
			return fault_set_at(fault, (struct place){ r->name, number, 1 }, "a line is longer than %d bytes", RECORD_LIMIT);
		if (t.len && visit_json(r, t, number, fault))
			return -1;
		arena_reset(&r->arena);
		number++;
	} while ((len = getline(line, room, r->in)) >= 0);
	return 0;
}

static int read_json(struct reading *r, struct fault *fault)
{
	struct buf whole = BUF_INIT;
	char *line = NULL;
	size_t room = 0;
	unsigned number = 1;
	ssize_t len;
	int result = 0;

	while ((len = getline(&line, &room, r->in)) >= 0 && !text_trim((struct text){ line, (size_t)len }, " \t\r\n").len)
		number++;
	if (len >= 0 && is_whole(r, (struct text){ line, (size_t)len })) {
		result = read_lines(r, &line, &room, len, number, fault);
	} else if (len >= 0) {
		buf_add(&whole, (struct text){ line, (size_t)len });
		if (buf_read(&whole, r->in, FILE_LIMIT))
			result = fault_set_errno(fault, "cannot read '%s'", r->name);
		else
			result = visit_json(r, buf_text(&whole), number, fault);
	}
	if (!result && ferror(r->in))
		result = fault_set_errno(fault, "cannot read '%s'", r->name);
	free(line);
	buf_release(&whole);
	return result;
}

static int read_csv(struct reading *r, struct fault *fault)
{
	struct csv *csv = csv_open(r->in, r->name, fault);
	const struct node *row;
	int result = csv ? 1 : -1;

	while (result == 1 && (result = csv_next(csv, &r->arena, &row, fault)) == 1) {
		if (r->visit(r->context, row, fault))
			result = -1;
		arena_reset(&r->arena);
	}
	csv_close(csv);
	return result;
}

int records_read(FILE *in, const char *name, records_visit *visit, void *context, struct fault *fault)
{
	struct reading r = { .in = in, .name = name, .visit = visit, .context = context, .arena = ARENA_INIT };
	int first, result;

	do
		first = getc(in);
	while (first != EOF && isspace(first) && first != '\n');
	if (first == EOF)
		return ferror(in) ? fault_set_errno(fault, "cannot read '%s'", name) : 0;
	ungetc(first, in);
	result = first == '{' || first == '[' || first == '\n' ? read_json(&r, fault) : read_csv(&r, fault);
	arena_release(&r.arena);
	return result;
}
