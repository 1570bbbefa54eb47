/* jmespath FILE…: replay the files of the JMESPath compliance suite. */
#include <stdio.h>

#include "common/base/file.h"
#include "common/doc/json.h"
#include "tests/unit/tap.h"
#include "tools/policy-check/jmespath/evaluate.h"
#include "tools/policy-check/jmespath/value.h"

static unsigned agreed, total;

/* Does our answer to this case equal the suite's? */
static bool agrees(const struct node *given, const struct node *test, struct arena *arena, struct fault *fault)
{
	const struct jmespath_tree *tree = jmespath_parse(node_string(node_get_cstr(test, "expression")), JMESPATH_STANDARD, arena, fault);
	struct jmespath_run run = { .arena = arena, .fault = fault };
	bool refused = node_get_cstr(test, "error") != NULL;
	const struct node *wanted = node_get_cstr(test, "result"), *result;

	if (!tree || jmespath_search(&run, tree, given, &result) == JMESPATH_FAILED)
		return refused;
	fault_set(fault, "%.*s", TEXT_ARGS(value_json(arena, result)));
	if (refused)
		return false;
	return !wanted || node_equal(wanted, result); /* a benchmark has no result */
}

static void replay(const char *file)
{
	struct buf content = BUF_INIT;
	struct arena arena = ARENA_INIT;
	struct fault fault = FAULT_INIT;
	const struct node *groups, *cases;
	unsigned before = total - agreed;

	if (file_read(file, FILE_LIMIT, &content, &fault) < 0 || json_read(buf_text(&content), file, &arena, &groups, &fault) < 0)
		die_fault(&fault);
	for (size_t i = 0; i < groups->list.count; i++) {
		cases = node_get_cstr(groups->list.items[i], "cases");
		for (size_t j = 0; j < cases->list.count; j++) {
			const struct node *test = cases->list.items[j];
			bool same = agrees(node_get_cstr(groups->list.items[i], "given"), test, &arena, &fault);

			total++;
			agreed += same;
			if (!same)
				printf("# %s:%u: %.*s gave %s\n", file, test->place.line, TEXT_ARGS(node_string(node_get_cstr(test, "expression"))),
				       fault.message);
		}
	}
	tap_ok(total - agreed == before, "%s", file);
	arena_release(&arena);
	buf_release(&content);
}

int main(int argc, char **argv)
{
	tool_name = "jmespath";
	for (int i = 1; i < argc; i++)
		replay(argv[i]);
	printf("# agreed %u/%u\n", agreed, total);
	return tap_done();
}
