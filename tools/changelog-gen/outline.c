#include "tools/changelog-gen/outline.h"

#include <stdlib.h>
#include <string.h>

#include "common/base/alloc.h"

struct reader {
	struct text text;
	struct outline *outline;
	struct text fence; /* the marks that opened the fenced code that we are in */
	bool comment;	   /* in an HTML comment that goes on */
	bool titled;
	size_t anchor;	   /* start of the anchor line just above, SIZE_MAX when there is none */
	struct text above; /* the line above, if it could be underlined */
	size_t above_start;
};

static size_t run_of(struct text t, char c)
{
	size_t len = 0;

	while (len < t.len && t.ptr[len] == c)
		len++;
	return len;
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* The version in a word like "v1.2.3", "pkg@1.2.3-rc.1": at least two numbers. False when there is none. */
static bool version_in(struct text word, struct text *version)
{
	size_t start = 0, at;

	while (start < word.len && !is_digit(word.ptr[start]))
		start++;
	if (start && !strchr("v-@/_", word.ptr[start - 1]))
		return false;
	for (at = start; at < word.len && is_digit(word.ptr[at]);)
		at++;
	if (at == start || at + 1 >= word.len || word.ptr[at] != '.' || !is_digit(word.ptr[at + 1]))
		return false;
	*version = text_from(word, start);
	return true;
}

/* Cut the next word off: the characters that Markdown puts around words part them too. */
static bool next_word(struct text *rest, struct text *word)
{
	static const char marks[] = " \t[]()*~`<>,:\"";
	size_t len = 0;

	*rest = text_trim(*rest, marks);
	if (text_starts_with(*rest, TEXT("small>")))
		*rest = text_trim(text_from(*rest, 6), marks);
	while (len < rest->len && rest->ptr[len] && !strchr(marks, rest->ptr[len]))
		len++;
	*word = text_slice(*rest, 0, len);
	*rest = text_from(*rest, len);
	return len > 0;
}

static enum heading_kind kind_of(struct text text, unsigned level, struct text *version)
{
	struct text word;

	if (!next_word(&text, &word))
		return HEADING_OTHER;
	if (text_eq_ignoring_case(word, TEXT("unreleased")))
		return HEADING_UNRELEASED;
	if (version_in(word, version))
		return HEADING_RELEASE;
	if (level > 2 && !text_eq_ignoring_case(word, TEXT("version")) && !text_eq_ignoring_case(word, TEXT("release")))
		return HEADING_OTHER;
	return next_word(&text, &word) && version_in(word, version) ? HEADING_RELEASE : HEADING_OTHER;
}

static void add_heading(struct reader *r, unsigned level, struct text text, size_t start, size_t end)
{
	struct outline *o = r->outline;
	struct heading heading = { .level = level, .start = start, .end = end, .text = text };

	heading.kind = kind_of(text, level, &heading.version);
	if (heading.kind == HEADING_OTHER && level == 1 && !r->titled) {
		heading.kind = HEADING_TITLE;
		r->titled = true;
	}
	if (r->anchor != SIZE_MAX)
		heading.start = r->anchor;
	o->headings = xgrow(o->headings, o->count, &o->cap, sizeof(*o->headings));
	o->headings[o->count++] = heading;
}

/* Fenced code and comments: true when the line is inside one, or opens or closes it. */
static bool is_hidden(struct reader *r, struct text line)
{
	size_t ticks = run_of(line, '`'), tildes = run_of(line, '~');
	size_t run = ticks > tildes ? ticks : tildes;

	if (r->comment) {
		r->comment = text_find(line, TEXT("-->"), 0) == SIZE_MAX;
		return true;
	}
	if (r->fence.len) {
		if (run >= r->fence.len && line.ptr[0] == r->fence.ptr[0] && !text_trim(text_from(line, run), " \t").len)
			r->fence.len = 0;
		return true;
	}
	if (run > 2 && (tildes || text_find_byte(line, '`', run) == SIZE_MAX)) {
		r->fence = text_slice(line, 0, run);
		return true;
	}
	r->comment = text_starts_with(line, TEXT("<!--")) && text_find(line, TEXT("-->"), 4) == SIZE_MAX;
	return text_starts_with(line, TEXT("<!--"));
}

/* "=====" or "-----" under a line of text. */
static unsigned underline_level(struct text line)
{
	struct text marks = text_trim_end(line, " \t");

	if (marks.len < 2 || (marks.ptr[0] != '=' && marks.ptr[0] != '-') || run_of(marks, marks.ptr[0]) != marks.len)
		return 0;
	return marks.ptr[0] == '=' ? 1 : 2;
}

static void read_line(struct reader *r, struct text line, size_t start, size_t end)
{
	struct text trimmed = text_trim(line, " \t");
	size_t level = run_of(trimmed, '#');

	if (is_hidden(r, trimmed) || (trimmed.len && trimmed.ptr > line.ptr + 3)) {
		r->above.len = 0;
		r->anchor = SIZE_MAX;
		return;
	}
	if (level && level < 7 && (level == trimmed.len || trimmed.ptr[level] == ' ' || trimmed.ptr[level] == '\t')) {
		add_heading(r, (unsigned)level, text_trim(text_trim_end(text_from(trimmed, level), " \t#"), " \t"), start, end);
		r->above.len = 0;
		r->anchor = SIZE_MAX;
		return;
	}
	if (r->above.len && underline_level(trimmed)) {
		add_heading(r, underline_level(trimmed), r->above, r->above_start, end);
		trimmed.len = 0;
	}
	if (text_starts_with(trimmed, TEXT("<a name=")) || text_starts_with(trimmed, TEXT("<a id="))) {
		r->anchor = start;
		r->above.len = 0;
		return;
	}
	r->above = trimmed;
	r->above_start = start;
	if (!trimmed.len)
		r->anchor = SIZE_MAX;
}

/* "[name]: address", a comment in one line, or an empty line. */
static bool is_foot_line(struct text line)
{
	size_t close;

	line = text_trim(line, " \t");
	if (!line.len || (text_starts_with(line, TEXT("<!--")) && text_ends_with(line, TEXT("-->"))))
		return true;
	close = text_find(line, TEXT("]:"), 0);
	return line.ptr[0] == '[' && close != SIZE_MAX && close > 1;
}

void outline_read(struct text text, struct outline *outline)
{
	struct reader r = { .text = text, .outline = outline, .anchor = SIZE_MAX };
	struct text rest = text_starts_with(text, TEXT("\xEF\xBB\xBF")) ? text_from(text, 3) : text, line;
	bool foot = false;

	*outline = (struct outline){ .crlf = text_ends_with(text_slice(text, 0, text_find_byte(text, '\n', 0)), TEXT("\r")) };
	for (size_t start = text.len - rest.len; text_next_line(&rest, &line); start = text.len - rest.len) {
		bool empty = !text_trim(line, " \t").len;

		if (!is_foot_line(line))
			foot = false;
		else if (!foot && !empty) {
			foot = true;
			outline->foot = start;
		}
		read_line(&r, line, start, text.len - rest.len);
	}
	if (!foot)
		outline->foot = text.len;
}

void outline_release(struct outline *outline)
{
	free(outline->headings);
	*outline = (struct outline){ .headings = NULL };
}
