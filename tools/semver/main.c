/* semver: compare, sort, check, select and count up versions. */
#include <errno.h>
#include <stdio.h>

#include "common/base/file.h"
#include "common/release/increment.h"
#include "common/release/run.h"
#include "common/report/view.h"
#include "tools/semver/action.h"

static const char description[] =
	"Answer one question about versions (semver.org), which are given as operands or, without any, on standard input, one a "
	"line. A \"v\" before a version is passed over. Numbers may be of any length.\n\n"
	"Ranges are those of npm: ^1.2.3, ~1.2, 1.x, >=1.2 <3, 1.0 - 2.0, joined by ||. A prerelease satisfies a range only when the "
	"range names a prerelease of the same version, or with --include-prerelease.";

static const struct example examples[] = {
	{ "the highest version of a list", "$ printf '1.10.0\\n1.9.0\\n1.10.0-rc.1\\n' | semver --sort | tail -n 1\n1.10.0\n" },
	{ "which versions a range allows", "$ semver --satisfies '^1.2.0' 1.1.0 1.2.0 1.9.9 2.0.0\n1.2.0\n1.9.9\n" },
	{ "the next prerelease", "$ semver --inc prerelease --preid rc 2.0.0-rc.1\n2.0.0-rc.2\n" },
	{ NULL, NULL },
};

static void write_lines(struct view_run *run, const struct field *field)
{
	fwrite(field->value.ptr, 1, field->value.len, run->out);
}

static const struct view view_answer = { .name = "text", .field = write_lines };
static const struct view *const views[] = { &view_answer, NULL };

static void read_asked(const struct arguments *arguments, struct buf *input, struct arena *arena, struct asked *asked)
{
	struct text rest, line, *texts;
	size_t room = arguments->operands.count;

	if (!room && buf_read(input, stdin, FILE_LIMIT) < 0) {
		if (errno == EFBIG)
			die("standard input is larger than %d bytes; split it", FILE_LIMIT);
		die_errno("cannot read standard input");
	}
	for (rest = buf_text(input); text_next_line(&rest, &line);)
		room++;
	texts = arena_zalloc(arena, room, sizeof(*texts));
	for (size_t i = 0; i < arguments->operands.count; i++)
		texts[asked->count++] = text_of(arguments->operands.items[i]);
	for (rest = buf_text(input); text_next_line(&rest, &line);)
		if (text_trim(line, " \t").len)
			texts[asked->count++] = text_trim(line, " \t");
	asked->texts = texts;
}

static void check_usage(const struct question *question)
{
	if (question_count(question) != 1)
		die("%s; try '%s --help'", question_count(question) ? "only one question can be asked at a time" : "say what to do with the versions",
		    tool_name);
	if (question->identifier && !question->increment)
		die("--preid names the prerelease that --inc makes; add --inc prerelease");
}

int main(int argc, char **argv)
{
	struct run run;
	struct question question = { .compare = false };
	const struct option options[] = {
		{ OPTION_FLAG, .long_name = "compare", .help = "print -1, 0 or 1: the first of two versions is less, equal, greater", .flag = &question.compare },
		{ OPTION_FLAG, .long_name = "sort", .help = "print the versions, the least first", .flag = &question.sort },
		{ OPTION_FLAG, .long_name = "validate", .help = "exit with 1 and name those that are no versions", .flag = &question.validate },
		{ OPTION_STRING, .long_name = "satisfies", .value_name = "RANGE", .help = "print the versions that the range allows; 1 when there is none", .string = &question.satisfies },
		{ OPTION_STRING, .long_name = "above", .value_name = "RANGE", .help = "print the versions greater than all of the range", .string = &question.above },
		{ OPTION_STRING, .long_name = "below", .value_name = "RANGE", .help = "print the versions less than all of the range", .string = &question.below },
		{ OPTION_STRING, .long_name = "overlaps", .value_name = "RANGE", .help = "exit with 1 unless a version can satisfy this range and the operand, a range too", .string = &question.overlaps },
		{ OPTION_STRING, .long_name = "inc", .value_name = "LEVEL", .help = "print the next version", .string = &question.increment, .choices = increment_names },
		{ OPTION_STRING, .long_name = "truncate", .value_name = "LEVEL", .help = "print the version without what is finer", .string = &question.truncate, .choices = increment_names },
		{ OPTION_STRING, .long_name = "part", .value_name = "PART", .help = "print one part of the version", .string = &question.part, .choices = part_names },
		{ OPTION_STRING, .long_name = "preid", .value_name = "NAME", .help = "with --inc: the name of the prerelease", .string = &question.identifier },
		{ OPTION_FLAG, .long_name = "include-prerelease", .help = "ranges allow every prerelease within them", .flag = &question.prereleases },
		{ 0 },
	};
	struct tool tool = {
		.name = "semver",
		.operands = "[VERSION ...]",
		.summary = "compare, sort, check and count up versions",
		.description = description,
		.options = options,
		.examples = examples,
	};
	struct report_head head = { .tool = tool.name, .schema = "relutils.semver/v1" };
	struct report *report = NULL;
	struct arena arena = ARENA_INIT;
	struct buf input = BUF_INIT;
	struct asked asked = { NULL, 0 };
	struct answer answer = ANSWER_INIT;
	struct fault fault = FAULT_INIT;
	int status = EXIT_TROUBLE;

	run_start(&run, &tool, NULL, (struct run_views){ NULL, views }, argc, argv);
	check_usage(&question);
	read_asked(&run.arguments, &input, &arena, &asked);
	if (question_answer(&question, &asked, &answer, &fault) < 0) {
		warn_fault(&fault);
	} else {
		report = run_report(&run, &head);
		report_field(report, "versions", FIELD_STRING, buf_text(&answer.out));
		fwrite(buf_cstr(&answer.remarks), 1, answer.remarks.len, stderr);
		status = answer.no ? EXIT_FOUND : EXIT_OK;
	}
	answer_release(&answer);
	arena_release(&arena);
	buf_release(&input);
	return run_finish(&run, report, 0, status);
}
