/* text: a row a finding, policy/rule, resource, result, place, and the message under it; the summary at the end. */
#include <string.h>

#include "common/base/utf8.h"
#include "tools/policy-check/views.h"

enum { RULE_LEAST = 11,
       RULE_MOST = 56,
       RESOURCE_WIDTH = 36,
       RESULT_WIDTH = 7,
       FIELDS = 12 };

struct table {
	size_t rule_width;
	bool begun;
	size_t count;
	struct {
		const char *name;
		char value[24];
	} fields[FIELDS];
};

static void pad(struct buf *line, size_t from, size_t width)
{
	size_t used = utf8_width(text_from(buf_text(line), from));

	for (; used < width; used++)
		buf_add_byte(line, ' ');
	buf_adds(line, "  ");
}

static void add_cell(struct buf *line, struct text cell, size_t width)
{
	size_t from = line->len;

	utf8_add_visible(line, cell);
	pad(line, from, width);
}

static void begin(struct view_run *run)
{
	struct table *table = run->state;

	table->rule_width = RULE_LEAST;
	for (size_t i = 0; i < run->head->rule_count; i++) {
		size_t width = strlen(run->head->rules[i].id);

		if (width > table->rule_width && width <= RULE_MOST)
			table->rule_width = width;
	}
}

static const char *colour_of(enum severity severity)
{
	static const char *const colours[] = { "\033[1;32m", "\033[1;35m", "\033[1;31m" };

	return colours[severity];
}

static void add_result(struct buf *line, const struct view_run *run, const struct finding *finding)
{
	struct text result = finding_field(finding, "result");
	size_t from;

	if (!result.len)
		result = text_of(severity_name(finding->severity));
	if (run->head->colour)
		buf_adds(line, colour_of(finding->severity));
	from = line->len;
	buf_add(line, result);
	if (run->head->colour) {
		buf_adds(line, "\033[0m");
		from += 4;
	}
	pad(line, from, RESULT_WIDTH);
}

static void write_finding(struct view_run *run, const struct finding *finding)
{
	struct table *table = run->state;
	struct buf line = BUF_INIT;

	if (!table->begun) {
		add_cell(&line, TEXT("POLICY/RULE"), table->rule_width);
		add_cell(&line, TEXT("RESOURCE"), RESOURCE_WIDTH);
		add_cell(&line, TEXT("RESULT"), RESULT_WIDTH);
		buf_adds(&line, "PLACE\n");
	}
	table->begun = true;
	add_cell(&line, text_of(finding->rule), table->rule_width);
	add_cell(&line, finding_field(finding, "resource"), RESOURCE_WIDTH);
	add_result(&line, run, finding);
	utf8_add_visible(&line, text_of(finding->place.file ? finding->place.file : "-"));
	if (finding->place.line)
		buf_addf(&line, ":%u:%u", finding->place.line, finding->place.column);
	buf_adds(&line, "\n    ");
	utf8_add_visible(&line, finding->message);
	buf_add_byte(&line, '\n');
	if (finding->remedy.len) {
		buf_adds(&line, "    ");
		utf8_add_visible(&line, finding->remedy);
		buf_add_byte(&line, '\n');
	}
	fwrite(line.ptr, 1, line.len, run->out);
	buf_release(&line);
}

static void take_field(struct view_run *run, const struct field *field)
{
	struct table *table = run->state;

	if (table->count == FIELDS)
		return;
	table->fields[table->count].name = field->name;
	snprintf(table->fields[table->count].value, sizeof(table->fields[0].value), "%.*s", TEXT_ARGS(field->value));
	table->count++;
}

static int end(struct view_run *run, const struct report_totals *totals, struct fault *fault)
{
	const struct table *table = run->state;

	(void)fault;
	fprintf(run->out, "%s%zu %s%s", table->begun ? "\n" : "", totals->checked, run->head->noun, totals->checked == 1 ? "" : "s");
	for (size_t i = 0; i < table->count; i++) {
		if (strcmp(table->fields[i].name, "kubernetes-version") == 0)
			fprintf(run->out, ", schema of Kubernetes %s", table->fields[i].value);
		else if (i < 2 || strcmp(table->fields[i].value, "0"))
			fprintf(run->out, ", %s %s", table->fields[i].value, table->fields[i].name);
	}
	fputc('\n', run->out);
	return 0;
}

static const struct view view_table = {
	.name = "text", .state_size = sizeof(struct table), .begin = begin, .finding = write_finding, .field = take_field, .end = end
};

const struct view *const policy_views[] = { &view_table, &view_policy_report, NULL };

struct text finding_field(const struct finding *finding, const char *name)
{
	for (size_t i = 0; i < finding->field_count; i++) {
		if (strcmp(finding->fields[i].name, name) == 0)
			return finding->fields[i].value;
	}
	return (struct text){ NULL, 0 };
}
