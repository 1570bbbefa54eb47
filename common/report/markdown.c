/*
 * markdown: a table of findings. summary: the same for a job summary, which GitHub drops whole when a step writes more than
 * 1 MiB, so it ends before that, at the end of a row, and says how much it leaves out.
 */
#include "common/doc/markdown.h"
#include "common/base/utf8.h"
#include "common/report/view.h"

enum { SUMMARY_LIMIT = (1 << 20) - 1,
       ENDING_LENGTH = 512 }; /* at least what end() writes */

struct state {
	size_t limit, written, left_out;
	bool in_table;
};

static void write_out(struct view_run *run, struct buf *bytes)
{
	struct state *state = run->state;

	fwrite(bytes->ptr, 1, bytes->len, run->out);
	state->written += bytes->len;
}

static void begin_limited(struct view_run *run, size_t limit)
{
	struct state *state = run->state;
	struct buf out = BUF_INIT;

	state->limit = limit;
	buf_addf(&out, "### %s\n\n", run->head->tool);
	write_out(run, &out);
	buf_release(&out);
}

static void begin_markdown(struct view_run *run)
{
	begin_limited(run, SIZE_MAX);
}

static void begin_summary(struct view_run *run)
{
	begin_limited(run, SUMMARY_LIMIT - ENDING_LENGTH);
}

/* A '|' ends a table cell unless an odd number of backslashes stands before it. */
static void add_cell(struct buf *row, struct text t)
{
	struct buf visible = BUF_INIT, escaped = BUF_INIT;
	bool after_backslash = false;

	utf8_add_visible(&visible, t);
	markdown_escape(&escaped, buf_text(&visible));
	for (size_t i = 0; i < escaped.len; i++) {
		if (escaped.ptr[i] == '|' && !after_backslash)
			buf_add_byte(row, '\\');
		buf_add_byte(row, escaped.ptr[i]);
		after_backslash = escaped.ptr[i] == '\\' && !after_backslash;
	}
	buf_release(&visible);
	buf_release(&escaped);
}

static void add_place(struct buf *row, const struct report_head *head, const struct finding *f)
{
	struct buf place = BUF_INIT;

	if (f->commit.len)
		buf_add(&place, text_slice(f->commit, 0, head->short_commit));
	else if (f->place.file)
		buf_adds(&place, f->place.file);
	if (place.len && f->place.line)
		buf_addf(&place, ":%u", f->place.line);
	if (place.len && f->place.line && f->place.column)
		buf_addf(&place, ":%u", f->place.column);
	add_cell(row, buf_text(&place));
	buf_release(&place);
}

static void write_finding(struct view_run *run, const struct finding *f)
{
	struct state *state = run->state;
	struct buf row = BUF_INIT;

	if (!state->in_table)
		buf_adds(&row, "| | where | what | rule |\n|---|---|---|---|\n");
	buf_addf(&row, "| %s | ", severity_name(f->severity));
	add_place(&row, run->head, f);
	buf_adds(&row, " | ");
	add_cell(&row, f->message);
	if (f->remedy.len) {
		buf_adds(&row, "<br>");
		add_cell(&row, f->remedy);
	}
	buf_adds(&row, " | ");
	add_cell(&row, text_of(f->rule));
	buf_adds(&row, " |\n");
	if (state->left_out || row.len > state->limit - state->written) {
		state->left_out++;
	} else {
		write_out(run, &row);
		state->in_table = true;
	}
	buf_release(&row);
}

static void write_field(struct view_run *run, const struct field *field)
{
	struct buf row = BUF_INIT;

	if (field->kind == FIELD_JSON)
		return;
	buf_adds(&row, "- ");
	add_cell(&row, text_of(field->name));
	buf_adds(&row, ": ");
	add_cell(&row, field->value);
	buf_add_byte(&row, '\n');
	write_out(run, &row);
	buf_release(&row);
}

static int end(struct view_run *run, const struct report_totals *totals, struct fault *fault)
{
	const struct state *state = run->state;
	const struct report_head *head = run->head;
	size_t errors = totals->findings[SEVERITY_ERROR], warnings = totals->findings[SEVERITY_WARNING];

	(void)fault;
	if (state->left_out)
		fprintf(run->out, "\n%zu more findings are left out here: the summary is full.\n", state->left_out);
	if (head->rules)
		fprintf(run->out, "%s%zu error%s, %zu warning%s", state->in_table ? "\n" : "", errors, errors == 1 ? "" : "s", warnings, warnings == 1 ? "" : "s");
	if (head->rules && head->noun)
		fprintf(run->out, " in %zu %s%s", totals->checked, head->noun, totals->checked == 1 ? "" : "s");
	fputs(head->rules ? "\n\n" : "\n", run->out);
	return 0;
}

const struct view view_markdown = { .name = "markdown",
				    .state_size = sizeof(struct state),
				    .begin = begin_markdown,
				    .finding = write_finding,
				    .field = write_field,
				    .end = end };

const struct view view_summary = { .name = "summary",
				   .mode = OUTPUT_APPEND,
				   .state_size = sizeof(struct state),
				   .begin = begin_summary,
				   .finding = write_finding,
				   .field = write_field,
				   .end = end };
