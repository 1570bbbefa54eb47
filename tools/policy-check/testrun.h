/*
 * testrun: kyverno-test.yaml files run as they stand: policies, resources, values and expected results, paths relative to
 * the file.
 *
 * Errors  What a test names and cannot be read makes the test one that could not be run (testrun.trouble), told on standard
 *         error.
 */
#ifndef POLICY_CHECK_TESTRUN_H
#define POLICY_CHECK_TESTRUN_H

#include "common/report/report.h"
#include "tools/policy-check/testcase.h"

struct testrun {
	struct report *report;
	int64_t now;
	bool detail;
	size_t outcomes[TEST_EXCLUDED + 1], tests;
	bool trouble;
	struct testcase test;
};

extern const struct rule testrun_rules[];
enum { TESTRUN_RULES = 2 };

/* Run all tests in the directory and below it, hidden directories too. -1 with a fault when it cannot be read. */
int testrun_directory(struct testrun *run, const char *path, struct fault *fault);
void testrun_close(struct testrun *run);

#endif
