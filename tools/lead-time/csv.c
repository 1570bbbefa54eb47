#include "tools/lead-time/csv.h"

#include <stdlib.h>

#include "common/base/alloc.h"
#include "common/base/buf.h"
#include "tools/lead-time/records.h"

enum { COLUMN_LIMIT = 1024 };

struct csv {
	FILE *in;
	struct place place; /* of the row being read */
	unsigned next_line;
	struct arena arena;
	struct text columns[COLUMN_LIMIT];
	size_t column_count;
	struct buf field;
};

enum { FIELD_FAULT = -2 };

static int field_fault(const struct csv *csv, struct fault *fault, const char *message)
{
	fault_set_at(fault, csv->place, "%s", message);
	return FIELD_FAULT;
}

static int field_too_long(const struct csv *csv, struct fault *fault)
{
	fault_set_at(fault, csv->place, "a field is longer than %d bytes", RECORD_LIMIT);
	return FIELD_FAULT;
}

/* After the opening quote: read up to the closing one, and the byte that follows it. */
static int read_quoted(struct csv *csv, struct fault *fault)
{
	for (;;) {
		int byte = getc_unlocked(csv->in);

		if (byte == EOF)
			return field_fault(csv, fault, "a quote is never closed");
		csv->next_line += byte == '\n';
		if (byte == '"') {
			byte = getc_unlocked(csv->in);
			if (byte != '"')
				return byte;
		}
		buf_add_byte(&csv->field, (char)byte);
		if (csv->field.len > RECORD_LIMIT)
			return field_too_long(csv, fault);
	}
}

static bool ends_field(int byte)
{
	return byte == ',' || byte == '\n' || byte == EOF;
}

/* From byte on up to the end of the field; a CR before the end of the line belongs to the line. */
static int read_plain(struct csv *csv, int byte, struct fault *fault)
{
	for (; !ends_field(byte); byte = getc_unlocked(csv->in)) {
		if (csv->field.len > RECORD_LIMIT)
			return field_too_long(csv, fault);
		buf_add_byte(&csv->field, (char)byte);
	}
	if (byte != ',' && csv->field.len && csv->field.ptr[csv->field.len - 1] == '\r')
		buf_cut(&csv->field, csv->field.len - 1);
	return byte;
}

/* Read one field into .field: the byte that ended it (',', '\n' or EOF), or FIELD_FAULT. */
static int read_field(struct csv *csv, bool *quoted, struct fault *fault)
{
	int byte = getc_unlocked(csv->in);

	buf_cut(&csv->field, 0);
	*quoted = byte == '"';
	if (!*quoted)
		return read_plain(csv, byte, fault);
	byte = read_quoted(csv, fault);
	while (byte == '\r')
		byte = getc_unlocked(csv->in);
	return byte == FIELD_FAULT || ends_field(byte) ? byte : field_fault(csv, fault, "text follows a closing quote");
}

/* The fields of the next line that is not empty: their number, 0 at the end, -1 with a fault. */
static int read_row(struct csv *csv, struct arena *arena, struct text *fields, struct fault *fault)
{
	bool quoted;
	int end;

	for (;;) {
		size_t count = 0;

		csv->place.line = csv->next_line;
		do {
			end = read_field(csv, &quoted, fault);
			if (end == FIELD_FAULT)
				return -1;
			if (count == COLUMN_LIMIT)
				return fault_set_at(fault, csv->place, "a row has more than %d fields", COLUMN_LIMIT);
			fields[count++] = arena_copy(arena, buf_text(&csv->field));
		} while (end == ',');
		csv->next_line++;
		if (count > 1 || fields[0].len || quoted)
			return (int)count;
		if (end == EOF)
			return ferror(csv->in) ? fault_set_errno(fault, "cannot read '%s'", csv->place.file) : 0;
	}
}

static int read_header(struct csv *csv, struct fault *fault)
{
	int count = read_row(csv, &csv->arena, csv->columns, fault);

	if (count < 0)
		return -1;
	csv->column_count = (size_t)count;
	if (count && text_starts_with(csv->columns[0], TEXT("\xEF\xBB\xBF")))
		csv->columns[0] = text_from(csv->columns[0], 3);
	for (size_t i = 0; i < csv->column_count; i++) {
		csv->columns[i] = text_trim(csv->columns[i], " \t");
		for (size_t j = 0; j < i; j++)
			if (text_eq(csv->columns[i], csv->columns[j]))
				return fault_set_at(fault, csv->place, "the column '%.*s' is there twice", TEXT_ARGS(csv->columns[i]));
	}
	return 0;
}

struct csv *csv_open(FILE *in, const char *name, struct fault *fault)
{
	struct csv *csv = xrealloc(NULL, 1, sizeof(*csv));

	csv->in = in;
	csv->place = (struct place){ .file = name };
	csv->next_line = 1;
	csv->arena = (struct arena)ARENA_INIT;
	csv->field = (struct buf)BUF_INIT;
	csv->column_count = 0;
	if (!read_header(csv, fault))
		return csv;
	csv_close(csv);
	return NULL;
}

int csv_next(struct csv *csv, struct arena *arena, const struct node **row, struct fault *fault)
{
	struct text fields[COLUMN_LIMIT];
	struct node_pair *pairs;
	struct node *values, *map;
	int count = csv->column_count ? read_row(csv, arena, fields, fault) : 0;

	if (count <= 0)
		return count;
	if ((size_t)count != csv->column_count)
		return fault_set_at(fault, csv->place, "%d fields where the header has %zu", count, csv->column_count);
	pairs = arena_zalloc(arena, (size_t)count, sizeof(*pairs));
	values = arena_zalloc(arena, (size_t)count, sizeof(*values));
	for (size_t i = 0; i < csv->column_count; i++) {
		struct text value = text_trim(fields[i], " \t");

		values[i] = (struct node){ .kind = value.len ? NODE_STRING : NODE_NULL, .place = csv->place, .written = value };
		values[i].string = value;
		pairs[i] = (struct node_pair){ .key = csv->columns[i], .place = csv->place, .value = &values[i] };
	}
	map = arena_zalloc(arena, 1, sizeof(*map));
	*map = (struct node){ .kind = NODE_MAP, .place = csv->place };
	map->map.pairs = pairs;
	map->map.count = (size_t)count;
	*row = map;
	return 1;
}

void csv_close(struct csv *csv)
{
	if (!csv)
		return;
	arena_release(&csv->arena);
	buf_release(&csv->field);
	free(csv);
}
