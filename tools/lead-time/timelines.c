#include "tools/lead-time/timelines.h"

#include <stdlib.h>
#include <string.h>

static const struct {
	const char *status;
	enum outcome outcome;
} statuses[] = {
	{ "", OUTCOME_SUCCESS },
	{ "success", OUTCOME_SUCCESS },
	{ "succeeded", OUTCOME_SUCCESS },
	{ "successful", OUTCOME_SUCCESS },
	{ "ok", OUTCOME_SUCCESS },
	{ "inactive", OUTCOME_SUCCESS },
	{ "failure", OUTCOME_FAILURE },
	{ "failed", OUTCOME_FAILURE },
	{ "error", OUTCOME_FAILURE },
	{ "timed_out", OUTCOME_FAILURE },
	{ "startup_failure", OUTCOME_FAILURE },
};

enum outcome outcome_of(struct text status)
{
	for (size_t i = 0; i < sizeof(statuses) / sizeof(statuses[0]); i++)
		if (text_eq_ignoring_case(status, text_of(statuses[i].status)))
			return statuses[i].outcome;
	return OUTCOME_IGNORED;
}

/* The copy of a text that was kept before, when it is the same, so that a million equal lines take no room. */
static struct text keep(struct arena *arena, struct text kept, struct text t)
{
	return kept.ptr && text_eq(kept, t) ? kept : arena_copy(arena, t);
}

struct deployment *timelines_add(struct timelines *timelines, const struct deployment *deployment)
{
	struct buf key = BUF_INIT;
	struct map_entry *entry;
	struct deployment *kept, before;

	buf_add(&key, deployment->environment);
	buf_add_byte(&key, '\0');
	buf_add(&key, deployment->id);
	entry = map_find(&timelines->by_key, buf_text(&key));
	if (!entry) {
		entry = map_add(&timelines->by_key, arena_copy(timelines->arena, buf_text(&key)));
		entry->value = arena_zalloc(timelines->arena, 1, sizeof(struct deployment));
	}
	buf_release(&key);
	kept = entry->value;
	before = *kept;
	*kept = *deployment;
	kept->id = keep(timelines->arena, before.id, deployment->id);
	kept->environment = keep(timelines->arena, before.environment, deployment->environment);
	kept->sha = keep(timelines->arena, before.sha, deployment->sha);
	kept->ref = keep(timelines->arena, before.ref, deployment->ref);
	kept->time = kept->has_finished ? kept->finished : kept->created;
	kept->position = timelines->lines++;
	return kept;
}

static int compare_environments(const void *a, const void *b)
{
	return text_compare(((const struct timeline *)a)->environment, ((const struct timeline *)b)->environment);
}

static int compare_deployments(const void *a, const void *b)
{
	const struct deployment *x = *(struct deployment *const *)a, *y = *(struct deployment *const *)b;

	if (x->time != y->time)
		return x->time < y->time ? -1 : 1;
	return (x->position > y->position) - (x->position < y->position);
}

static struct timeline *timeline_of(struct timelines *timelines, struct map *environments, struct text name)
{
	struct map_entry *entry = map_add(environments, name);

	if (!entry->value) {
		struct timeline *timeline = arena_zalloc(timelines->arena, 1, sizeof(*timeline));

		timeline->environment = arena_copy(timelines->arena, name);
		timeline->from_tags = timelines->from_tags;
		entry->value = timeline;
	}
	return entry->value;
}

/* Room in each timeline for what was counted, then the deployments themselves. */
static void distribute(struct timelines *timelines, struct map *environments)
{
	for (size_t i = 0; i < environments->count; i++) {
		struct timeline *timeline = environments->entries[i].value;

		timeline->items = arena_zalloc(timelines->arena, timeline->count, sizeof(struct deployment *));
		timeline->count = 0;
	}
	for (size_t i = 0; i < timelines->by_key.count; i++) {
		struct deployment *deployment = timelines->by_key.entries[i].value;
		struct timeline *timeline = map_get(environments, deployment->environment);

		if (timeline && deployment->outcome != OUTCOME_IGNORED)
			timeline->items[timeline->count++] = deployment;
	}
}

void timelines_sort(struct timelines *timelines, const char *environment)
{
	struct map environments = MAP_INIT;

	if (environment)
		timeline_of(timelines, &environments, text_of(environment));
	for (size_t i = 0; i < timelines->by_key.count; i++) {
		struct deployment *deployment = timelines->by_key.entries[i].value;
		struct timeline *timeline;

		if (environment && !text_is(deployment->environment, environment))
			continue;
		timeline = timeline_of(timelines, &environments, deployment->environment);
		if (deployment->outcome == OUTCOME_IGNORED)
			timeline->ignored++;
		else
			timeline->count++;
	}
	if (!environments.count)
		timeline_of(timelines, &environments, TEXT("production"));
	distribute(timelines, &environments);
	timelines->count = environments.count;
	timelines->items = arena_zalloc(timelines->arena, timelines->count, sizeof(*timelines->items));
	for (size_t i = 0; i < timelines->count; i++) {
		timelines->items[i] = *(struct timeline *)environments.entries[i].value;
		if (timelines->items[i].count)
			qsort(timelines->items[i].items, timelines->items[i].count, sizeof(struct deployment *), compare_deployments);
	}
	qsort(timelines->items, timelines->count, sizeof(*timelines->items), compare_environments);
	map_release(&environments);
}

void timelines_release(struct timelines *timelines)
{
	map_release(&timelines->by_key);
}
