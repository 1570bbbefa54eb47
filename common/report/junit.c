/*
 * junit: JUnit XML as Jenkins and GitLab read it: a failing test case a finding, and one that passes when there is none.
 * The counts stand before the cases, so the cases are kept until the end.
 */
#include "common/base/utf8.h"
#include "common/report/view.h"

struct state {
	struct buf cases;
};

/* XML 1.0, production Char: what it does not allow is shown escaped, or as U+FFFD. */
static void add_xml(struct buf *out, struct text t)
{
	struct buf visible = BUF_INIT;
	struct text rest;
	struct utf8_char c;

	utf8_add_visible(&visible, t);
	rest = buf_text(&visible);
	while (utf8_next(&rest, &c)) {
		if (c.code == '&')
			buf_adds(out, "&amp;");
		else if (c.code == '<')
			buf_adds(out, "&lt;");
		else if (c.code == '>')
			buf_adds(out, "&gt;");
		else if (c.code == '"')
			buf_adds(out, "&quot;");
		else
			utf8_encode(out, c.code == 0xFFFE || c.code == 0xFFFF ? UTF8_REPLACEMENT : c.code);
	}
	buf_release(&visible);
}

static void add_place(struct buf *out, const struct report_head *head, const struct finding *f)
{
	add_xml(out, f->commit.len ? text_slice(f->commit, 0, head->short_commit) : text_of(f->place.file ? f->place.file : head->tool));
	if (f->place.line)
		buf_addf(out, ":%u", f->place.line);
	if (f->place.line && f->place.column)
		buf_addf(out, ":%u", f->place.column);
}

static void write_finding(struct view_run *run, const struct finding *f)
{
	struct buf *cases = &((struct state *)run->state)->cases;
	const char *element = f->severity == SEVERITY_ERROR ? "failure" : "system-out";

	buf_adds(cases, "  <testcase classname=\"");
	add_xml(cases, text_of(f->rule));
	buf_adds(cases, "\" name=\"");
	add_place(cases, run->head, f);
	buf_addf(cases, "\">\n    <%s%s", element, f->severity == SEVERITY_ERROR ? " message=\"" : ">");
	add_xml(cases, f->message);
	buf_adds(cases, f->severity == SEVERITY_ERROR ? "\">" : "; ");
	add_xml(cases, f->remedy);
	buf_addf(cases, "</%s>\n  </testcase>\n", element);
}

static int end(struct view_run *run, const struct report_totals *totals, struct fault *fault)
{
	struct state *state = run->state;
	size_t failures = totals->findings[SEVERITY_ERROR];
	size_t tests = failures + totals->findings[SEVERITY_WARNING] + totals->findings[SEVERITY_NOTICE];
	const char *tool = run->head->tool;

	(void)fault;
	fprintf(run->out,
		"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites tests=\"%zu\" failures=\"%zu\">\n"
		"<testsuite name=\"%s\" tests=\"%zu\" failures=\"%zu\" errors=\"0\" skipped=\"0\">\n",
		tests ? tests : 1, failures, tool, tests ? tests : 1, failures);
	if (!tests)
		fprintf(run->out, "  <testcase classname=\"%s\" name=\"%zu checked\"/>\n", tool, totals->checked);
	fwrite(buf_cstr(&state->cases), 1, state->cases.len, run->out);
	fputs("</testsuite>\n</testsuites>\n", run->out);
	buf_release(&state->cases);
	return 0;
}

const struct view view_junit = { .name = "junit", .state_size = sizeof(struct state), .finding = write_finding, .end = end };
