/*
 * view_rows: a row for each deployment, or with --commits for each commit, as CSV (RFC 4180) or JSON Lines, so that every
 * number can be traced. A table of columns describes both.
 */
#include "common/base/time.h"
#include "common/doc/json_out.h"
#include "tools/lead-time/views.h"

struct item {
	const struct result *result;
	const struct row *row;
	const struct change *change; /* NULL in rows of deployments */
};

/* A cell that is left empty is null in JSON. */
struct column {
	const char *name;
	enum field_kind kind;
	void (*add)(struct buf *out, const struct item *item);
};

static void add_environment(struct buf *out, const struct item *item)
{
	buf_add(out, item->result->timeline->environment);
}

static void add_deployment(struct buf *out, const struct item *item)
{
	buf_add(out, item->row->deployment->id);
}

static void add_sha(struct buf *out, const struct item *item)
{
	buf_add(out, item->row->deployment->sha);
}

static void add_time(struct buf *out, const struct item *item)
{
	time_add_rfc3339(out, item->row->deployment->time);
}

static void add_status(struct buf *out, const struct item *item)
{
	buf_adds(out, item->row->deployment->outcome == OUTCOME_SUCCESS ? "success" : "failure");
}

static void add_kind(struct buf *out, const struct item *item)
{
	buf_adds(out, deployment_kind_names[item->row->deployment->kind]);
}

static void add_commits(struct buf *out, const struct item *item)
{
	buf_addf(out, "%zu", item->row->deployment->new_changes.count);
}

static void add_merges(struct buf *out, const struct item *item)
{
	buf_addf(out, "%zu", item->row->merges);
}

static void add_median(struct buf *out, const struct item *item)
{
	if (item->row->lead_time.n)
		decimal_add(out, item->row->lead_time.percentiles[0]);
}

static void add_causes(struct buf *out, const struct item *item)
{
	const char *separator = "";

	for (size_t i = 0; i < CAUSES; i++) {
		if (!(item->row->deployment->causes >> i & 1U))
			continue;
		buf_addf(out, "%s%s", separator, cause_names[i]);
		separator = " ";
	}
}

static void add_incidents(struct buf *out, const struct item *item)
{
	for (size_t i = 0; i < item->row->deployment->incident_count; i++) {
		if (i)
			buf_add_byte(out, ' ');
		buf_add(out, item->row->deployment->incidents[i]->id);
	}
}

static void add_recovery(struct buf *out, const struct item *item)
{
	if (item->row->deployment->recovered)
		decimal_add(out, (struct decimal){ item->row->deployment->recovery, 0 });
}

static void add_rework(struct buf *out, const struct item *item)
{
	buf_adds(out, item->row->deployment->rework ? "true" : "false");
}

static void add_commit(struct buf *out, const struct item *item)
{
	object_id_add(out, &item->change->id);
}

static void add_authored(struct buf *out, const struct item *item)
{
	time_add_rfc3339(out, item->change->author);
}

static void add_committed(struct buf *out, const struct item *item)
{
	time_add_rfc3339(out, item->change->committer);
}

static void add_merge(struct buf *out, const struct item *item)
{
	buf_adds(out, item->change->merge ? "true" : "false");
}

static void add_age(struct buf *out, const struct item *item)
{
	int64_t age;

	result_takes(&item->result->measure, item->row->deployment, item->change, &age);
	decimal_add(out, (struct decimal){ age, 0 });
}

static void add_sample(struct buf *out, const struct item *item)
{
	int64_t age;

	buf_adds(out, result_takes(&item->result->measure, item->row->deployment, item->change, &age) && age >= 0 ? "true" : "false");
}

static const struct column deployment_columns[] = {
	{ "env", FIELD_STRING, add_environment },
	{ "deployment", FIELD_STRING, add_deployment },
	{ "sha", FIELD_STRING, add_sha },
	{ "deployed_at", FIELD_STRING, add_time },
	{ "status", FIELD_STRING, add_status },
	{ "kind", FIELD_STRING, add_kind },
	{ "commits", FIELD_NUMBER, add_commits },
	{ "merges", FIELD_NUMBER, add_merges },
	{ "lead_time_p50", FIELD_NUMBER, add_median },
	{ "causes", FIELD_STRING, add_causes },
	{ "incidents", FIELD_STRING, add_incidents },
	{ "recovery", FIELD_NUMBER, add_recovery },
	{ "rework", FIELD_BOOL, add_rework },
	{ NULL, FIELD_STRING, NULL },
};

static const struct column commit_columns[] = {
	{ "env", FIELD_STRING, add_environment },
	{ "deployment", FIELD_STRING, add_deployment },
	{ "deployed_at", FIELD_STRING, add_time },
	{ "kind", FIELD_STRING, add_kind },
	{ "commit", FIELD_STRING, add_commit },
	{ "authored_at", FIELD_STRING, add_authored },
	{ "committed_at", FIELD_STRING, add_committed },
	{ "merge", FIELD_BOOL, add_merge },
	{ "lead_time", FIELD_NUMBER, add_age },
	{ "sample", FIELD_BOOL, add_sample },
	{ NULL, FIELD_STRING, NULL },
};

static void add_csv_cell(struct buf *out, struct text cell)
{
	bool quoted = false;

	for (size_t i = 0; i < cell.len; i++)
		quoted |= cell.ptr[i] == ',' || cell.ptr[i] == '"' || cell.ptr[i] == '\n' || cell.ptr[i] == '\r';
	if (quoted)
		buf_add_byte(out, '"');
	for (size_t i = 0; i < cell.len; i++) {
		if (cell.ptr[i] == '"')
			buf_add_byte(out, '"');
		buf_add_byte(out, cell.ptr[i]);
	}
	if (quoted)
		buf_add_byte(out, '"');
}

static void add_csv_row(struct buf *out, const struct column *columns, const struct item *item)
{
	struct buf cell = BUF_INIT;

	for (const struct column *column = columns; column->name; column++) {
		buf_cut(&cell, 0);
		column->add(&cell, item);
		if (column != columns)
			buf_add_byte(out, ',');
		add_csv_cell(out, buf_text(&cell));
	}
	buf_add_byte(out, '\n');
	buf_release(&cell);
}

static void add_json_row(struct buf *out, const struct column *columns, const struct item *item)
{
	struct json *map = json_map();
	struct buf cell = BUF_INIT;

	for (const struct column *column = columns; column->name; column++) {
		struct json *value;

		buf_cut(&cell, 0);
		column->add(&cell, item);
		if (column->kind == FIELD_STRING)
			value = json_string(buf_text(&cell));
		else
			value = cell.len ? json_raw(buf_text(&cell)) : json_null();
		json_set(map, text_of(column->name), value);
	}
	json_finish(map, JSON_COMPACT, out);
	buf_add_byte(out, '\n');
	buf_release(&cell);
}

typedef void add_row(struct buf *out, const struct column *columns, const struct item *item);

/* Written and forgotten row by row: there may be a million. */
static void write_row(struct view_run *run, struct buf *out, add_row *add, const struct item *item)
{
	buf_cut(out, 0);
	add(out, item->change ? commit_columns : deployment_columns, item);
	fwrite(out->ptr, 1, out->len, run->out);
}

static void write_rows(struct view_run *run, add_row *add)
{
	const struct answer *answer = answer_of(run);
	struct buf out = BUF_INIT;

	for (size_t i = 0; i < answer->count; i++) {
		const struct result *result = &answer->results[i];

		for (size_t r = 0; r < result->row_count; r++) {
			const struct change_list *changes = &result->rows[r].deployment->new_changes;
			struct item item = { result, &result->rows[r], NULL };

			if (!answer->commits)
				write_row(run, &out, add, &item);
			for (size_t c = 0; answer->commits && c < changes->count; c++) {
				item.change = &changes->items[c];
				write_row(run, &out, add, &item);
			}
		}
	}
	buf_release(&out);
}

static int end_csv(struct view_run *run, const struct report_totals *totals, struct fault *fault)
{
	const struct column *columns = answer_of(run)->commits ? commit_columns : deployment_columns;

	(void)totals;
	(void)fault;
	for (const struct column *column = columns; column->name; column++)
		fprintf(run->out, "%s%s", column == columns ? "" : ",", column->name);
	fputc('\n', run->out);
	write_rows(run, add_csv_row);
	return 0;
}

static int end_jsonl(struct view_run *run, const struct report_totals *totals, struct fault *fault)
{
	(void)totals;
	(void)fault;
	write_rows(run, add_json_row);
	return 0;
}

const struct view view_rows_csv = { .name = "csv", .end = end_csv };
const struct view view_rows_jsonl = { .name = "jsonl", .end = end_jsonl };
