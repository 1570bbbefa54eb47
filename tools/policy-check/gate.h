/*
 * gate: files against policies: what is read, judged, reported and counted.
 *
 * Ownership  The gate borrows the engine's parts, the report and the baseline; gate_release() frees the rest.
 * Errors     What cannot be read or judged sets .trouble and is told on standard error (warn.h); the other files are judged.
 */
#ifndef POLICY_CHECK_GATE_H
#define POLICY_CHECK_GATE_H

#include "common/report/report.h"
#include "tools/policy-check/baseline.h"
#include "tools/policy-check/documents.h"
#include "tools/policy-check/engine.h"
#include "tools/policy-check/files.h"
#include "tools/policy-check/ignores.h"
#include "tools/policy-check/schema/catalogue.h"
#include "tools/policy-check/verdict.h"

/* Findings of our own, beside those of policies. */
enum gate_rule { GATE_DUPLICATE_KEY,
		 GATE_SCHEMA,
		 GATE_NO_SCHEMA,
		 GATE_UNUSED_IGNORE,
		 GATE_EXPIRED_IGNORE,
		 GATE_UNUSED_BASELINE,
		 GATE_RULES };

extern const struct rule gate_rules[];

struct gate {
	struct engine engine; /* .sink and .receiver are the gate's */
	struct report *report;
	struct baseline *baseline;		       /* NULL: none */
	struct schemas *schemas;		       /* NULL: no schema stage */
	enum severity schema_severity, missing_schema; /* SEVERITY_NOTICE: not reported */
	bool audit_warn, detail, quiet, refuse_partial;

	const struct file *file;
	const struct resource *resource; /* that is held against its schema */
	struct ignores ignores;
	struct arena arena; /* of the document under judgement */
	struct arena names; /* of the run */
	size_t results[VERDICT_SKIP + 1], resources, matched, partial, suppressed, against_schema, unchecked;
	bool trouble, found;
};

void gate_open(struct gate *gate);
void gate_judge_file(struct gate *gate, const struct file *file);
/* Counts into the report's fields, and what is left of the baseline. */
void gate_close(struct gate *gate);
void gate_release(struct gate *gate);
/* Labels of Namespace documents in the files, for namespaceSelector. */
void gate_read_namespaces(struct gate *gate, const struct files *files);
/* The table of rules for the report: ours, then one for each rule of the policies; in the arena. */
const struct rule *gate_rule_table(const struct policy *policies, size_t count, struct arena *arena, size_t *rules);

#endif
