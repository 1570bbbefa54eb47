#include "tools/policy-check/testcase.h"

#include <stdlib.h>

#include "common/base/alloc.h"

void testcase_take(void *receiver, const struct policy *policy, const struct policy_rule *rule, const struct resource *resource,
		   const struct verdict *verdict)
{
	bool warns = verdict->result == VERDICT_FAIL && !policy_is_scored(policy);
	struct testcase *test = receiver;

	if (test->count == test->cap)
		test->results = xgrow(test->results, test->count, &test->cap, sizeof(*test->results));
	test->results[test->count++] = (struct test_result){
		.policy = policy->name,
		.policy_namespace = policy->namespace,
		.rule = rule->name,
		.kind = arena_copy(&test->arena, resource->kind),
		.name = arena_copy(&test->arena, resource->name),
		.namespace = arena_copy(&test->arena, resource->namespace),
		.result = text_of(verdict_name(warns ? VERDICT_WARN : verdict->result)),
	};
}

static struct text part(const struct node *row, const char *name)
{
	return node_string(node_get_cstr(row, name));
}

/* Rows name the rule as it is written, or the one made of it. */
static bool is_rule(struct text rule, struct text wanted)
{
	static const char *const prefixes[] = { "", "autogen-", "autogen-cronjob-" };

	for (size_t i = 0; i < sizeof(prefixes) / sizeof(prefixes[0]); i++) {
		struct text prefix = text_of(prefixes[i]);

		if (text_starts_with(rule, prefix) && text_eq(text_from(rule, prefix.len), wanted))
			return true;
	}
	return !wanted.len;
}

static bool is_named(struct text namespace, struct text name, struct text wanted)
{
	size_t slash = text_find_byte(wanted, '/', 0);

	/* Files that are no resources are named by their paths. */
	if (name.len > wanted.len && text_ends_with(name, wanted) && name.ptr[name.len - wanted.len - 1] == '/')
		return true;
	return text_eq(name, wanted) || (slash != SIZE_MAX && text_eq(namespace, text_slice(wanted, 0, slash)) &&
					 text_eq(name, text_from(wanted, slash + 1)));
}

enum test_outcome testcase_check(const struct testcase *test, const struct node *row, struct text resource, struct text *got)
{
	struct text kind = part(row, "kind"), wanted = part(row, "result");
	bool met = false, missed = false;

	if (!wanted.len)
		wanted = part(row, "status"); /* as it was called once */
	*got = (struct text){ NULL, 0 };
	for (size_t i = 0; i < test->count; i++) {
		const struct test_result *r = &test->results[i];

		if (!is_named(r->policy_namespace, r->policy, part(row, "policy")) || !is_rule(r->rule, part(row, "rule")) ||
		    !is_named(r->namespace, r->name, resource) || (kind.len && !text_eq(r->kind, kind)))
			continue;
		*got = r->result;
		met = met || text_eq(r->result, wanted);
		missed = missed || !text_eq(r->result, wanted);
	}
	return missed ? TEST_MISSED : met ? TEST_MET
					  : TEST_EXCLUDED;
}

void testcase_forget(struct testcase *test)
{
	test->count = 0;
	arena_reset(&test->arena);
}

void testcase_release(struct testcase *test)
{
	free(test->results);
	arena_release(&test->arena);
	*test = (struct testcase){ .arena = ARENA_INIT };
}
