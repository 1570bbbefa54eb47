#include "tools/commitlint/trailers.h"

#include <string.h>

static const char white[] = " \t\r\n\v\f";

static bool is_white(char c)
{
	return c && strchr(white, c);
}

static bool is_blank(struct text line)
{
	return !text_trim(line, white).len;
}

/* Where a line "---" starts, behind which a patch follows, or the end. */
static size_t patch_start(struct text message)
{
	struct text rest = message, line;

	while (text_next_line(&rest, &line))
		if (text_starts_with(line, TEXT("---")) && (line.len == 3 || is_white(line.ptr[3])))
			return (size_t)(line.ptr - message.ptr);
	return message.len;
}

/* Start of the last line of t. */
static size_t last_line(struct text t)
{
	size_t at = t.len;

	at -= at && t.ptr[at - 1] == '\n';
	while (at && t.ptr[at - 1] != '\n')
		at--;
	return at;
}

/* Offset of the ':' behind a token of letters, digits and '-', or 0. */
static size_t separator(struct text line)
{
	bool spaces = false;

	for (size_t i = 0; i < line.len; i++) {
		char c = line.ptr[i];

		if (c == ':')
			return i;
		if (!spaces && ((c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') || c == '-'))
			continue;
		if (!i || (c != ' ' && c != '\t'))
			break;
		spaces = true;
	}
	return 0;
}

/* Counts of the lines of what may be the block of trailers, read from its end. */
struct tally {
	size_t trailers, others, continuations;
	bool generated; /* a line that git itself writes is among them */
};

static void count_line(struct tally *tally, struct text line)
{
	if (text_starts_with(line, TEXT("Signed-off-by: ")) || text_starts_with(line, TEXT("(cherry picked from commit "))) {
		tally->generated = true;
		tally->trailers++;
		tally->continuations = 0;
	} else if (separator(line) && !is_white(line.ptr[0])) {
		tally->trailers++;
		tally->continuations = 0;
	} else if (is_white(line.ptr[0])) {
		tally->continuations++;
	} else {
		tally->others += 1 + tally->continuations;
		tally->continuations = 0;
	}
}

static bool is_trailer_block(const struct tally *tally)
{
	size_t others = tally->others + tally->continuations;

	return (tally->generated && tally->trailers * 3 >= others) || (tally->trailers && !others);
}

/* The end of the first paragraph, which is the title. */
static size_t title_end(struct text t)
{
	struct text rest = t, line;

	while (text_next_line(&rest, &line))
		if (is_blank(line))
			return (size_t)(line.ptr - t.ptr);
	return t.len;
}

struct trailer_walk trailers_of(struct text message)
{
	struct text t = text_slice(message, 0, patch_start(message)), rest = t;
	size_t title = title_end(t);
	struct tally tally = { .trailers = 0 };

	for (bool only_spaces = true; rest.len;) {
		size_t start = last_line(rest);
		struct text line = text_trim_end(text_from(rest, start), "\n");

		if (start < title)
			break;
		rest.len = start;
		if (line.len && line.ptr[0] == '#') {
			tally.others += tally.continuations;
			tally.continuations = 0;
		} else if (is_blank(line)) {
			if (only_spaces)
				continue;
			if (is_trailer_block(&tally))
				return (struct trailer_walk){ text_from(t, (size_t)(line.ptr - t.ptr) + line.len) };
			break;
		} else {
			only_spaces = false;
			count_line(&tally, line);
		}
	}
	return (struct trailer_walk){ { NULL, 0 } };
}

/* The value with its continuation lines, joined by single spaces. */
static struct text unfolded(struct trailer_walk *walk, struct arena *arena, struct text value)
{
	struct text line;

	while (walk->rest.len && is_white(walk->rest.ptr[0]) && text_next_line(&walk->rest, &line)) {
		line = text_trim(line, white);
		if (line.len && arena)
			value = arena_printf(arena, "%.*s %.*s", TEXT_ARGS(value), TEXT_ARGS(line));
	}
	return value;
}

bool trailers_next(struct trailer_walk *walk, struct arena *arena, struct trailer *trailer)
{
	struct text line;

	while (text_next_line(&walk->rest, &line)) {
		size_t at = separator(line);

		if (!at || is_white(line.ptr[0]))
			continue;
		trailer->token = text_trim(text_slice(line, 0, at), white);
		trailer->value = unfolded(walk, arena, text_trim(text_from(line, at + 1), white));
		return true;
	}
	return false;
}
