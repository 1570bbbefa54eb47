#include "common/release/conventional.h"

#include <string.h>

#include "common/base/js.h"
#include "common/release/conventional_parts.h"

#define TEXTS(array)                                      \
	{                                                 \
		array, sizeof(array) / sizeof((array)[0]) \
	}

static const struct text breaking_keywords[] = { TEXT_INIT("BREAKING CHANGE"), TEXT_INIT("BREAKING-CHANGE") };
static const struct text number_sign[] = { TEXT_INIT("#") };
static const struct text closing_actions[] = {
	TEXT_INIT("close"),
	TEXT_INIT("closes"),
	TEXT_INIT("closed"),
	TEXT_INIT("fix"),
	TEXT_INIT("fixes"),
	TEXT_INIT("fixed"),
	TEXT_INIT("resolve"),
	TEXT_INIT("resolves"),
	TEXT_INIT("resolved"),
};

static const struct text header_parts[] = { TEXT_INIT("type"), TEXT_INIT("scope"), TEXT_INIT("subject") };
static const struct text revert_parts[] = { TEXT_INIT("header"), TEXT_INIT("hash") };

static const struct conventional_grammar conventional_preset = {
	.header_shape = HEADER_PLAIN,
	.breaking_shape = BREAKING_MARK,
	.revert_shape = REVERT_CONVENTIONAL,
	.header_parts = TEXTS(header_parts),
	.revert_parts = TEXTS(revert_parts),
	.note_keywords = TEXTS(breaking_keywords),
	.issue_prefixes = TEXTS(number_sign),
	.reference_actions = TEXTS(closing_actions),
};

static const struct conventional_grammar angular_preset = {
	.header_shape = HEADER_PLAIN,
	.revert_shape = REVERT_ANGULAR,
	.header_parts = TEXTS(header_parts),
	.revert_parts = TEXTS(revert_parts),
	.note_keywords = { breaking_keywords, 1 },
	.issue_prefixes = TEXTS(number_sign),
	.reference_actions = TEXTS(closing_actions),
};

const struct conventional_grammar *conventional_grammar_default(void)
{
	return &conventional_preset;
}

const struct conventional_grammar *conventional_grammar_angular(void)
{
	return &angular_preset;
}

void *parts_grow(struct arena *arena, void *items, size_t count, size_t *cap, size_t size)
{
	void *larger;

	if (count < *cap)
		return items;
	*cap = *cap ? *cap * 2 : 1; /* most messages have one reference, if any */
	larger = arena_zalloc(arena, *cap, size);
	if (count)
		memcpy(larger, items, count * size);
	return larger;
}

bool parts_starts_with(struct text t, struct text keyword)
{
	/* Most words differ from most keywords in their first letter, whatever its case. */
	if (t.len < keyword.len || (keyword.len && ((unsigned char)(t.ptr[0] ^ keyword.ptr[0]) & ~0x20U)))
		return false;
	return text_eq_ignoring_case(text_slice(t, 0, keyword.len), keyword);
}

static void add_note(struct message_parser *parser, struct note note)
{
	struct conventional *parsed = parser->parsed;

	parser->notes = parts_grow(parser->arena, parser->notes, parsed->note_count, &parser->note_cap, sizeof(note));
	parser->notes[parsed->note_count++] = note;
	parsed->notes = parser->notes;
}

static struct text without_newlines(struct text t)
{
	return text_trim(t, "\r\n");
}

static struct text spanning(const char *start, struct text last)
{
	return (struct text){ start, (size_t)(last.ptr + last.len - start) };
}

/* The lines of parsed->clean that are not read yet; .ptr NULL at the end. */
struct cursor {
	struct text rest;
};

static bool peek(const struct cursor *cursor, struct text *line)
{
	struct text rest = cursor->rest;

	return text_next_part(&rest, '\n', line);
}

static void skip(struct cursor *cursor)
{
	struct text line;

	text_next_part(&cursor->rest, '\n', &line);
}

static struct text joined(struct arena *arena, struct text first, struct text rest)
{
	char *both = arena_zalloc(arena, first.len + rest.len + 2, 1);

	memcpy(both, first.ptr, first.len);
	both[first.len] = '\n';
	memcpy(both + first.len + 1, rest.ptr, rest.len);
	return (struct text){ both, first.len + 1 + rest.len };
}

/*
 * The text of a note goes on over the lines that follow, up to the next note or footer token. first is what stands
 * behind its keyword; where a line terminator other than LF cut that short, the rest of the line is lost.
 */
static struct text note_text(struct message_parser *parser, struct text first, struct text first_line, struct text rest)
{
	if (rest.ptr && first.ptr + first.len == first_line.ptr + first_line.len)
		first = spanning(first.ptr, rest);
	else if (rest.ptr)
		first = joined(parser->arena, first, rest);
	return without_newlines(first);
}

/* One note with all its lines; sets *ended when a footer token ended it. */
static void parse_note(struct message_parser *parser, struct cursor *cursor, struct note note, struct text first_line, bool *ended)
{
	struct text line, rest = { NULL, 0 };
	struct note unused;

	skip(cursor);
	*ended = false;
	while (!*ended && peek(cursor, &line) && !parts_is_note(parser->grammar, line, &unused)) {
		*ended = parts_is_footer_token(parser->grammar, line);
		parts_references(parser, line, *ended);
		if (!*ended)
			rest = rest.ptr ? spanning(rest.ptr, line) : line;
		skip(cursor);
	}
	note.text = note_text(parser, note.text, first_line, rest);
	add_note(parser, note);
}

/* Notes one after another. False when the next line starts none. */
static bool parse_notes(struct message_parser *parser, struct cursor *cursor)
{
	struct text line;
	struct note note;
	bool any = false, ended = false;

	while (!ended && peek(cursor, &line) && parts_is_note(parser->grammar, line, &note)) {
		parse_note(parser, cursor, note, line, &ended);
		any = true;
	}
	return any;
}

static void parse_body_and_footer(struct message_parser *parser, struct cursor *cursor)
{
	struct conventional *parsed = parser->parsed;
	const char *body = cursor->rest.ptr, *footer = NULL, *end = parsed->clean.ptr + parsed->clean.len;
	struct text line;

	while (peek(cursor, &line)) {
		bool is_token;

		if (parse_notes(parser, cursor) && !footer)
			footer = line.ptr;
		if (!peek(cursor, &line))
			break;
		is_token = parts_is_footer_token(parser->grammar, line);
		if (is_token && !footer)
			footer = line.ptr;
		parts_references(parser, line, is_token);
		skip(cursor);
	}
	if (body && body != footer)
		parsed->body = without_newlines((struct text){ body, (size_t)((footer ? footer - 1 : end) - body) });
	if (footer)
		parsed->footer = without_newlines((struct text){ footer, (size_t)(end - footer) });
}

static void parse_header(struct message_parser *parser, struct cursor *cursor, struct text *breaking_text)
{
	struct text line;

	if (!peek(cursor, &line))
		return;
	if (parts_merge(parser, line)) {
		do
			skip(cursor);
		while (peek(cursor, &line) && !js_trim(line).len);
		if (!parser->parsed->header.ptr && !peek(cursor, &line))
			return;
	}
	if (parser->parsed->header.ptr)
		line = parser->parsed->header;
	else
		skip(cursor);
	if (!line.len)
		return;
	parser->parsed->header = line;
	parts_header(parser, line, breaking_text);
	parts_references(parser, line, false);
}

void conventional_parse(const struct conventional_grammar *grammar, struct text message, struct arena *arena, struct conventional *parsed)
{
	struct message_parser parser = { .grammar = grammar, .arena = arena, .parsed = parsed };
	struct text breaking_text = { NULL, 0 };
	struct cursor cursor;

	*parsed = (struct conventional){ .gave_up = false };
	parts_clean(&parser, message);
	cursor = (struct cursor){ parsed->clean };
	parse_header(&parser, &cursor, &breaking_text);
	parse_body_and_footer(&parser, &cursor);
	if (breaking_text.ptr && !parsed->note_count)
		add_note(&parser, (struct note){ TEXT("BREAKING CHANGE"), breaking_text });
	parts_mentions(&parser, message);
	parts_revert(&parser, message);
	parts_unique_references(&parser);
}

bool conventional_is_breaking(const struct conventional *parsed)
{
	return parsed->breaking_mark || parsed->note_count > 0;
}
