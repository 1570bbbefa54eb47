#include "tools/commitlint/peer_report.h"

#include "common/base/js.h"
#include "common/base/utf8.h"

static const char default_help_url[] = "https://github.com/conventional-changelog/commitlint/#what-is-commitlint";

const struct view view_commitlint = { .name = "commitlint" };

/* picocolors: the code that begins, the text, the code that ends it. */
static void add_coloured(const struct peer_report *report, struct buf *out, int begin, int end, const char *t)
{
	if (report->colour)
		buf_addf(out, "\033[%dm%s\033[%dm", begin, t, end);
	else
		buf_adds(out, t);
}

/* The report shows messages of strangers, and stands in logs of runners that obey "::" at the start of a line. */
static void add_text(struct buf *out, struct text t)
{
	struct text line;

	for (bool first = true; text_next_part(&t, '\n', &line); first = false) {
		buf_adds(out, first ? "" : "\n");
		if (text_starts_with(js_trim(line), TEXT("::")))
			buf_add_byte(out, '\\');
		utf8_add_visible(out, line);
	}
}

static void add_sign(const struct peer_report *report, struct buf *out, enum severity severity)
{
	if (severity == SEVERITY_ERROR)
		add_coloured(report, out, 31, 39, "\xE2\x9C\x96");
	else if (severity == SEVERITY_WARNING)
		add_coloured(report, out, 33, 39, "\xE2\x9A\xA0");
	else
		add_coloured(report, out, 32, 39, "\xE2\x9C\x94");
}

void peer_report_finding(struct peer_report *report, const struct lint_finding *finding)
{
	struct buf rule = BUF_INIT;

	report->errors += finding->severity == SEVERITY_ERROR;
	report->warnings += finding->severity == SEVERITY_WARNING;
	add_sign(report, &report->lines, finding->severity);
	buf_adds(&report->lines, "   ");
	add_text(&report->lines, finding->message);
	buf_addf(&rule, "[%s]", finding->rule->info.id);
	buf_adds(&report->lines, " ");
	add_coloured(report, &report->lines, 90, 39, buf_cstr(&rule));
	buf_adds(&report->lines, "\n");
	buf_release(&rule);
}

/* The message put together again from its parts, or as it was when it was not judged. */
static void add_input(struct buf *out, struct text message, const struct conventional *parsed, bool verbatim)
{
	if (verbatim) {
		buf_add(out, message);
		return;
	}
	buf_add(out, parsed->header.ptr ? parsed->header : TEXT("null"));
	if (parsed->body.len) {
		buf_adds(out, "\n\n");
		buf_add(out, parsed->body);
	}
	if (parsed->footer.len) {
		buf_adds(out, "\n\n");
		buf_add(out, parsed->footer);
	}
}

static void add_heading(const struct peer_report *report, struct buf *out, struct text input)
{
	add_coloured(report, out, 90, 39, "\xE2\xA7\x97");
	buf_adds(out, report->legacy ? "   input: " : "   --- input ---\n");
	buf_adds(out, report->colour ? "\033[1m" : "");
	add_text(out, input);
	buf_adds(out, report->colour ? "\033[22m\n" : "\n");
}

static void add_summary(const struct peer_report *report, struct buf *out)
{
	bool any = report->errors || report->warnings;

	buf_adds(out, any ? "\n" : "");
	buf_adds(out, report->colour ? "\033[1m" : "");
	add_sign(report, out, report->errors ? SEVERITY_ERROR : report->warnings ? SEVERITY_WARNING
										 : SEVERITY_NOTICE);
	buf_addf(out, "   found %zu problems, %zu warnings%s\n", report->errors, report->warnings, report->colour ? "\033[22m" : "");
	if (!any)
		return;
	buf_adds(out, "\xE2\x93\x98   Get help: ");
	buf_add(out, report->help_url.len ? report->help_url : text_of(default_help_url));
	buf_adds(out, "\n\n");
}

void peer_report_message(struct peer_report *report, struct text message, const struct conventional *parsed, bool ignored)
{
	struct buf out = BUF_INIT, input = BUF_INIT;

	if (report->errors || report->warnings || report->verbose) {
		add_input(&input, message, parsed, ignored || !parsed->clean.len);
		add_heading(report, &out, buf_text(&input));
		buf_add(&out, buf_text(&report->lines));
		add_summary(report, &out);
		fwrite(buf_cstr(&out), 1, out.len, report->out);
	}
	report->errors = report->warnings = 0;
	buf_cut(&report->lines, 0);
	buf_release(&out);
	buf_release(&input);
}

void peer_report_release(struct peer_report *report)
{
	buf_release(&report->lines);
}
