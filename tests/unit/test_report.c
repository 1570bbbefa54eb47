#include "common/report/report.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "common/base/buf.h"
#include "common/base/file.h"
#include "common/report/fingerprint.h"
#include "common/report/view.h"
#include "tests/unit/tap.h"

static const struct rule rules[] = { { "one", "a rule", NULL, SEVERITY_ERROR } };

static const struct report_head head = { .tool = "tool", .schema = "relutils.tool/v1", .noun = "commit", .rules = rules, .rule_count = 1, .short_commit = 7 };

static const struct finding plain = { .severity = SEVERITY_ERROR, .rule = "one", .message = TEXT_INIT("it is wrong"), .place = { "a,b:c.md", 3, 5 } };
static const struct finding hostile = { .severity = SEVERITY_WARNING,
					.rule = "one",
					.message = TEXT_INIT("100%\n::set-output name=x::y \033[2J"),
					.remedy = TEXT_INIT("write it anew"),
					.commit = TEXT_INIT("0123456789abcdef0123456789abcdef01234567") };

static const struct {
	const char *view, *want;
} finding_cases[] = {
	{ "text", "a,b:c.md:3:5: error: it is wrong [one]\n"
		  "0123456: warning: 100%\\n::set-output name=x::y \\x1b[2J [one]\n  write it anew\n" },
	{ "github", "::error file=a%2Cb%3Ac.md,line=3,col=5,title=one::it is wrong\n"
		    "::warning title=one::commit 0123456: 100%25\\n::set-output name=x::y \\x1b[2J; write it anew\n" },
	{ "markdown", "### tool\n\n| | where | what | rule |\n|---|---|---|---|\n| error | a,b:c.md:3:5 | it is wrong | one |\n"
		      "| warning | 0123456 | 100%\\n::set-output name=x::y \\x1b\\[2J<br>write it anew | one |\n\n1 error, 1 warning in 2 commits\n\n" },
	{ "gitlab", "[\n{\"description\":\"it is wrong\",\"check_name\":\"one\",\"fingerprint\":\"02bb48b773f62b86\",\"severity\":\"major\","
		    "\"location\":{\"path\":\"a,b:c.md\",\"lines\":{\"begin\":3}}},\n"
		    "{\"description\":\"100%\\n::set-output name=x::y \\u001b[2J; write it anew\",\"check_name\":\"one\",\"fingerprint\":\"902d76ac96c87370\","
		    "\"severity\":\"minor\",\"location\":{\"path\":\"commits/0123456789abcdef0123456789abcdef01234567\",\"lines\":{\"begin\":1}}}]\n" },
	{ "junit", "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites tests=\"2\" failures=\"1\">\n"
		   "<testsuite name=\"tool\" tests=\"2\" failures=\"1\" errors=\"0\" skipped=\"0\">\n"
		   "  <testcase classname=\"one\" name=\"a,b:c.md:3:5\">\n    <failure message=\"it is wrong\"></failure>\n  </testcase>\n"
		   "  <testcase classname=\"one\" name=\"0123456\">\n    <system-out>100%\\n::set-output name=x::y \\x1b[2J; write it anew</system-out>\n"
		   "  </testcase>\n</testsuite>\n</testsuites>\n" },
	{ "json", "{\"schema\":\"relutils.tool/v1\",\n\"findings\":[\n"
		  "{\"severity\":\"error\",\"rule\":\"one\",\"message\":\"it is wrong\",\"file\":\"a,b:c.md\",\"line\":3,\"column\":5},\n"
		  "{\"severity\":\"warning\",\"rule\":\"one\",\"message\":\"100%\\n::set-output name=x::y \\u001b[2J\",\"help\":\"write it anew\","
		  "\"commit\":\"0123456789abcdef0123456789abcdef01234567\"}],\n"
		  "\"summary\":{\"checked\":2,\"errors\":1,\"warnings\":1,\"notices\":0}}\n" },
};

static const struct {
	const char *name, *view, *value;
	int result;
	const char *want; /* NULL: not compared */
} field_cases[] = {
	{ "dotenv names", "dotenv", "1.2.3", 0, "NEXT_VERSION=1.2.3\n" },
	{ "dotenv refuses a line end", "dotenv", "1\nEVIL=1", -1, NULL },
	{ "dotenv refuses a carriage return", "dotenv", "1\rEVIL=1", -1, NULL },
	{ "flat text", "text", "1.2.3", 0, "next-version: 1.2.3\n" },
	{ "flat text shows controls", "text", "\033[0m", 0, "next-version: \\x1b[0m\n" },
};

/* On standard output nothing: it would stand between the lines of this test. */
static const struct view silent = { .name = "silent" };
static const struct view *const own[] = { &silent, NULL };

static char path[] = "/tmp/relutils-test-XXXXXX";

/* What one view writes into a file. */
static int run(const struct view *const *views, const char *view, const struct finding *const *findings, const char *value, struct buf *out)
{
	struct fault fault = FAULT_INIT;
	struct strings emit = STRINGS_INIT;
	struct buf pair = BUF_INIT;
	const struct report_options options = { .own = own, .shared = views, .format = "silent", .emit = &emit };
	struct report *report;
	int result;

	buf_addf(&pair, "%s=%s", view, path);
	strings_add(&emit, buf_cstr(&pair));
	report = report_open(&head, &options, &fault);
	for (; report && findings && *findings; findings++)
		report_add(report, *findings);
	if (report && value)
		report_field(report, "next-version", FIELD_STRING, text_of(value));
	result = report ? report_close(report, 2, &fault) : -2;
	buf_cut(out, 0);
	file_read(path, 1 << 20, out, &fault);
	buf_release(&pair);
	strings_release(&emit);
	return result;
}

static void test_findings(void)
{
	static const struct finding *const both[] = { &plain, &hostile, NULL };
	struct buf out = BUF_INIT;

	for (size_t i = 0; i < sizeof(finding_cases) / sizeof(finding_cases[0]); i++) {
		run(report_finding_views, finding_cases[i].view, both, NULL, &out);
		tap_ok(text_is(buf_text(&out), finding_cases[i].want), "findings as %s: %s", finding_cases[i].view,
		       text_is(buf_text(&out), finding_cases[i].want) ? "" : buf_cstr(&out));
	}
	buf_release(&out);
}

static void test_fields(void)
{
	struct buf out = BUF_INIT;

	for (size_t i = 0; i < sizeof(field_cases) / sizeof(field_cases[0]); i++) {
		int result;

		if (truncate(path, 0))
			tap_ok(false, "cannot empty the file");
		result = run(report_field_views, field_cases[i].view, NULL, field_cases[i].value, &out);
		tap_ok(result == field_cases[i].result && (!field_cases[i].want || text_is(buf_text(&out), field_cases[i].want)), "%s", field_cases[i].name);
	}
	buf_release(&out);
}

/* Nine at once, the tenth is the count of the rest. */
static void test_annotation_limit(void)
{
	const struct finding *many[13];
	struct buf out = BUF_INIT;
	struct text rest, line, last = TEXT("");
	size_t lines = 0;

	for (size_t i = 0; i < 12; i++)
		many[i] = &plain;
	many[12] = NULL;
	run(report_finding_views, "github", many, NULL, &out);
	for (rest = buf_text(&out); text_next_line(&rest, &line); lines++)
		last = line;
	tap_ok(lines == 10 && text_starts_with(last, TEXT("::error title=tool::3 more")), "%zu annotations, the last counts the rest", lines);
	buf_release(&out);
}

/* A value cannot end its here-document: the delimiter is another one each time. */
static void test_github_output(void)
{
	struct buf first = BUF_INIT, second = BUF_INIT;
	struct text rest, line, delimiter = TEXT("");
	size_t ends = 0;

	if (truncate(path, 0))
		tap_ok(false, "cannot empty the file");
	run(report_field_views, "github-output", NULL, "a\nEOF\nversion=9.9.9", &first);
	rest = buf_text(&first);
	if (text_next_line(&rest, &line))
		delimiter = text_from(line, strlen("next-version<<"));
	while (text_next_line(&rest, &line))
		ends += text_eq(line, delimiter);
	tap_ok(delimiter.len == strlen("relutils_") + 32 && ends == 1, "a delimiter of 128 bits ends the value, once");
	run(report_field_views, "github-output", NULL, "b", &second);
	tap_ok(second.len > first.len && text_starts_with(buf_text(&second), buf_text(&first)), "outputs are appended");
	tap_ok(text_find(text_from(buf_text(&second), first.len), delimiter, 0) == SIZE_MAX, "with another delimiter");
	buf_release(&first);
	buf_release(&second);
}

/* Two equal findings differ; the first keeps its fingerprint when its line moves. */
static void test_fingerprints(void)
{
	struct fingerprints seen = { .counts = MAP_INIT, .arena = ARENA_INIT };
	struct finding moved = plain;
	char first[FINGERPRINT_HEX + 1], second[FINGERPRINT_HEX + 1], other[FINGERPRINT_HEX + 1];

	moved.place.line += 10;
	fingerprint_of(&seen, &plain, first);
	fingerprint_of(&seen, &plain, second);
	fingerprints_release(&seen);
	fingerprint_of(&seen, &moved, other);
	fingerprints_release(&seen);
	tap_ok(strcmp(first, second) != 0, "equal findings have two fingerprints");
	tap_ok(!strcmp(first, other), "a finding that moved keeps its own");
}

int main(void)
{
	struct buf out = BUF_INIT;
	int fd = mkstemp(path);

	if (fd < 0 || close(fd))
		return tap_ok(false, "cannot make a file") ? 0 : tap_done();
	tap_ok(run(report_finding_views, "nonsense", NULL, NULL, &out) == -2, "an unknown view is a fault");
	buf_release(&out);
	test_fields();
	test_findings();
	test_annotation_limit();
	test_github_output();
	test_fingerprints();
	unlink(path);
	return tap_done();
}
