/* commitlint-case: replays the letter cases that commitlint 21 gave to recorded texts. */
#include <stdio.h>

#include "common/base/file.h"
#include "common/doc/json.h"
#include "tests/unit/tap.h"
#include "tools/commitlint/cases.h"

static bool same_case(const struct node *row, enum letter_case which)
{
	struct text input = node_string(node_get_cstr(row, "input"));
	const struct node *wanted = node_get_cstr(node_get_cstr(row, "case"), cases_names[which]);
	const struct node *fits = node_get_cstr(node_get_cstr(row, "ensure"), cases_names[which]);
	struct buf out = BUF_INIT;
	bool same;

	cases_add(&out, input, which);
	same = wanted && text_eq(node_string(wanted), buf_text(&out)) && fits && fits->boolean == cases_fits(input, which);
	if (!same)
		printf("# %s of '%.*s': '%s'\n", cases_names[which], TEXT_ARGS(input), buf_cstr(&out));
	buf_release(&out);
	return same;
}

int main(int argc, char **argv)
{
	struct buf content = BUF_INIT;
	struct arena arena = ARENA_INIT;
	struct fault fault = FAULT_INIT;
	struct json_stream stream;
	const struct node *row;
	unsigned total = 0, agreed = 0;

	tool_name = "commitlint-case";
	if (argc != 2)
		die("give the recorded answers");
	if (file_read(argv[1], FILE_LIMIT, &content, &fault) < 0)
		die_fault(&fault);
	stream = json_stream_of(buf_text(&content), argv[1]);
	while (json_next(&stream, &arena, &row, &fault) > 0) {
		bool same = true;

		for (size_t i = 0; cases_names[i]; i++)
			same = same_case(row, (enum letter_case)i) && same;
		agreed += same;
		total++;
		arena_reset(&arena);
	}
	tap_ok(total && agreed == total, "letter cases");
	printf("# agreed %u/%u\n", agreed, total);
	arena_release(&arena);
	buf_release(&content);
	return tap_done();
}
