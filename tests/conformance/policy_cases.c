/* policy_cases FILE: replay the test cases of kyverno/policies and of Kyverno's CLI, tiers T1 to T5. */
#include <stdio.h>

#include "common/base/file.h"
#include "common/doc/json.h"
#include "common/doc/yaml.h"
#include "tests/unit/tap.h"
#include "tools/policy-check/engine.h"
#include "tools/policy-check/exceptions.h"
#include "tools/policy-check/jmespath/value.h"
#include "tools/policy-check/testcase.h"

enum { NOW = 1795255200,
       POLICIES = 64 };

struct replay {
	struct arena arena;
	struct policy policies[POLICIES];
	struct testcase test;
};

static unsigned agreed, total, unread;

static struct text part(const struct node *row, const char *name)
{
	return node_string(node_get_cstr(row, name));
}

/* Call take for each document of the files in a list of {path, text}. */
static void each_document(struct replay *test, const struct node *files, void take(struct replay *, const struct node *, struct engine *),
			  struct engine *engine)
{
	struct yaml_options options = { .schema = YAML_KUBERNETES };

	for (size_t i = 0; files && files->kind == NODE_LIST && i < files->list.count; i++) {
		struct yaml_reader *reader = yaml_open(part(files->list.items[i], "text"), "case", &options);
		struct fault fault = FAULT_INIT;
		const struct node *document;
		int more;

		while ((more = yaml_next(reader, &test->arena, &document, &fault)) > 0) {
			if (document)
				take(test, document, engine);
		}
		if (more < 0) {
			unread++;
			printf("# cannot read %.*s: %s\n", TEXT_ARGS(part(files->list.items[i], "path")), fault.message);
		}
		yaml_close(reader);
	}
}

static void take_policy(struct replay *test, const struct node *document, struct engine *engine)
{
	struct fault fault = FAULT_INIT;

	if (!policy_is(document) || engine->policy_count == POLICIES)
		return;
	if (policy_compile(document, &test->arena, &test->policies[engine->policy_count], &fault) == 0) {
		engine->policy_count++;
	} else {
		unread++;
		printf("# line %u: %s\n", fault.place.line, fault.message);
	}
}

static void take_resource(struct replay *test, const struct node *document, struct engine *engine)
{
	struct resource resource;

	if (resource_of(resource_complete(document, &test->arena), &resource))
		engine_judge(engine, &resource, &test->arena);
}

static void take_exception(struct replay *test, const struct node *document, struct engine *engine)
{
	struct value_items items = { .arena = &test->arena };

	for (size_t i = 0; engine->exceptions && i < engine->exceptions->list.count; i++)
		value_items_add(&items, engine->exceptions->list.items[i]);
	if (exception_is(document))
		value_items_add(&items, document);
	engine->exceptions = value_list(&test->arena, items.items, items.count);
}

static bool counts(const struct node *expected)
{
	struct text tier = part(expected, "tier");

	return tier.len == 2 && tier.ptr[1] <= '5' && text_starts_with(part(expected, "cli_check"), TEXT("confirmed"));
}

static void compare(struct replay *replay, const struct node *row, const struct node *expected)
{
	const struct node *resources = node_get_cstr(expected, "resources");
	bool partly = !text_is(part(expected, "cli_check"), "confirmed"), good = true, one = false;
	struct text got, bad = { NULL, 0 }, bad_got = { NULL, 0 };

	for (size_t i = 0; resources && resources->kind == NODE_LIST && i < resources->list.count; i++) {
		bool met = testcase_check(&replay->test, expected, node_string(resources->list.items[i]), &got) == TEST_MET;

		one = one || met;
		if (!met && !bad.ptr) {
			bad = node_string(resources->list.items[i]);
			bad_got = got;
		}
		good = good && met;
	}
	total++;
	agreed += good || (partly && one);
	if (!good && !(partly && one))
		printf("# %.*s: %.*s/%.*s on %.*s: wanted %.*s, got %.*s\n", TEXT_ARGS(part(row, "id")), TEXT_ARGS(part(expected, "policy")),
		       TEXT_ARGS(part(expected, "rule")), TEXT_ARGS(bad), TEXT_ARGS(part(expected, "result")), TEXT_ARGS(bad_got));
}

/* The rows of a case that ask for this operation; those that ask for none with "". */
static void replay(struct replay *test, const struct node *row, struct text operation)
{
	const struct node *list = node_get_cstr(row, "expected");
	struct expressions expressions = EXPRESSIONS_INIT;
	struct engine engine = { .policies = test->policies, .now = NOW, .expressions = &expressions, .sink = testcase_take, .receiver = &test->test, .operation = operation, .values = node_get_cstr(row, "values"), .user = node_get_cstr(row, "userinfo") };
	bool wanted = false;

	for (size_t i = 0; i < list->list.count; i++)
		wanted = wanted || (counts(list->list.items[i]) && text_eq(part(list->list.items[i], "operation"), operation));
	if (!wanted)
		return;
	engine.data.api_responses = node_get_cstr(row, "apiCallResponses");
	engine.data.globals = node_get_cstr(row, "globalContextEntries");
	testcase_forget(&test->test);
	each_document(test, node_get_cstr(row, "policies"), take_policy, &engine);
	each_document(test, node_get_cstr(row, "exceptions"), take_exception, &engine);
	each_document(test, node_get_cstr(row, "resources"), take_resource, &engine);
	for (size_t i = 0; i < list->list.count; i++) {
		if (counts(list->list.items[i]) && text_eq(part(list->list.items[i], "operation"), operation))
			compare(test, row, list->list.items[i]);
	}
	expressions_release(&expressions);
}

int main(int argc, char **argv)
{
	static struct replay test = { .arena = ARENA_INIT };
	static const char *const operations[] = { "", "CREATE", "UPDATE", "DELETE" };
	struct arena arena = ARENA_INIT;
	struct buf content = BUF_INIT;
	struct fault fault = FAULT_INIT;
	struct json_stream stream;
	const struct node *row;
	int more;

	tool_name = "policy_cases";
	if (argc != 2 || file_read(argv[1], FILE_LIMIT, &content, &fault) < 0)
		die("one file is wanted");
	stream = json_stream_of(buf_text(&content), argv[1]);
	while ((more = json_next(&stream, &arena, &row, &fault)) > 0) {
		for (size_t i = 0; i < sizeof(operations) / sizeof(operations[0]); i++)
			replay(&test, row, text_of(operations[i]));
		arena_reset(&test.arena);
		arena_reset(&arena);
	}
	if (more < 0)
		die_fault(&fault);
	printf("# agreed %u/%u\n", agreed, total);
	tap_ok(agreed == total && !unread, "expected results of tiers T1 to T5");
	testcase_release(&test.test);
	arena_release(&test.arena);
	arena_release(&arena);
	buf_release(&content);
	return tap_done();
}
