/*
 * json: one document: "schema", then "findings" (tools that have rules) as they come, then the fields, then "summary".
 * docs/json.md describes the members.
 */
#include "common/doc/json_out.h"
#include "common/report/view.h"

struct state {
	bool in_findings, after_finding;
};

static void begin(struct view_run *run)
{
	struct state *state = run->state;
	struct buf out = BUF_INIT;

	buf_adds(&out, "{\"schema\":");
	json_finish(json_string(text_of(run->head->schema)), JSON_COMPACT, &out);
	if (run->head->rules) {
		buf_adds(&out, ",\n\"findings\":[");
		state->in_findings = true;
	}
	fwrite(out.ptr, 1, out.len, run->out);
	buf_release(&out);
}

static struct json *field_value(const struct field *field)
{
	return field->kind == FIELD_STRING ? json_string(field->value) : json_raw(field->value);
}

static struct json *finding_value(const struct finding *f)
{
	struct json *value = json_map();

	json_set_string(value, "severity", text_of(severity_name(f->severity)));
	json_set_string(value, "rule", text_of(f->rule));
	json_set_string(value, "message", f->message);
	if (f->remedy.len)
		json_set_string(value, "help", f->remedy);
	if (f->commit.len)
		json_set_string(value, "commit", f->commit);
	if (f->place.file)
		json_set_string(value, "file", text_of(f->place.file));
	if (f->place.line)
		json_set_integer(value, "line", f->place.line);
	if (f->place.line && f->place.column)
		json_set_integer(value, "column", f->place.column);
	for (size_t i = 0; i < f->field_count; i++)
		json_set(value, text_of(f->fields[i].name), field_value(&f->fields[i]));
	return value;
}

static void write_finding(struct view_run *run, const struct finding *f)
{
	struct state *state = run->state;
	struct buf out = BUF_INIT;

	buf_adds(&out, state->after_finding ? ",\n" : "\n");
	state->after_finding = true;
	json_finish(finding_value(f), JSON_COMPACT, &out);
	fwrite(out.ptr, 1, out.len, run->out);
	buf_release(&out);
}

static void end_findings(struct view_run *run)
{
	struct state *state = run->state;

	if (state->in_findings)
		fputs("]", run->out);
	state->in_findings = false;
}

static void write_field(struct view_run *run, const struct field *field)
{
	struct buf out = BUF_INIT;

	end_findings(run);
	buf_adds(&out, ",\n");
	json_finish(json_string(text_of(field->name)), JSON_COMPACT, &out);
	buf_add_byte(&out, ':');
	json_finish(field_value(field), JSON_COMPACT, &out);
	fwrite(out.ptr, 1, out.len, run->out);
	buf_release(&out);
}

static int end(struct view_run *run, const struct report_totals *totals, struct fault *fault)
{
	struct json *summary;
	struct buf out = BUF_INIT;

	(void)fault;
	end_findings(run);
	if (run->head->rules) {
		summary = json_map();
		json_set_integer(summary, "checked", (int64_t)totals->checked);
		json_set_integer(summary, "errors", (int64_t)totals->findings[SEVERITY_ERROR]);
		json_set_integer(summary, "warnings", (int64_t)totals->findings[SEVERITY_WARNING]);
		json_set_integer(summary, "notices", (int64_t)totals->findings[SEVERITY_NOTICE]);
		buf_adds(&out, ",\n\"summary\":");
		json_finish(summary, JSON_COMPACT, &out);
	}
	buf_adds(&out, "}\n");
	fwrite(out.ptr, 1, out.len, run->out);
	buf_release(&out);
	return 0;
}

const struct view view_json = { .name = "json",
				.state_size = sizeof(struct state),
				.begin = begin,
				.finding = write_finding,
				.field = write_field,
				.end = end };
