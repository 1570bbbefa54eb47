#include "tools/lead-time/consequences.h"

#include <stdlib.h>

#include "common/base/map.h"

/* What incidents are looked up by: ids of deployments, and commits by the success that made them live. */
struct lookup {
	struct timeline *timeline;
	struct map by_id, by_commit;
	struct deployment **successes; /* in order */
	size_t success_count;
};

static struct text bytes_of(const struct object_id *id)
{
	return (struct text){ (const char *)id->bytes, sizeof(id->bytes) };
}

static void remember(struct map *map, struct text key, struct deployment *deployment)
{
	struct map_entry *entry = map_add(map, key);

	if (!entry->value)
		entry->value = deployment;
}

static void build(struct lookup *lookup, struct timeline *timeline, bool with_commits, struct arena *arena)
{
	*lookup = (struct lookup){ .timeline = timeline, .by_id = MAP_INIT, .by_commit = MAP_INIT };
	lookup->successes = arena_zalloc(arena, timeline->count, sizeof(struct deployment *));
	for (size_t i = 0; i < timeline->count; i++) {
		struct deployment *deployment = timeline->items[i];

		remember(&lookup->by_id, deployment->id, deployment);
		if (deployment->outcome != OUTCOME_SUCCESS)
			continue;
		lookup->successes[lookup->success_count++] = deployment;
		if (with_commits && deployment->known)
			remember(&lookup->by_commit, bytes_of(&deployment->commit), deployment);
		for (size_t c = 0; with_commits && c < deployment->new_changes.count; c++)
			remember(&lookup->by_commit, bytes_of(&deployment->new_changes.items[c].id), deployment);
	}
}

/* Number of successes at or before this time. */
static size_t successes_until(const struct lookup *lookup, int64_t time)
{
	size_t low = 0, high = lookup->success_count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (lookup->successes[middle]->time <= time)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static struct deployment *owner_of(const struct lookup *lookup, const struct incident *incident)
{
	struct object_id id;
	size_t before;

	if (incident->deployment.len)
		return map_get(&lookup->by_id, incident->deployment);
	if (incident->sha.len)
		return object_id_parse(incident->sha, &id) ? map_get(&lookup->by_commit, bytes_of(&id)) : NULL;
	before = successes_until(lookup, incident->opened);
	return before ? lookup->successes[before - 1] : NULL;
}

/* Append to a list in the arena that doubles when it is full, which it is at each power of two. */
static void append(struct arena *arena, const struct incident ***list, size_t *count, const struct incident *incident)
{
	if (!(*count & (*count - 1))) {
		const struct incident **longer = arena_zalloc(arena, *count ? *count * 2 : 1, sizeof(**list));

		for (size_t i = 0; i < *count; i++)
			longer[i] = (*list)[i];
		*list = longer;
	}
	(*list)[(*count)++] = incident;
}

static void link_incident(struct lookup *lookup, const struct incident *incident, struct arena *arena)
{
	struct deployment *owner = owner_of(lookup, incident);
	size_t last;

	if (!owner) {
		append(arena, &lookup->timeline->unlinked, &lookup->timeline->unlinked_count, incident);
		return;
	}
	append(arena, &owner->incidents, &owner->incident_count, incident);
	if (!incident->is_resolved)
		return;
	last = successes_until(lookup, incident->resolved);
	if (last && lookup->successes[last - 1] == owner)
		last--;
	if (last && lookup->successes[last - 1]->time > incident->opened)
		lookup->successes[last - 1]->rework = true;
}

/* From the latest resolution; open while one of its incidents is. */
static void recover_by_incidents(struct deployment *deployment)
{
	int64_t latest = INT64_MIN;

	for (size_t i = 0; i < deployment->incident_count; i++) {
		const struct incident *incident = deployment->incidents[i];

		deployment->open |= !incident->is_resolved;
		if (incident->resolved > latest)
			latest = incident->resolved;
	}
	deployment->recovered = !deployment->open;
	deployment->recovery = latest - deployment->time;
}

static void judge(struct deployment *deployment, const struct deployment *next_success, bool from_tags)
{
	if (deployment->outcome == OUTCOME_FAILURE)
		deployment->causes |= CAUSE_STATUS;
	else if (next_success && next_success->kind == KIND_ROLLBACK && !from_tags)
		deployment->causes |= CAUSE_ROLLBACK;
	if (deployment->causes & CAUSE_ROLLBACK)
		deployment->rolled_back_after = next_success->time - deployment->time;
	if (deployment->incident_count)
		deployment->causes |= CAUSE_INCIDENT;
	if (!deployment->causes)
		return;
	if (deployment->incident_count) {
		recover_by_incidents(deployment);
	} else if (next_success) {
		deployment->recovered = true;
		deployment->recovery = next_success->time - deployment->time;
	} else {
		deployment->open = true;
	}
}

void consequences_find(struct timeline *timeline, const struct incidents *incidents, struct arena *arena)
{
	const struct deployment *next_success = NULL;
	struct lookup lookup;
	bool with_commits = false;

	for (size_t i = 0; i < incidents->count; i++)
		with_commits |= !incidents->items[i].deployment.len && incidents->items[i].sha.len;
	build(&lookup, timeline, with_commits, arena);
	for (size_t i = 0; i < lookup.success_count; i++)
		lookup.successes[i]->rework = lookup.successes[i]->hotfix || (lookup.successes[i]->kind == KIND_ROLLBACK && !timeline->from_tags);
	for (size_t i = 0; i < incidents->count; i++)
		if (text_eq(incidents->items[i].environment, timeline->environment))
			link_incident(&lookup, &incidents->items[i], arena);
	for (size_t i = timeline->count; i-- > 0;) {
		judge(timeline->items[i], next_success, timeline->from_tags);
		if (timeline->items[i]->outcome == OUTCOME_SUCCESS)
			next_success = timeline->items[i];
	}
	map_release(&lookup.by_id);
	map_release(&lookup.by_commit);
}
