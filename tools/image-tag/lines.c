#include "tools/image-tag/lines.h"

#include "common/base/buf.h"
#include "common/base/utf8.h"

#define BLANK " \t\r\f\v"

size_t blocks_room(const struct block *blocks, size_t count)
{
	size_t room = count + 1;

	for (size_t i = 0; i < count; i++)
		for (size_t at = 0; at < blocks[i].text.len; at++)
			room += blocks[i].text.ptr[at] == '\n' || blocks[i].text.ptr[at] == ',';
	return room;
}

struct lines lines_of(const struct block *block)
{
	return (struct lines){ .rest = block->text, .place = { block->name, 0, 1 } };
}

bool lines_next(struct lines *lines, struct text *line)
{
	struct text whole;

	while (text_next_line(&lines->rest, &whole)) {
		lines->place.line++;
		*line = text_trim(whole, BLANK);
		if (!line->len || line->ptr[0] == '#')
			continue;
		lines->place.column = 1 + (unsigned)utf8_count(text_slice(whole, 0, (size_t)(line->ptr - whole.ptr)));
		return true;
	}
	return false;
}

/* From the opening quote on: the bytes taken, quotes included, and what stands between them. 0 when it is not closed. */
static size_t quoted(struct text text, struct arena *arena, struct text *value)
{
	struct buf out = BUF_INIT;
	size_t i = 1;

	for (; i < text.len; i++) {
		if (text.ptr[i] == '"') {
			if (i + 1 >= text.len || text.ptr[i + 1] != '"')
				break;
			i++;
		}
		buf_add_byte(&out, text.ptr[i]);
	}
	*value = arena_copy(arena, buf_text(&out));
	buf_release(&out);
	return i < text.len ? i + 1 : 0;
}

static struct place moved(struct place place, struct text before)
{
	place.column += (unsigned)utf8_count(before);
	return place;
}

int entry_unquote(struct text line, struct place place, struct arena *arena, struct text *value, struct fault *fault)
{
	size_t taken;

	*value = line;
	if (!line.len || line.ptr[0] != '"')
		return 0;
	taken = quoted(line, arena, value);
	if (!taken)
		return fault_set_at(fault, place, "the quote is not closed");
	if (taken < line.len)
		*value = line;
	return 0;
}

/* Is the text before '=' a name, rather than part of a template? */
static bool is_key(struct text text)
{
	for (size_t i = 0; i < text.len; i++) {
		char c = text.ptr[i];

		if (!((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == ' '))
			return false;
	}
	return text.len > 0;
}

static void set_field(struct text text, struct arena *arena, struct entry_field *field)
{
	size_t equals = text_find_byte(text, '=', 0);
	struct text key = text_trim(text_slice(text, 0, equals), BLANK);
	char *lowered;

	field->value = text_trim(text, BLANK);
	if (equals == SIZE_MAX || !is_key(key))
		return;
	lowered = arena_zalloc(arena, key.len + 1, 1);
	for (size_t i = 0; i < key.len; i++)
		lowered[i] = (char)(key.ptr[i] >= 'A' && key.ptr[i] <= 'Z' ? key.ptr[i] - 'A' + 'a' : key.ptr[i]);
	field->key = (struct text){ lowered, key.len };
	field->value = text_trim(text_from(text, equals + 1), BLANK);
}

/* Cut the field that *rest starts with, and the comma after it. */
static int cut_field(struct text *rest, struct place place, struct arena *arena, struct text *field, struct fault *fault)
{
	size_t taken, comma;

	if (rest->len && rest->ptr[0] == '"') {
		taken = quoted(*rest, arena, field);
		if (!taken)
			return fault_set_at(fault, place, "the quote is not closed");
		comma = text_find_byte(*rest, ',', taken);
		if (text_trim(text_slice(*rest, taken, comma == SIZE_MAX ? rest->len : comma - taken), BLANK).len)
			return fault_set_at(fault, place, "text follows the closing quote; quote the whole field: \"key=value\"");
	} else {
		comma = text_find_byte(*rest, ',', 0);
		*field = text_slice(*rest, 0, comma);
		if (text_find_byte(*field, '"', 0) != SIZE_MAX)
			return fault_set_at(fault, moved(place, text_slice(*field, 0, text_find_byte(*field, '"', 0))),
					    "a quote stands within a field; quote the whole field: \"key=value\"");
	}
	*rest = comma == SIZE_MAX ? (struct text){ NULL, 0 } : text_from(*rest, comma + 1);
	return 0;
}

int entry_split(struct text line, struct place place, struct arena *arena, struct entry *entry, struct fault *fault)
{
	struct text rest, field;
	size_t comment;

	*entry = (struct entry){ .line = line, .place = place };
	if (entry_unquote(line, place, arena, &rest, fault) < 0)
		return -1;
	comment = text_find(rest, TEXT(" #"), 0);
	if (comment != SIZE_MAX)
		return fault_set_at(fault, moved(place, text_slice(rest, 0, comment + 1)), "a comment stands after an entry, where it would become part of it; give it a line of its own");
	while (rest.ptr) {
		struct text start = rest;
		struct place here;
		size_t blanks;

		for (blanks = 0; blanks < rest.len && (rest.ptr[blanks] == ' ' || rest.ptr[blanks] == '\t'); blanks++)
			;
		rest = text_from(rest, blanks);
		here = moved(place, text_slice(start, 0, blanks));
		if (cut_field(&rest, here, arena, &field, fault) < 0)
			return -1;
		place = moved(place, rest.ptr ? text_slice(start, 0, (size_t)(rest.ptr - start.ptr)) : start);
		if (!field.len)
			continue;
		if (entry->count == FIELD_LIMIT)
			return fault_set_at(fault, here, "the entry has more than %d fields", FIELD_LIMIT);
		entry->fields[entry->count].place = here;
		set_field(field, arena, &entry->fields[entry->count++]);
	}
	return 0;
}
