/* view_json: everything there is, one document; described in docs/lead-time.md. */
#include <stdlib.h>

#include "common/base/alloc.h"
#include "common/base/sha256.h"
#include "common/doc/json_out.h"
#include "tools/lead-time/views.h"

static struct json *decimal_json(struct decimal decimal)
{
	struct buf digits = BUF_INIT;
	struct json *value;

	decimal_add(&digits, decimal);
	value = json_raw(buf_text(&digits));
	buf_release(&digits);
	return value;
}

static void set_count(struct json *map, const char *key, size_t count)
{
	json_set_integer(map, key, (int64_t)count);
}

static void set_ratio(struct json *map, const char *key, struct ratio ratio)
{
	json_set(map, text_of(key), ratio.is_known ? decimal_json(ratio.value) : json_null());
}

static struct json *summary_json(const struct summary *summary)
{
	struct json *map = json_map();
	char name[16];

	set_count(map, "n", summary->n);
	json_set(map, TEXT("min"), summary->n ? json_integer(summary->min) : json_null());
	for (size_t i = 0; i < PERCENTILES; i++) {
		snprintf(name, sizeof(name), "p%u", percentile_ranks[i]);
		json_set(map, text_of(name), summary->n ? decimal_json(summary->percentiles[i]) : json_null());
	}
	json_set(map, TEXT("max"), summary->n ? json_integer(summary->max) : json_null());
	json_set(map, TEXT("mean"), summary->n ? decimal_json(summary->mean) : json_null());
	return map;
}

static void set_summary(struct json *map, const char *key, const struct summary *summary)
{
	json_set(map, text_of(key), summary_json(summary));
}

static int compare_ids(const void *a, const void *b)
{
	return text_compare((struct text){ (const char *)((const struct object_id *)a)->bytes, sizeof(struct object_id) },
			    (struct text){ (const char *)((const struct object_id *)b)->bytes, sizeof(struct object_id) });
}

/* SHA-256 of the new commits' ids, sorted, a line feed between them: to compare with what git says without listing them. */
static struct json *digest_json(const struct change_list *changes)
{
	struct object_id *ids;
	struct sha256 sha = sha256_start();
	struct buf text = BUF_INIT;
	struct json *value;

	if (!changes->count)
		return json_null();
	ids = xrealloc(NULL, changes->count, sizeof(*ids));
	for (size_t i = 0; i < changes->count; i++)
		ids[i] = changes->items[i].id;
	qsort(ids, changes->count, sizeof(*ids), compare_ids);
	for (size_t i = 0; i < changes->count; i++) {
		buf_cut(&text, 0);
		if (i)
			buf_add_byte(&text, '\n');
		object_id_add(&text, &ids[i]);
		sha256_add(&sha, buf_text(&text));
	}
	buf_cut(&text, 0);
	sha256_finish(&sha, &text);
	value = json_string(buf_text(&text));
	buf_release(&text);
	free(ids);
	return value;
}

/* The samples themselves, so that reports can be merged without averaging averages. */
static struct json *lead_times_json(const struct measure *measure, const struct deployment *deployment)
{
	struct json *list = json_list();
	int64_t age;

	for (size_t i = 0; i < deployment->new_changes.count; i++)
		if (result_takes(measure, deployment, &deployment->new_changes.items[i], &age) && age >= 0)
			json_append(list, json_integer(age));
	return list;
}

static void set_incidents(struct json *map, const struct deployment *deployment)
{
	struct json *incidents = json_list(), *resolutions = json_list();

	for (size_t i = 0; i < deployment->incident_count; i++) {
		const struct incident *incident = deployment->incidents[i];

		json_append(incidents, json_string(incident->id));
		json_append(resolutions, incident->is_resolved ? json_integer(incident->resolved - incident->opened) : json_null());
	}
	json_set(map, TEXT("incidents"), incidents);
	json_set(map, TEXT("resolutions"), resolutions);
}

static struct json *row_json(const struct measure *measure, const struct row *row)
{
	const struct deployment *deployment = row->deployment;
	struct json *map = json_map(), *causes = json_list(), *aliases;

	if (deployment->repository.len)
		json_set_string(map, "repository", deployment->repository);

	json_set_string(map, "id", deployment->id);
	json_set(map, TEXT("sha"), deployment->sha.len ? json_string(deployment->sha) : json_null());
	json_set_integer(map, "t", deployment->time);
	json_set_string(map, "status", deployment->outcome == OUTCOME_SUCCESS ? TEXT("success") : TEXT("failure"));
	json_set_string(map, "kind", text_of(deployment_kind_names[deployment->kind]));
	set_count(map, "commits", deployment->new_changes.count);
	set_count(map, "merges", row->merges);
	set_count(map, "negative", row->negative);
	json_set(map, TEXT("commits_sha256"), deployment->digest.len ? json_string(deployment->digest) : digest_json(&deployment->new_changes));
	set_summary(map, "lead_time", &row->lead_time);
	json_set(map, TEXT("lead_times"), lead_times_json(measure, deployment));
	for (size_t i = 0; i < CAUSES; i++)
		if (deployment->causes >> i & 1U)
			json_append(causes, json_string(text_of(cause_names[i])));
	json_set(map, TEXT("causes"), causes);
	set_incidents(map, deployment);
	json_set(map, TEXT("recovery"), deployment->recovered ? json_integer(deployment->recovery) : json_null());
	json_set_bool(map, "rework", deployment->rework);
	if (deployment->causes & CAUSE_ROLLBACK)
		json_set_integer(map, "rolled_back_after", deployment->rolled_back_after);
	if (deployment->has_created && deployment->has_finished)
		json_set_integer(map, "duration", deployment->finished - deployment->created);
	if (deployment->alias_count) {
		aliases = json_list();
		for (size_t i = 0; i < deployment->alias_count; i++)
			json_append(aliases, json_string(deployment->aliases[i]));
		json_set(map, TEXT("aliases"), aliases);
	}
	if (deployment->ref.len)
		json_set_string(map, "ref", deployment->ref);
	return map;
}

static struct json *window_json(const struct result *result)
{
	struct json *map = json_map();

	json_set_integer(map, "since", result->measure.since);
	json_set_integer(map, "until", result->measure.until);
	json_set(map, TEXT("days"), decimal_json(result_days(result)));
	return map;
}

static struct json *deployments_json(const struct result *result)
{
	struct json *map = json_map(), *kinds = json_map();

	set_count(map, "success", result->successes);
	set_count(map, "failure", result->failures);
	set_count(map, "unknown_sha", result->kinds[KIND_UNKNOWN]);
	for (size_t kind = 0; kind < KIND_FAILED; kind++)
		set_count(kinds, deployment_kind_names[kind], result->kinds[kind]);
	json_set(map, TEXT("kinds"), kinds);
	set_count(map, "ignored", result->timeline->ignored);
	set_ratio(map, "success_rate", result_success_rate(result));
	set_summary(map, "duration", &result->duration);
	return map;
}

static struct json *frequency_json(const struct result *result)
{
	struct json *map = json_map();

	set_count(map, "count", result->successes);
	set_ratio(map, "per_day", result_per_day(result));
	set_count(map, "active_days", result->active_days);
	set_summary(map, "interval", &result->intervals);
	return map;
}

static struct json *changes_json(const struct result *result)
{
	struct json *map = json_map();

	set_count(map, "commits", result->commits);
	set_count(map, "merges", result->merges);
	set_count(map, "negative", result->negative);
	set_count(map, "baseline", result->baseline);
	return map;
}

static struct json *change_fail_json(const struct result *result)
{
	struct json *map = json_map(), *by = json_map();

	set_count(map, "failed", result->failed);
	set_count(map, "total", result->row_count);
	set_ratio(map, "rate", result_fail_rate(result));
	for (size_t i = 0; i < CAUSES; i++)
		set_count(by, cause_names[i], result->failed_by[i]);
	json_set(map, TEXT("by"), by);
	set_summary(map, "interval", &result->failure_intervals);
	return map;
}

static struct json *rework_json(const struct result *result)
{
	struct json *map = json_map();

	set_count(map, "count", result->rework);
	set_count(map, "total", result->successes);
	set_ratio(map, "rate", result_rework_rate(result));
	return map;
}

static struct json *targets_json(const struct targets *targets, const struct result *result)
{
	struct json *list = json_list();

	for (size_t i = 0; i < targets->count; i++) {
		struct json *map = json_map();
		struct ratio value;

		json_set_string(map, "target", targets->items[i].written);
		json_set_bool(map, "met", target_is_met(&targets->items[i], result, &value));
		set_ratio(map, "value", value);
		json_append(list, map);
	}
	return list;
}

static struct json *levels_json(unsigned year, const struct result *result)
{
	struct json *map = json_map();

	json_set_string(map, "year", text_of(level_years[year]));
	for (enum level_metric metric = 0; metric < LEVEL_METRICS; metric++) {
		const char *word = level_of(year, metric, result);

		json_set(map, text_of(level_metric_names[metric]), word ? json_string(text_of(word)) : json_null());
	}
	return map;
}

/* The five metrics of each week or month. */
static struct json *periods_json(enum period by, const struct result *whole)
{
	struct measure period = { .until = whole->measure.since };
	struct json *list = json_list();

	while (periods_next(by, &whole->measure, &period)) {
		struct json *map = json_map(), *recovery;
		struct result result;

		result_compute(&result, whole->timeline, &period);
		recovery = summary_json(&result.recovery);
		set_count(recovery, "open", result.open);
		json_set(map, TEXT("window"), window_json(&result));
		json_set(map, TEXT("frequency"), frequency_json(&result));
		set_summary(map, "lead_time", &result.lead_time);
		json_set(map, TEXT("change_fail"), change_fail_json(&result));
		json_set(map, TEXT("recovery"), recovery);
		json_set(map, TEXT("rework"), rework_json(&result));
		json_append(list, map);
		result_release(&result);
	}
	return list;
}

static struct json *result_json(const struct answer *answer, const struct result *result)
{
	struct json *map = json_map(), *recovery = summary_json(&result->recovery), *unlinked = json_list(), *rows = json_list();

	json_set_string(map, "env", result->timeline->environment);
	json_set(map, TEXT("window"), window_json(result));
	json_set_string(map, "start", text_of(clock_names[result->measure.clock]));
	json_set_string(map, "merges", text_of(merges_names[result->measure.merges]));
	json_set(map, TEXT("deployments"), deployments_json(result));
	json_set(map, TEXT("frequency"), frequency_json(result));
	json_set(map, TEXT("changes"), changes_json(result));
	set_summary(map, "lead_time", &result->lead_time);
	json_set(map, TEXT("change_fail"), change_fail_json(result));
	set_count(recovery, "open", result->open);
	json_set(map, TEXT("recovery"), recovery);
	set_summary(map, "rollback_time", &result->rollback_time);
	set_summary(map, "incident_resolution", &result->resolution);
	for (size_t i = 0; i < result->timeline->unlinked_count; i++)
		json_append(unlinked, json_string(result->timeline->unlinked[i]->id));
	json_set(map, TEXT("incidents_unlinked"), unlinked);
	json_set_integer(map, "outage_seconds", result->outage);
	json_set(map, TEXT("rework"), rework_json(result));
	if (answer->by)
		json_set(map, TEXT("periods"), periods_json(answer->by, result));
	if (answer->targets->count)
		json_set(map, TEXT("targets"), targets_json(answer->targets, result));
	if (answer->year)
		json_set(map, TEXT("levels"), levels_json(answer->year, result));
	for (size_t i = 0; i < result->row_count; i++)
		json_append(rows, row_json(&result->measure, &result->rows[i]));
	json_set(map, TEXT("rows"), rows);
	return map;
}

static int end(struct view_run *run, const struct report_totals *totals, struct fault *fault)
{
	const struct answer *answer = answer_of(run);
	struct json *document = json_map(), *results = json_list();
	struct buf out = BUF_INIT;

	(void)totals;
	(void)fault;
	json_set_string(document, "schema", text_of(run->head->schema));
	json_set(document, TEXT("repository"), answer->repository ? json_string(text_of(answer->repository)) : json_null());
	for (size_t i = 0; i < answer->count; i++)
		json_append(results, result_json(answer, &answer->results[i]));
	json_set(document, TEXT("results"), results);
	json_finish(document, JSON_INDENTED, &out);
	buf_add_byte(&out, '\n');
	fwrite(out.ptr, 1, out.len, run->out);
	buf_release(&out);
	return 0;
}

const struct view view_results_json = { .name = "json", .end = end };
