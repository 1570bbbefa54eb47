/*
 * policy-report: a ClusterReport of openreports.io as Kyverno's CLI writes it, in YAML. Strings are written as JSON does,
 * which YAML reads as they are. Results that passed are in it with --detail; the summary counts them in any case.
 */
#include <string.h>

#include "tools/policy-check/jmespath/value.h"
#include "tools/policy-check/views.h"

struct counts {
	char values[5][24]; /* in the order of names */
	bool begun;
};

static const char *const names[] = { "pass", "fail", "warn", "error", "skip" };

static void begin(struct view_run *run)
{
	fputs("apiVersion: openreports.io/v1alpha1\nkind: ClusterReport\nmetadata:\n  name: merged\nsource: policy-check\n", run->out);
}

static void write_string(FILE *out, const char *key, struct text value)
{
	struct node node = { .kind = NODE_STRING, .string = value.ptr ? value : TEXT("") };
	struct buf quoted = BUF_INIT;

	value_add_json(&quoted, &node);
	fprintf(out, "%s: %s\n", key, buf_cstr(&quoted));
	buf_release(&quoted);
}

static void write_finding(struct view_run *run, const struct finding *finding)
{
	struct counts *counts = run->state;
	struct text result = finding_field(finding, "result");

	if (!result.len || !finding_field(finding, "policy").len)
		return;
	if (!counts->begun)
		fputs("results:\n", run->out);
	counts->begun = true;
	write_string(run->out, "- message", finding->message);
	write_string(run->out, "  policy", finding_field(finding, "policy"));
	fputs("  properties:\n", run->out);
	write_string(run->out, "    file", text_of(finding->place.file));
	fprintf(run->out, "    line: \"%u\"\n    column: \"%u\"\n  resources:\n", finding->place.line, finding->place.column);
	write_string(run->out, "  - apiVersion", finding_field(finding, "api-version"));
	write_string(run->out, "    kind", finding_field(finding, "kind"));
	write_string(run->out, "    name", finding_field(finding, "name"));
	if (finding_field(finding, "namespace").len)
		write_string(run->out, "    namespace", finding_field(finding, "namespace"));
	write_string(run->out, "  result", result);
	write_string(run->out, "  rule", finding_field(finding, "policy-rule"));
	fputs("  scored: true\n  source: policy-check\n", run->out);
}

static void take_field(struct view_run *run, const struct field *field)
{
	struct counts *counts = run->state;

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		if (strcmp(field->name, names[i]) == 0)
			snprintf(counts->values[i], sizeof(counts->values[i]), "%.*s", TEXT_ARGS(field->value));
	}
}

static int end(struct view_run *run, const struct report_totals *totals, struct fault *fault)
{
	const struct counts *counts = run->state;

	(void)totals;
	(void)fault;
	if (!counts->begun)
		fputs("results: []\n", run->out);
	fputs("summary:\n", run->out);
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		fprintf(run->out, "  %s: %s\n", names[i], counts->values[i][0] ? counts->values[i] : "0");
	return 0;
}

const struct view view_policy_report = {
	.name = "policy-report", .state_size = sizeof(struct counts), .begin = begin, .finding = write_finding, .field = take_field, .end = end
};
