#include "common/release/from_repo.h"

#include <stdlib.h>

#include "common/base/alloc.h"
#include "common/release/from_repo_all.h"

struct releases {
	struct repo *repo;
	struct arena arena;
	struct arena current; /* what the release that was last given points at */
	struct tags tags;
	struct version_tags versions;
	struct release_base base;
	struct object_id head;
	bool first_parent;
	const struct version_tag *released; /* RELEASES_ONE */
	struct release_slot *slots;
	size_t slot_count, next;
};

/* A tag that was asked for is a release whatever else its commit is tagged with, and whether or not it may be a base. */
static int choose_tag(struct releases *releases, const struct version_settings *settings, const char *name, struct fault *fault)
{
	struct version_tag *chosen = arena_zalloc(&releases->arena, 1, sizeof(*chosen));

	chosen->tag = tags_find(&releases->tags, text_of(name));
	if (!chosen->tag)
		return fault_set(fault, "there is no tag '%s'; fetch the tags ('git fetch --tags'), or name one that 'git tag' lists", name);
	if (tag_resolve(releases->repo, chosen->tag, fault) < 0)
		return -1;
	if (chosen->tag->kind != TAG_COMMIT)
		return fault_set(fault, "tag '%s' names no commit; choose a tag of a release", name);
	if (!release_tag_version(settings, chosen->tag->name, &chosen->version))
		return fault_set(fault, "tag '%s' is not a version%s%s%s; set version.prefix to what stands before the version", name,
				 settings->prefix ? " after the prefix '" : "", settings->prefix ? settings->prefix : "", settings->prefix ? "'" : "");
	releases->released = chosen;
	releases->head = chosen->tag->peeled;
	return 0;
}

static int choose_base(struct releases *releases, const struct version_settings *settings, const struct releases_request *request,
		       const struct object_id *from, struct fault *fault)
{
	struct base_query query = { .except = NULL };
	int result;

	if (request->scope == RELEASES_RANGE && !request->from)
		return 0;
	query.ancestry = ancestry_open(releases->repo, request->scope == RELEASES_RANGE ? from : &releases->head);
	if (request->scope == RELEASES_ONE)
		query.except = &releases->head;
	query.anywhere = request->scope == RELEASES_UNRELEASED && settings->tags == TAGS_ALL;
	result = version_tags_base(releases->repo, &releases->versions, &query, &releases->base, fault);
	ancestry_close(query.ancestry);
	return result;
}

/* One slot with what can be reached from the head and not from the excluded commit. */
static int fill_one(struct releases *releases, const struct object_id *exclude, struct fault *fault)
{
	struct history_options options = { .include = &releases->head, .include_count = 1, .exclude = exclude, .exclude_count = exclude != NULL, .first_parent = releases->first_parent };
	struct history *history = history_open(releases->repo, &options, fault);
	struct commit commit;
	int result = history ? 1 : -1;

	releases->slots = arena_zalloc(&releases->arena, 1, sizeof(*releases->slots));
	releases->slots[0].version = releases->released;
	releases->slot_count = 1;
	while (result > 0) {
		result = history_next(history, &commit, fault);
		if (result > 0)
			commit_list_add(&releases->slots[0].commits, &commit, &releases->arena);
	}
	history_close(history);
	return result;
}

/* The head and, for all lines, the commits of all version tags. */
static int find_tips(struct releases *releases, bool all_lines, struct history_options *options, struct fault *fault)
{
	struct object_id *tips = arena_zalloc(&releases->arena, releases->versions.count + 1, sizeof(*tips));

	options->include = tips;
	tips[options->include_count++] = releases->head;
	for (size_t i = 0; all_lines && i < releases->versions.count; i++) {
		struct tag *tag = releases->versions.items[i].tag;

		if (tag_resolve(releases->repo, tag, fault) < 0)
			return -1;
		if (tag->kind == TAG_COMMIT)
			tips[options->include_count++] = tag->peeled;
	}
	return 0;
}

static int fill_all(struct releases *releases, bool all_lines, struct fault *fault)
{
	struct history_options options = { .first_parent = releases->first_parent };
	size_t kept = 1;

	if (find_tips(releases, all_lines, &options, fault) < 0)
		return -1;
	releases->slots = arena_zalloc(&releases->arena, releases->versions.count + 1, sizeof(*releases->slots));
	if (release_slots_fill(releases->repo, &options, &releases->versions, releases->slots, &releases->arena, fault) < 0)
		return -1;
	for (size_t i = 1; i <= releases->versions.count; i++)
		if (releases->slots[i].commits.count)
			releases->slots[kept++] = releases->slots[i];
	releases->slot_count = kept;
	if (kept > 1)
		releases->base = (struct release_base){ true, releases->slots[1].version->tag->name, releases->slots[1].version->version,
							releases->slots[1].version->tag->peeled };
	return 0;
}

static int fill(struct releases *releases, const struct version_settings *settings, const struct releases_request *request, struct fault *fault)
{
	struct object_id from;

	if (tags_read(releases->repo, &releases->tags, fault) < 0)
		return -1;
	releases->versions = version_tags_of(&releases->tags, settings, &releases->arena);
	if (request->scope == RELEASES_ONE) {
		if (choose_tag(releases, settings, request->tag, fault) < 0)
			return -1;
	} else if (repo_resolve(releases->repo, request->head ? request->head : "HEAD", &releases->head, fault) < 0) {
		return -1;
	}
	if (request->scope == RELEASES_ALL)
		return fill_all(releases, request->all_lines, fault);
	if (request->from && repo_resolve(releases->repo, request->from, &from, fault) < 0)
		return -1;
	if (choose_base(releases, settings, request, &from, fault) < 0)
		return -1;
	if (request->from)
		return fill_one(releases, &from, fault);
	if (releases->base.found)
		return fill_one(releases, &releases->base.commit, fault);
	if (settings->since && repo_resolve(releases->repo, settings->since, &from, fault) < 0)
		return -1;
	return fill_one(releases, settings->since ? &from : NULL, fault);
}

struct releases *releases_open(struct repo *repo, const struct version_settings *settings, const struct releases_request *request,
			       struct fault *fault)
{
	struct releases *releases = xrealloc(NULL, 1, sizeof(*releases));

	*releases = (struct releases){ .repo = repo, .arena = ARENA_INIT, .current = ARENA_INIT, .tags = TAGS_INIT };
	releases->first_parent = request->first_parent;
	if (fill(releases, settings, request, fault) == 0)
		return releases;
	releases_close(releases);
	return NULL;
}

static int find_time(struct releases *releases, const struct release_slot *slot, int64_t *time, struct fault *fault)
{
	*time = slot->commit_time;
	if (!slot->version || (slot->commit_time && !slot->version->tag->annotated))
		return 0;
	return tag_time(releases->repo, slot->version->tag, time, fault);
}

int releases_next(struct releases *releases, struct release *release, struct fault *fault)
{
	const struct release_slot *slot, *before = NULL;

	if (releases->next == releases->slot_count)
		return 0;
	slot = &releases->slots[releases->next++];
	if (releases->next < releases->slot_count)
		before = &releases->slots[releases->next];
	*release = (struct release){ .time = 0 };
	if (find_time(releases, slot, &release->time, fault) < 0)
		return -1;
	if (slot->version) {
		release->tag = slot->version->tag->name;
		release->version = slot->version->version;
	}
	if (before)
		release->previous = before->version->tag->name;
	else if (releases->slot_count == 1 && releases->base.found)
		release->previous = releases->base.tag;
	arena_reset(&releases->current);
	commit_list_give(&slot->commits, &releases->current, release);
	return 1;
}

const struct release_base *releases_base(const struct releases *releases)
{
	return &releases->base;
}

struct tags *releases_tags(struct releases *releases)
{
	return &releases->tags;
}

int releases_last_stable(struct releases *releases, struct release_base *stable, struct fault *fault)
{
	struct base_query query = { .stable = true };
	int result;

	*stable = (struct release_base){ .found = false };
	if (!releases->base.found)
		return 0;
	query.ancestry = ancestry_open(releases->repo, &releases->base.commit);
	result = version_tags_base(releases->repo, &releases->versions, &query, stable, fault);
	ancestry_close(query.ancestry);
	return result;
}

void releases_close(struct releases *releases)
{
	if (!releases)
		return;
	tags_release(&releases->tags);
	arena_release(&releases->arena);
	arena_release(&releases->current);
	free(releases);
}
