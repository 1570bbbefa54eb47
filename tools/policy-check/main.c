/* policy-check: judge manifests and CI files by Kubernetes' schema and by policies. */
#include "common/base/time.h"
#include "common/release/run.h"
#include "tools/policy-check/session.h"
#include "tools/policy-check/testrun.h"
#include "tools/policy-check/views.h"

static const char description[] =
	"Judge Kubernetes manifests and CI files: their syntax, then Kubernetes' own schema, then the policies that a cluster "
	"enforces (ClusterPolicy and Policy of Kyverno, validate rules). Every finding names the place that causes it.\n\n"
	"FILE is a file, a directory or '-'; without one standard input is read. Nothing is fetched: what policies would ask a "
	"cluster for comes from --values, and a policy that cannot be evaluated is no pass.";

static const struct example examples[] = {
	{ "the workflows of a repository",
	  "$ mkdir -p .github/workflows\n"
	  "$ printf 'on: push\\npermissions: {}\\njobs: {a: {timeout-minutes: 5, steps: [{uses: actions/checkout@v4}]}}\\n' >.github/workflows/ci.yml\n"
	  "$ policy-check --policy examples/policies/workflows .github/workflows\n"
	  "POLICY/RULE                             RESOURCE                              RESULT   PLACE\n"
	  "pin-actions/steps                       .github/workflows/ci.yml              fail     .github/workflows/ci.yml:3:40\n"
	  "    validation failure: Pin actions by the full SHA of a commit, images by their digest.\n"
	  "\n"
	  "1 resource, 4 pass, 1 fail, schema of Kubernetes 1.37\n" },
	{ NULL, NULL },
};

static int run_tests(struct run *run, const char *directory, const struct session_options *o)
{
	struct report_head head = { .tool = "policy-check", .schema = "relutils.policy-check/v1", .noun = "test", .rules = testrun_rules, .rule_count = TESTRUN_RULES };
	struct testrun tests = { .now = o->now, .detail = o->detail, .report = run_report(run, &head) };
	struct fault fault = FAULT_INIT;
	int status = EXIT_TROUBLE;

	if (testrun_directory(&tests, directory, &fault) < 0)
		warn_fault(&fault);
	else if (!tests.trouble)
		status = tests.outcomes[TEST_MISSED] ? EXIT_FOUND : EXIT_OK;
	testrun_close(&tests);
	return run_finish(run, tests.report, tests.tests, status);
}

static const char *const partial_levels[] = { "skip", "error", NULL };

int main(int argc, char **argv)
{
	struct run run;
	struct policy_check_keys keys = { .policies = STRINGS_INIT, .missing_schema = LEVEL_OFF };
	struct session_options o = { .keys = &keys };
	const char *now = NULL, *tests = NULL;
	unsigned partial = 0;
	const struct option options[] = {
		{ OPTION_STRINGS, 'p', "policy", "PATH", "a file or directory of policies and exceptions", .strings = &keys.policies },
		{ OPTION_STRING, .long_name = "values", .value_name = "FILE", .help = "values that policies need, as Kyverno's tool takes them", .string = &keys.values },
		{ OPTION_STRINGS, .long_name = "cluster-resources", .value_name = "PATH", .help = "documents that stand for what a cluster holds, for configMap and apiCall", .strings = &keys.cluster_resources },
		{ OPTION_STRING, .long_name = "userinfo", .value_name = "FILE", .help = "who asks, as Kyverno's tool takes it", .string = &keys.userinfo },
		{ OPTION_CHOICE, .long_name = "schema", .value_name = "LEVEL", .help = "what a resource is that Kubernetes' schema refuses", .number = &keys.schema, .choices = schema_levels },
		{ OPTION_STRING, .long_name = "kubernetes-version", .value_name = "VERSION", .help = "whose schema counts, such as 1.31", .string = &keys.kubernetes_version },
		{ OPTION_STRINGS, .long_name = "crd", .value_name = "PATH", .help = "a file or directory of CustomResourceDefinitions", .strings = &keys.definitions },
		{ OPTION_CHOICE, .long_name = "missing-schema", .value_name = "LEVEL", .help = "what a resource without a schema is", .number = &keys.missing_schema, .choices = missing_schema_levels },
		{ OPTION_CHOICE, .long_name = "partial", .value_name = "LEVEL", .help = "what charts and kustomizations are that must be rendered first", .number = &partial, .choices = partial_levels },
		{ OPTION_FLAG, .long_name = "audit-warn", .help = "violations of policies that only audit are warnings", .flag = &keys.audit_warn },
		{ OPTION_FLAG, .long_name = "detail", .help = "list what passed and what was skipped, too", .flag = &o.detail },
		{ OPTION_FLAG, .long_name = "allow-unsupported", .help = "policies that cannot be evaluated are fine", .flag = &o.allow_unsupported },
		{ OPTION_FLAG, .long_name = "allow-no-match", .help = "no resource, or no rule for any, is fine", .flag = &o.allow_no_match },
		{ OPTION_STRING, .long_name = "baseline", .value_name = "FILE", .help = "let the findings pass that this file lists", .string = &keys.baseline },
		{ OPTION_STRING, .long_name = "write-baseline", .value_name = "FILE", .help = "list the findings in this file", .string = &o.write_baseline },
		{ OPTION_STRING, .long_name = "test", .value_name = "DIR", .help = "run the kyverno-test.yaml files in DIR and below instead", .string = &tests },
		{ OPTION_STRING, .long_name = "now", .value_name = "TIME", .help = "the time of this run", .string = &now },
		{ 0 },
	};
	struct tool tool = { .name = "policy-check", .operands = "[FILE ...]", .summary = "judge manifests and CI files by policies", .description = description, .options = options, .examples = examples };
	const struct run_section sections[] = { { &policy_check_section, &keys }, { NULL, NULL } };
	struct report_head head = { .tool = "policy-check", .schema = "relutils.policy-check/v1", .noun = "resource" };
	struct report *report = NULL;
	struct fault fault = FAULT_INIT;
	struct session session;
	int status = EXIT_TROUBLE;

	run_start(&run, &tool, sections, (struct run_views){ policy_views, report_finding_views }, argc, argv);
	o.paths = &run.arguments.operands;
	o.quiet = run.shared.quiet;
	o.refuse_partial = partial == 1;
	if (time_now(now, run.env, &o.now, &fault) < 0)
		die_fault(&fault);
	if (tests)
		return run_tests(&run, tests, &o);
	session_start(&session, &o);
	if (session_load(&session, &fault) < 0) {
		warn_fault(&fault);
	} else {
		head.rules = gate_rule_table(session.loaded.policies, session.loaded.count, &session.loaded.arena, &head.rule_count);
		report = run_report(&run, &head);
		session_judge(&session, report);
		status = session_status(&session);
	}
	status = run_finish(&run, report, session.gate.resources, status);
	session_release(&session);
	strings_release(&keys.policies);
	strings_release(&keys.definitions);
	strings_release(&keys.cluster_resources);
	return status;
}
