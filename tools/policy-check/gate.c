#include "tools/policy-check/gate.h"

#include <inttypes.h>

#include "common/base/file.h"
#include "tools/policy-check/jmespath/value.h"
#include "tools/policy-check/schema/check.h"

enum { INPUT_LIMIT = 256 << 20 };

const struct rule gate_rules[] = {
	[GATE_DUPLICATE_KEY] = { "syntax/duplicate-key", "a key stands once in a map", "take one of them away", SEVERITY_ERROR },
	[GATE_SCHEMA] = { "schema/invalid", "a resource is what Kubernetes' schema says", NULL, SEVERITY_ERROR },
	[GATE_NO_SCHEMA] = { "schema/missing", "a resource has a schema", "give the definition of its kind with --crd", SEVERITY_NOTICE },
	[GATE_UNUSED_IGNORE] = { "ignore/unused", "a comment that ignores a rule meets a finding", "take the comment away", SEVERITY_WARNING },
	[GATE_EXPIRED_IGNORE] = { "ignore/expired", "a comment that ignores a rule has not expired", "mend the finding, or give another date",
				  SEVERITY_WARNING },
	[GATE_UNUSED_BASELINE] = { "baseline/unused", "a line of the baseline meets a finding", "write the baseline anew with --write-baseline",
				   SEVERITY_WARNING },
};

static struct text annotation(const struct policy *policy, const char *name)
{
	return node_string(node_get_cstr(node_path(policy->node, "metadata", "annotations", NULL), name));
}

const struct rule *gate_rule_table(const struct policy *policies, size_t count, struct arena *arena, size_t *rules)
{
	size_t total = GATE_RULES;
	struct rule *table;

	for (size_t i = 0; i < count; i++)
		total += policies[i].rule_count;
	table = arena_zalloc(arena, total, sizeof(*table));
	for (*rules = 0; *rules < GATE_RULES; ++*rules)
		table[*rules] = gate_rules[*rules];
	for (size_t i = 0; i < count; i++) {
		struct text title = annotation(&policies[i], "policies.kyverno.io/title");

		for (size_t j = 0; j < policies[i].rule_count; j++) {
			const struct policy_rule *rule = &policies[i].rules[j];

			if (rule->unsupported)
				continue;
			table[(*rules)++] = (struct rule){
				.id = arena_printf(arena, "%.*s/%.*s", TEXT_ARGS(policies[i].name), TEXT_ARGS(rule->name)).ptr,
				.summary = arena_cstr(arena, title.len ? title : policies[i].name),
				.severity = SEVERITY_ERROR,
			};
		}
	}
	return table;
}

static const char *path_of(const struct gate *gate)
{
	const char *path = gate->file ? gate->file->path : "-";

	return path[0] == '-' && !path[1] ? "<stdin>" : path;
}

/* "default/Pod/web", or the path of a file that is no resource. */
static struct text name_of(struct gate *gate, const struct resource *resource)
{
	if (document_is_file(resource))
		return resource->file;
	if (!resource->namespace.len)
		return arena_printf(&gate->arena, "%.*s/%.*s", TEXT_ARGS(resource->kind), TEXT_ARGS(resource->name));
	return arena_printf(&gate->arena, "%.*s/%.*s/%.*s", TEXT_ARGS(resource->namespace), TEXT_ARGS(resource->kind), TEXT_ARGS(resource->name));
}

static struct place place_of(struct gate *gate, const struct resource *resource, const struct node *where)
{
	bool inside = where && where->place.line && where->place.file == resource->node->place.file;
	struct place place = inside ? where->place : resource->node->place;

	place.file = path_of(gate);
	return place;
}

static void add_own(struct gate *gate, enum gate_rule rule, struct place place, struct text message)
{
	const struct field result = { "result", FIELD_STRING, gate_rules[rule].severity == SEVERITY_ERROR ? TEXT("fail") : TEXT("warn") };
	struct finding finding = { .severity = gate_rules[rule].severity, .rule = gate_rules[rule].id, .message = message, .place = place, .remedy = text_of(gate_rules[rule].help), .fields = &result, .field_count = 1 };

	report_add(gate->report, &finding);
}

static bool is_suppressed(struct gate *gate, struct text rule, struct text resource, unsigned line)
{
	if (ignores_find(&gate->ignores, rule, line) || (gate->baseline && baseline_knows(gate->baseline, rule, resource))) {
		gate->suppressed++;
		return true;
	}
	return false;
}

/* What is told of a verdict in the views that list properties. */
static void add_verdict(struct gate *gate, const struct policy *policy, const struct policy_rule *rule, const struct resource *resource,
			const struct verdict *verdict, enum severity severity)
{
	struct text id = arena_printf(&gate->arena, "%.*s/%.*s", TEXT_ARGS(policy->name), TEXT_ARGS(rule->name));
	const struct field fields[] = {
		{ "result", FIELD_STRING, text_of(verdict_name(verdict->result)) },
		{ "policy", FIELD_STRING, policy->name },
		{ "policy-rule", FIELD_STRING, rule->name },
		{ "resource", FIELD_STRING, name_of(gate, resource) },
		{ "api-version", FIELD_STRING, resource->api_version },
		{ "kind", FIELD_STRING, resource->kind },
		{ "namespace", FIELD_STRING, resource->namespace },
		{ "name", FIELD_STRING, resource->name },
	};
	struct finding finding = { .severity = severity, .rule = id.ptr, .message = verdict->message, .place = place_of(gate, resource, verdict->where), .fields = fields, .field_count = sizeof(fields) / sizeof(fields[0]) };

	if (verdict->absent.len)
		finding.remedy = arena_printf(&gate->arena, "give '%.*s' with --values, or what it asks for with --cluster-resources", TEXT_ARGS(verdict->absent));
	report_add(gate->report, &finding);
}

static void take_verdict(void *receiver, const struct policy *policy, const struct policy_rule *rule, const struct resource *resource,
			 const struct verdict *given)
{
	struct gate *gate = receiver;
	struct verdict verdict = *given;
	enum severity severity = SEVERITY_ERROR;
	struct text id;

	if (verdict.result == VERDICT_FAIL) {
		id = arena_printf(&gate->arena, "%.*s/%.*s", TEXT_ARGS(policy->name), TEXT_ARGS(rule->name));
		if (is_suppressed(gate, id, name_of(gate, resource), place_of(gate, resource, verdict.where).line))
			return;
		if (!policy_is_scored(policy) ||
		    (gate->audit_warn && policy_audits(policy, rule, resource, engine_namespace_labels(&gate->engine, resource))))
			verdict.result = VERDICT_WARN;
	}
	gate->results[verdict.result]++;
	gate->found = gate->found || verdict.result == VERDICT_FAIL;
	gate->trouble = gate->trouble || verdict.result == VERDICT_ERROR;
	if (verdict.result == VERDICT_PASS || verdict.result == VERDICT_SKIP)
		severity = SEVERITY_NOTICE;
	else if (verdict.result == VERDICT_WARN)
		severity = SEVERITY_WARNING;
	if (severity != SEVERITY_NOTICE || gate->detail)
		add_verdict(gate, policy, rule, resource, &verdict, severity);
}

static void take_violation(void *receiver, const struct schema_violation *violation)
{
	struct gate *gate = receiver;
	const struct field fields[] = { { "result", FIELD_STRING, gate->schema_severity == SEVERITY_ERROR ? TEXT("fail") : TEXT("warn") },
					{ "resource", FIELD_STRING, name_of(gate, gate->resource) } };
	struct finding finding = { .severity = gate->schema_severity, .rule = gate_rules[GATE_SCHEMA].id, .message = violation->message, .place = violation->place, .fields = fields, .field_count = sizeof(fields) / sizeof(fields[0]) };

	if (!finding.place.line)
		finding.place = gate->resource->node->place;
	finding.place.file = path_of(gate);
	if (violation->nearest)
		finding.remedy = arena_printf(&gate->arena, "did you mean '%s'?", violation->nearest);
	if (is_suppressed(gate, text_of(finding.rule), fields[1].value, finding.place.line))
		return;
	gate->found = gate->found || gate->schema_severity == SEVERITY_ERROR;
	gate->against_schema++;
	report_add(gate->report, &finding);
}

static void check_schema(struct gate *gate, const struct resource *resource)
{
	const struct schema *schema;

	if (!gate->schemas || document_is_file(resource))
		return;
	gate->resource = resource;
	schema = schema_of(gate->schemas, resource->api_version, resource->kind);
	if (schema) {
		schema_check(schema, resource->node, take_violation, gate);
		return;
	}
	gate->unchecked++;
	if (gate->missing_schema == SEVERITY_NOTICE)
		return;
	gate->found = gate->found || gate->missing_schema == SEVERITY_ERROR;
	report_add(gate->report, &(struct finding){ .severity = gate->missing_schema, .rule = gate_rules[GATE_NO_SCHEMA].id, .message = arena_printf(&gate->arena, "no schema for %.*s %.*s", TEXT_ARGS(resource->api_version), TEXT_ARGS(resource->kind)), .remedy = text_of(gate_rules[GATE_NO_SCHEMA].help), .place = place_of(gate, resource, NULL) });
}

static void take_resource(void *receiver, const struct resource *resource)
{
	struct gate *gate = receiver;

	gate->resources++;
	check_schema(gate, resource);
	gate->matched += engine_judge(&gate->engine, resource, &gate->arena);
}

static void take_duplicate(void *receiver, struct text key, struct place before, struct place again)
{
	struct gate *gate = receiver;
	struct text message = arena_printf(&gate->names, "the key '%.*s' stands on line %u already", TEXT_ARGS(key), before.line);

	gate->found = true;
	again.file = path_of(gate);
	add_own(gate, GATE_DUPLICATE_KEY, again, message);
}

static void tell_ignores(struct gate *gate)
{
	for (size_t i = 0; i < gate->ignores.count; i++) {
		const struct ignore *ignore = &gate->ignores.items[i];
		struct place place = { path_of(gate), ignore->line, 1 };

		if (ignore->expired)
			add_own(gate, GATE_EXPIRED_IGNORE, place, arena_printf(&gate->names, "ignore[%.*s] has expired", TEXT_ARGS(ignore->name)));
		else if (!ignore->used)
			add_own(gate, GATE_UNUSED_IGNORE, place, arena_printf(&gate->names, "ignore[%.*s] meets no finding", TEXT_ARGS(ignore->name)));
	}
}

static void judge_content(struct gate *gate, struct text content)
{
	const struct document_reader reader = { take_resource, take_duplicate, gate, &gate->arena };
	struct fault fault = FAULT_INIT;

	ignores_read(&gate->ignores, content, gate->engine.now);
	if (documents_read(content, gate->file->path, &reader, &fault) < 0) {
		gate->trouble = true;
		fault.place.file = path_of(gate);
		warn_fault(&fault);
	}
	tell_ignores(gate);
	ignores_release(&gate->ignores);
	arena_reset(&gate->arena);
}

void gate_open(struct gate *gate)
{
	gate->engine.sink = take_verdict;
	gate->engine.receiver = gate;
}

void gate_judge_file(struct gate *gate, const struct file *file)
{
	struct buf content = BUF_INIT;
	struct fault fault = FAULT_INIT;

	gate->file = file;
	if (file->partial) {
		gate->partial++;
		gate->trouble = gate->trouble || gate->refuse_partial;
		if (!gate->quiet)
			warn("'%s' is not checked: render it first (%s … | policy-check -)", file->path, file->partial);
		return;
	}
	if (file_read(file->path, INPUT_LIMIT, &content, &fault) < 0) {
		gate->trouble = true;
		warn_fault(&fault);
	} else {
		judge_content(gate, buf_text(&content));
	}
	buf_release(&content);
}

static void keep_namespace(void *receiver, const struct resource *resource)
{
	struct value_items *kept = receiver;
	struct value_pairs pairs = { .arena = kept->arena }, metadata = { .arena = kept->arena }, labels = { .arena = kept->arena };
	const struct node *given = resource_labels(resource);

	if (!text_is(resource->kind, "Namespace"))
		return;
	for (size_t i = 0; given && given->kind == NODE_MAP && i < given->map.count; i++)
		value_pairs_set(&labels, arena_copy(kept->arena, given->map.pairs[i].key),
				value_string(kept->arena, arena_copy(kept->arena, node_string(given->map.pairs[i].value))));
	value_pairs_set(&metadata, TEXT("name"), value_string(kept->arena, arena_copy(kept->arena, resource->name)));
	value_pairs_set(&metadata, TEXT("labels"), value_map(kept->arena, labels.pairs, labels.count));
	value_pairs_set(&pairs, TEXT("metadata"), value_map(kept->arena, metadata.pairs, metadata.count));
	value_items_add(kept, value_map(kept->arena, pairs.pairs, pairs.count));
}

static void pass_duplicate(void *receiver, struct text key, struct place before, struct place again)
{
	(void)receiver;
	(void)key;
	(void)before;
	(void)again;
}

void gate_read_namespaces(struct gate *gate, const struct files *files)
{
	struct value_items kept = { .arena = &gate->names };
	const struct document_reader reader = { keep_namespace, pass_duplicate, &kept, &gate->arena };

	for (size_t i = 0; i < files->count; i++) {
		struct buf content = BUF_INIT;
		struct fault fault = FAULT_INIT;

		/* What cannot be read is told when it is judged; standard input can be read once only. */
		if (!files->items[i].partial && text_of(files->items[i].path).len > 1 &&
		    file_read(files->items[i].path, INPUT_LIMIT, &content, &fault) == 0 &&
		    text_find(buf_text(&content), TEXT("Namespace"), 0) != SIZE_MAX)
			documents_read(buf_text(&content), files->items[i].path, &reader, &fault);
		buf_release(&content);
	}
	arena_reset(&gate->arena);
	gate->engine.namespaces = value_list(&gate->names, kept.items, kept.count);
}

static void tell_baseline(void *receiver, struct text line)
{
	struct gate *gate = receiver;

	gate->file = NULL;
	add_own(gate, GATE_UNUSED_BASELINE, (struct place){ NULL, 0, 0 },
		arena_printf(&gate->names, "the baseline's '%.*s' meets no finding", TEXT_ARGS(line)));
}

static void add_count(struct gate *gate, const char *name, size_t count)
{
	report_field(gate->report, name, FIELD_NUMBER, arena_printf(&gate->names, "%zu", count));
}

void gate_close(struct gate *gate)
{
	if (gate->baseline)
		baseline_unused(gate->baseline, tell_baseline, gate);
	for (enum verdict_result result = VERDICT_PASS; result <= VERDICT_SKIP; result++)
		add_count(gate, verdict_name(result), gate->results[result]);
	add_count(gate, "ignored", gate->suppressed);
	add_count(gate, "not-checked", gate->partial);
	add_count(gate, "against-schema", gate->against_schema);
	add_count(gate, "not-schema-checked", gate->unchecked);
	if (gate->schemas)
		report_field(gate->report, "kubernetes-version", FIELD_STRING, text_of(schemas_version(gate->schemas)));
}

void gate_release(struct gate *gate)
{
	ignores_release(&gate->ignores);
	arena_release(&gate->arena);
	arena_release(&gate->names);
}
