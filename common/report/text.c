/* text: a line a finding, as compilers write them, and below it the place in its line, on a terminal, and the remedy. */
#include "common/base/utf8.h"
#include "common/report/view.h"

enum { SOURCE_CELLS = 160 }; /* no caret past this cell; a longer line is cut there */

static const char *colour_of(enum severity severity)
{
	static const char *const colours[] = { "\033[1;36m", "\033[1;35m", "\033[1;31m" };

	return colours[severity];
}

static void add_place(struct buf *line, const struct report_head *head, const struct finding *f)
{
	if (f->commit.len)
		buf_add(line, text_slice(f->commit, 0, head->short_commit));
	else
		utf8_add_visible(line, text_of(f->place.file ? f->place.file : head->tool));
	if (f->place.line)
		buf_addf(line, ":%u", f->place.line);
	if (f->place.line && f->place.column)
		buf_addf(line, ":%u", f->place.column);
	buf_adds(line, ": ");
}

/* "  | " keeps the line from being read as a command of the CI system that shows it. */
static void add_caret(struct buf *line, const struct finding *f)
{
	struct buf shown = BUF_INIT;
	struct text rest = f->source;
	struct utf8_char c;
	size_t column = f->place.column, caret = SIZE_MAX;

	while (rest.len && utf8_width(buf_text(&shown)) < SOURCE_CELLS) {
		if (column && !--column)
			caret = utf8_width(buf_text(&shown));
		c = utf8_decode(rest);
		utf8_add_visible(&shown, text_slice(rest, 0, c.len));
		rest = text_from(rest, c.len);
	}
	if (column == 1)
		caret = utf8_width(buf_text(&shown)); /* just past the end */
	if (caret != SIZE_MAX)
		buf_addf(line, "  | %s\n  | %*s^\n", buf_cstr(&shown), (int)caret, "");
	buf_release(&shown);
}

static void write_finding(struct view_run *run, const struct finding *f)
{
	const struct report_head *head = run->head;
	struct buf line = BUF_INIT;

	add_place(&line, head, f);
	buf_addf(&line, "%s%s:%s ", head->colour ? colour_of(f->severity) : "", severity_name(f->severity), head->colour ? "\033[0m" : "");
	utf8_add_visible(&line, f->message);
	buf_addf(&line, " [%s]\n", f->rule);
	if (head->caret && f->source.ptr && f->place.column)
		add_caret(&line, f);
	if (f->remedy.len) {
		buf_adds(&line, "  ");
		utf8_add_visible(&line, f->remedy);
		buf_add_byte(&line, '\n');
	}
	fwrite(line.ptr, 1, line.len, run->out);
	buf_release(&line);
}

const struct view view_text = { .name = "text", .finding = write_finding };
