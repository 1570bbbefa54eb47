/*
 * testcase: expected results, as kyverno-test.yaml lists them, against those of the engine.
 *
 * Ownership  The testcase copies what it keeps into its arena; testcase_release() frees it.
 */
#ifndef POLICY_CHECK_TESTCASE_H
#define POLICY_CHECK_TESTCASE_H

#include "tools/policy-check/engine.h"

struct test_result {
	struct text policy, policy_namespace, rule, kind, name, namespace, result;
};

struct testcase {
	struct arena arena;
	struct test_result *results;
	size_t count, cap;
};

enum test_outcome { TEST_MET,
		    TEST_MISSED,
		    TEST_EXCLUDED /* the rule said nothing of the resource: Kyverno's tool counts that as met */ };

/* A sink for the engine; the receiver is the testcase. */
void testcase_take(void *receiver, const struct policy *policy, const struct policy_rule *rule, const struct resource *resource,
		   const struct verdict *verdict);
/*
 * A row {policy, rule, kind, resources, result} for one of its resources ("name" or "namespace/name"). *got is what came, the
 * empty text when nothing did.
 */
enum test_outcome testcase_check(const struct testcase *test, const struct node *row, struct text resource, struct text *got);
void testcase_forget(struct testcase *test);
void testcase_release(struct testcase *test);

#endif
