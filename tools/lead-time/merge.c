#include "tools/lead-time/merge.h"

#include <stdlib.h>

#include "common/base/alloc.h"
#include "common/base/file.h"
#include "common/base/map.h"
#include "common/doc/json.h"
#include "tools/lead-time/coverage.h"
#include "tools/lead-time/members.h"

struct gathering {
	struct arena *arena;
	struct map environments; /* struct gathered * */
	struct measure measure;
	bool measured;
};

/* A timeline that grows. */
struct gathered {
	struct timeline timeline;
	size_t cap, unlinked_cap;
};

static int64_t integer(const struct node *map, const char *name)
{
	const struct node *node = node_get_cstr(map, name);

	return node && node->kind == NODE_INT && node->integer >= -LATEST_TIME && node->integer <= LATEST_TIME ? node->integer : 0;
}

static bool is_integer(const struct node *map, const char *name)
{
	const struct node *node = node_get_cstr(map, name);

	return node && node->kind == NODE_INT;
}

/* The index of a member's text among names, of which there are count; -1 with a fault when it is none of them. */
static int choice(const struct node *map, const char *name, const char *const *names, size_t count, struct fault *fault)
{
	const struct node *node = node_get_cstr(map, name);

	for (size_t i = 0; node && i < count && names[i]; i++)
		if (node_is_string(node, names[i]))
			return (int)i;
	return fault_set_at(fault, node ? node->place : map->place, "'%s' is none of those that lead-time writes", name);
}

static void add_change(struct deployment *deployment, struct change change)
{
	struct change_list *changes = &deployment->new_changes;

	changes->items = xgrow(changes->items, changes->count, &changes->cap, sizeof(*changes->items));
	changes->items[changes->count++] = change;
}

/* Changes that give the samples, merges and negative ones that the row has; the rest of the commits is none of the three. */
static int read_changes(struct deployment *deployment, const struct node *row, enum merges_choice merges, struct fault *fault)
{
	const struct node *samples = node_get_cstr(row, "lead_times");
	int64_t merged = integer(row, "merges"), negative = integer(row, "negative"), commits = integer(row, "commits");

	if (!samples || samples->kind != NODE_LIST)
		return fault_set_at(fault, row->place, "this deployment has no 'lead_times'; write the results anew with this lead-time");
	for (size_t i = 0; i < samples->list.count; i++) {
		const struct node *sample = samples->list.items[i];
		struct change change = { .merge = merges != MERGES_EXCLUDE && merged > 0 };

		if (sample->kind != NODE_INT || sample->integer < 0 || sample->integer > LATEST_TIME)
			return fault_set_at(fault, sample->place, "a lead time is a number of seconds");
		merged -= change.merge;
		change.author = change.committer = deployment->time - sample->integer;
		add_change(deployment, change);
	}
	if (commits < 0 || commits > INT32_MAX || negative < 0 || negative > commits)
		return fault_set_at(fault, row->place, "the numbers of commits do not add up");
	for (; negative > 0; negative--)
		add_change(deployment, (struct change){ .author = deployment->time + 1, .committer = deployment->time + 1 });
	while (deployment->new_changes.count < (size_t)commits)
		add_change(deployment, (struct change){ .merge = merged-- > 0, .excluded = true, .author = deployment->time, .committer = deployment->time });
	return 0;
}

static int read_incidents(struct gathering *g, struct deployment *deployment, const struct node *row, struct fault *fault)
{
	const struct node *ids = node_get_cstr(row, "incidents"), *resolutions = node_get_cstr(row, "resolutions");

	if (!ids || ids->kind != NODE_LIST || !resolutions || resolutions->kind != NODE_LIST || ids->list.count != resolutions->list.count)
		return fault_set_at(fault, row->place, "'incidents' and 'resolutions' do not belong together");
	deployment->incidents = arena_zalloc(g->arena, ids->list.count, sizeof(*deployment->incidents));
	deployment->incident_count = ids->list.count;
	for (size_t i = 0; i < ids->list.count; i++) {
		const struct node *resolution = resolutions->list.items[i];
		struct incident *incident = arena_zalloc(g->arena, 1, sizeof(*incident));

		incident->id = node_string(ids->list.items[i]);
		incident->is_resolved = resolution->kind == NODE_INT;
		incident->resolved = incident->is_resolved ? resolution->integer : 0;
		deployment->incidents[i] = incident;
	}
	return 0;
}

static int read_causes(struct deployment *deployment, const struct node *row, struct fault *fault)
{
	const struct node *causes = node_get_cstr(row, "causes");

	for (size_t i = 0; causes && causes->kind == NODE_LIST && i < causes->list.count; i++) {
		unsigned cause = 0;

		while (cause < CAUSES && !node_is_string(causes->list.items[i], cause_names[cause]))
			cause++;
		if (cause == CAUSES)
			return fault_set_at(fault, causes->list.items[i]->place, "this cause is none of those that lead-time writes");
		deployment->causes |= 1U << cause;
	}
	return 0;
}

static int read_row(struct gathering *g, struct gathered *to, const struct node *row, struct text repository, struct fault *fault)
{
	struct deployment *deployment = arena_zalloc(g->arena, 1, sizeof(*deployment));
	int kind = choice(row, "kind", deployment_kind_names, DEPLOYMENT_KINDS, fault);

	if (kind < 0)
		return -1;
	to->timeline.items = xgrow(to->timeline.items, to->timeline.count, &to->cap, sizeof(struct deployment *));
	to->timeline.items[to->timeline.count++] = deployment;
	deployment->position = to->timeline.count;
	deployment->id = node_string(node_get_cstr(row, "id"));
	deployment->sha = node_string(node_get_cstr(row, "sha"));
	deployment->ref = node_string(node_get_cstr(row, "ref"));
	deployment->digest = node_string(node_get_cstr(row, "commits_sha256"));
	deployment->repository = repository;
	deployment->environment = to->timeline.environment;
	deployment->kind = (enum deployment_kind)kind;
	deployment->outcome = kind == KIND_FAILED ? OUTCOME_FAILURE : OUTCOME_SUCCESS;
	deployment->time = integer(row, "t");
	deployment->has_finished = true;
	deployment->finished = deployment->time;
	deployment->has_created = is_integer(row, "duration");
	deployment->created = deployment->time - integer(row, "duration");
	deployment->rolled_back_after = integer(row, "rolled_back_after");
	if (member_bool(row, "rework", &deployment->rework, fault) || read_causes(deployment, row, fault))
		return -1;
	deployment->recovered = is_integer(row, "recovery");
	deployment->recovery = integer(row, "recovery");
	deployment->open = deployment->causes && !deployment->recovered;
	return read_incidents(g, deployment, row, fault) || read_changes(deployment, row, g->measure.merges, fault) ? -1 : 0;
}

/* All results must have been measured alike; their windows are put together. */
static int read_measure(struct gathering *g, const struct node *result, struct fault *fault)
{
	const struct node *window = node_get_cstr(result, "window");
	int clock = choice(result, "start", clock_names, 2, fault), merges = clock < 0 ? -1 : choice(result, "merges", merges_names, 3, fault);
	int64_t since = integer(window, "since"), until = integer(window, "until");

	if (merges < 0)
		return -1;
	if (g->measured && (g->measure.clock != (enum clock_choice)clock || g->measure.merges != (enum merges_choice)merges))
		return fault_set_at(fault, result->place, "these results were measured with --clock %s --merges %s, others were not", clock_names[clock], merges_names[merges]);
	g->measure.clock = (enum clock_choice)clock;
	g->measure.merges = (enum merges_choice)merges;
	if (since >= until)
		return 0;
	g->measure.since = g->measure.has_since && g->measure.since < since ? g->measure.since : since;
	g->measure.until = g->measure.has_until && g->measure.until > until ? g->measure.until : until;
	g->measure.has_since = g->measure.has_until = true;
	return 0;
}

static int read_result(struct gathering *g, const struct node *result, struct text repository, struct fault *fault)
{
	const struct node *rows = node_get_cstr(result, "rows"), *unlinked = node_get_cstr(result, "incidents_unlinked");
	struct map_entry *entry = map_add(&g->environments, node_string(node_get_cstr(result, "env")));
	struct gathered *to = entry->value;

	if (!to) {
		to = entry->value = arena_zalloc(g->arena, 1, sizeof(*to));
		to->timeline.environment = entry->key;
	}
	if (read_measure(g, result, fault))
		return -1;
	g->measured = true;
	if (!rows || rows->kind != NODE_LIST)
		return fault_set_at(fault, result->place, "this result has no 'rows'");
	to->timeline.ignored += (size_t)integer(node_get_cstr(result, "deployments"), "ignored");
	for (size_t i = 0; unlinked && unlinked->kind == NODE_LIST && i < unlinked->list.count; i++) {
		struct incident *incident = arena_zalloc(g->arena, 1, sizeof(*incident));

		incident->id = node_string(unlinked->list.items[i]);
		to->timeline.unlinked = xgrow(to->timeline.unlinked, to->timeline.unlinked_count, &to->unlinked_cap, sizeof(*to->timeline.unlinked));
		to->timeline.unlinked[to->timeline.unlinked_count++] = incident;
	}
	for (size_t i = 0; i < rows->list.count; i++)
		if (read_row(g, to, rows->list.items[i], repository, fault))
			return -1;
	return 0;
}

static int read_document(struct gathering *g, const struct node *document, const char *file, struct fault *fault)
{
	const struct node *results = node_get_cstr(document, "results");
	struct text repository = node_string(node_get_cstr(document, "repository"));

	if (!document || !node_is_string(node_get_cstr(document, "schema"), "relutils.lead-time/v1") || !results || results->kind != NODE_LIST)
		return fault_set_at(fault, document ? document->place : (struct place){ file, 0, 0 }, "this is not what 'lead-time --format json' writes");
	for (size_t i = 0; i < results->list.count; i++)
		if (read_result(g, results->list.items[i], repository.len ? repository : text_of(file), fault))
			return -1;
	return 0;
}

static int read_file(struct gathering *g, const char *file, struct fault *fault)
{
	struct buf content = BUF_INIT;
	struct json_stream stream;
	const struct node *document;
	int result = file_read(file, FILE_LIMIT, &content, fault) ? -1 : 1;

	stream = json_stream_of(arena_copy(g->arena, buf_text(&content)), file);
	buf_release(&content);
	while (result == 1 && (result = json_next(&stream, g->arena, &document, fault)) == 1)
		if (read_document(g, document, file, fault))
			result = -1;
	return result;
}

static int compare_times(const void *a, const void *b)
{
	const struct deployment *x = *(struct deployment *const *)a, *y = *(struct deployment *const *)b;

	if (x->time != y->time)
		return x->time < y->time ? -1 : 1;
	return (x->position > y->position) - (x->position < y->position);
}

static int compare_environments(const void *a, const void *b)
{
	return text_compare(((const struct timeline *)a)->environment, ((const struct timeline *)b)->environment);
}

int merge_read(const char *const *files, size_t count, struct arena *arena, struct merged *merged, struct fault *fault)
{
	struct gathering g = { .arena = arena, .environments = MAP_INIT };
	int result = 0;

	for (size_t i = 0; i < count && !result; i++)
		result = read_file(&g, files[i], fault);
	merged->count = g.environments.count;
	merged->timelines = arena_zalloc(arena, merged->count, sizeof(*merged->timelines));
	for (size_t i = 0; i < merged->count; i++) {
		struct timeline *timeline = &merged->timelines[i];

		*timeline = ((struct gathered *)g.environments.entries[i].value)->timeline;
		if (timeline->count)
			qsort(timeline->items, timeline->count, sizeof(struct deployment *), compare_times);
	}
	if (merged->count)
		qsort(merged->timelines, merged->count, sizeof(*merged->timelines), compare_environments);
	merged->measure = g.measure;
	map_release(&g.environments);
	return result;
}

void merge_release(struct merged *merged)
{
	for (size_t i = 0; i < merged->count; i++) {
		coverage_release(&merged->timelines[i]);
		free(merged->timelines[i].items);
		free(merged->timelines[i].unlinked);
	}
	merged->count = 0;
}
