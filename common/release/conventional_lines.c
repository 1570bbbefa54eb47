#include <string.h>

#include "common/base/js.h"
#include "common/base/utf8.h"
#include "common/release/conventional_parts.h"

/* The line by which git marks the end of a message above a diff: the comment string, a space, and this. */
static const struct text scissors = TEXT_INIT("------------------------ >8 ------------------------");

/* Walks the lines of a message and says of each whether it counts. */
struct line_walk {
	const struct conventional_grammar *grammar;
	struct text rest;
	bool after_header;
	bool gave_up;
};

static struct line_walk walk_of(const struct conventional_grammar *grammar, struct text message)
{
	return (struct line_walk){ .grammar = grammar, .rest = text_trim(message, "\r\n") };
}

static bool is_scissors(struct text line, struct text comment)
{
	return line.len == comment.len + 1 + scissors.len && text_starts_with(line, comment) && line.ptr[comment.len] == ' ' &&
	       text_ends_with(line, scissors);
}

/* ^\s*gpg: — what git log --show-signature mixes into messages. */
static bool is_signature_report(struct text line)
{
	return text_starts_with(js_trim_start(line), TEXT("gpg:"));
}

static bool is_comment(struct text line, struct text comment)
{
	return comment.len && text_starts_with(line, comment);
}

/*
 * A line that a field pattern matches names a field: it and all that follows is no part of the message. A match without a
 * name is only passed over.
 */
enum field { FIELD_NONE,
	     FIELD_UNNAMED,
	     FIELD_NAMED };

static enum field field_at(struct line_walk *walk, struct text line)
{
	struct regex_match match;
	enum regex_result result;

	if (!walk->grammar->field || !walk->after_header)
		return FIELD_NONE;
	result = regex_match(walk->grammar->field, line, 0, &match);
	walk->gave_up = walk->gave_up || result == REGEX_GAVE_UP;
	return result != REGEX_YES ? FIELD_NONE : match.count > 1 && match.groups[1].len ? FIELD_NAMED
											 : FIELD_UNNAMED;
}

/* The next line that counts; false at the end. */
static bool walk_next(struct line_walk *walk, struct text *line)
{
	struct text comment = walk->grammar->comment;

	while (text_next_line(&walk->rest, line)) {
		if (comment.len && is_scissors(*line, comment))
			return false;
		if (is_comment(*line, comment) || is_signature_report(*line))
			continue;
		switch (field_at(walk, *line)) {
		case FIELD_UNNAMED:
			continue;
		case FIELD_NAMED:
			return false;
		case FIELD_NONE:
			break;
		}
		walk->after_header = true;
		return true;
	}
	return false;
}

void parts_clean(struct message_parser *parser, struct text message)
{
	struct line_walk walk = walk_of(parser->grammar, message);
	struct text line, clean = { NULL, 0 };
	char *copy = NULL;

	while (walk_next(&walk, &line)) {
		if (!clean.ptr)
			clean = (struct text){ line.ptr, 0 };
		else if (!copy && line.ptr != clean.ptr + clean.len + 1) {
			copy = arena_zalloc(parser->arena, message.len + 1, 1);
			memcpy(copy, clean.ptr, clean.len);
			clean.ptr = copy;
		}
		if (copy) {
			copy[clean.len] = '\n';
			memcpy(copy + clean.len + 1, line.ptr, line.len);
		}
		clean.len += line.len + (clean.ptr != line.ptr);
	}
	parser->parsed->clean = clean;
	parser->parsed->gave_up = walk.gave_up;
}

/* Line number from 1 and the start of the line that a byte is in. */
static unsigned line_of(struct text t, const char *at, const char **start)
{
	unsigned line = 1;

	*start = t.ptr;
	for (const char *p = t.ptr; p < at; p++) {
		if (*p == '\n') {
			*start = p + 1;
			line++;
		}
	}
	return line;
}

size_t conventional_offset(const struct conventional_grammar *grammar, struct text message, const struct conventional *parsed, const char *at)
{
	struct line_walk walk = walk_of(grammar, message);
	const char *start;
	unsigned line = line_of(parsed->clean, at, &start);
	struct text raw = { message.ptr, 0 };

	for (unsigned i = 0; i < line && walk_next(&walk, &raw); i++)
		;
	return (size_t)(raw.ptr - message.ptr) + (size_t)(at - start);
}

struct place conventional_place(const struct conventional_grammar *grammar, struct text message, const struct conventional *parsed, const char *at)
{
	size_t offset = conventional_offset(grammar, message, parsed, at);
	const char *start;
	unsigned line = line_of(message, message.ptr + offset, &start);

	return (struct place){ NULL, line, (unsigned)utf8_count((struct text){ start, (size_t)(message.ptr + offset - start) }) + 1 };
}
