#include "common/release/from_repo_packages.h"

#include <stdlib.h>
#include <string.h>

#include "common/base/alloc.h"
#include "common/base/map.h"
#include "common/git/changes.h"
#include "common/release/from_repo_commits.h"
#include "common/release/from_repo_tags.h"

enum { WORD_BITS = 64 };

struct package_state {
	struct version_settings settings;
	struct version_tags versions;
	struct release_base base;
	struct commit_list commits;
	struct release release;
};

struct package_history {
	struct repo *repo;
	const struct package_request *request;
	struct arena arena;
	struct tags tags;
	struct object_id head;
	struct package_state *states;
	/* The walk: which packages' bases a commit is an ancestor of, as bits. */
	size_t words;
	struct map pending;
	bool *touched;
};

static struct text key_of(const struct object_id *id)
{
	return (struct text){ (const char *)id->bytes, sizeof(id->bytes) };
}

const char *package_prefix(const struct package *package, const struct tags *tags, const struct version_settings *version, struct arena *arena)
{
	static const char *const ends[] = { "@", "-v", "/v", "@v", "-" };

	if (package->prefix.ptr)
		return arena_cstr(arena, package->prefix);
	for (size_t i = 0; i < sizeof(ends) / sizeof(ends[0]); i++) {
		struct version_settings settings = *version;

		settings.prefix = arena_printf(arena, "%.*s%s", TEXT_ARGS(package->name), ends[i]).ptr;
		if (version_tags_of(tags, &settings, arena).count)
			return settings.prefix;
	}
	return package->path.len ? arena_printf(arena, "%.*s-v", TEXT_ARGS(package->name)).ptr : NULL;
}

static int find_bases(struct package_history *history, struct fault *fault)
{
	const struct packages *packages = history->request->packages;
	struct base_query query = { .ancestry = ancestry_open(history->repo, &history->head) };
	int result = 0;

	query.anywhere = history->request->version->tags == TAGS_ALL;
	for (size_t i = 0; !result && i < packages->count; i++) {
		struct package_state *state = &history->states[i];

		state->settings = *history->request->version;
		state->settings.prefix = package_prefix(&packages->items[i], &history->tags, history->request->version, &history->arena);
		state->versions = version_tags_of(&history->tags, &state->settings, &history->arena);
		result = version_tags_base(history->repo, &state->versions, &query, &state->base, fault);
	}
	ancestry_close(query.ancestry);
	return result;
}

static uint64_t *bits_of(struct package_history *history, const struct object_id *commit)
{
	struct map_entry *entry = map_find(&history->pending, key_of(commit));

	if (!entry)
		entry = map_add(&history->pending, arena_copy(&history->arena, key_of(commit)));
	if (!entry->value)
		entry->value = arena_zalloc(&history->arena, history->words, sizeof(uint64_t));
	return entry->value;
}

static bool has_bit(const uint64_t *bits, size_t i)
{
	return bits[i / WORD_BITS] >> (i % WORD_BITS) & 1;
}

static bool has_all(const struct package_history *history, const uint64_t *bits)
{
	for (size_t i = 0; i < history->request->packages->count; i++)
		if (!has_bit(bits, i))
			return false;
	return true;
}

static int place_commit(struct package_history *history, struct changes *changes, const struct commit *commit, struct fault *fault)
{
	const struct commits_settings *settings = history->request->commits;
	uint64_t *bits = bits_of(history, &commit->id);

	for (size_t p = 0; p < commit->parent_count; p++) {
		uint64_t *parent = bits_of(history, &commit->parents[p]);

		for (size_t w = 0; w < history->words; w++)
			parent[w] |= bits[w];
	}
	if (has_all(history, bits) || (commit->parent_count > 1 && settings->merges == MERGES_SKIP && !settings->first_parent))
		return 0;
	if (changes_of(changes, commit, history->touched, fault) < 0)
		return -1;
	for (size_t i = 0; i < history->request->packages->count; i++)
		if (history->touched[i] && !has_bit(bits, i))
			commit_list_add(&history->states[i].commits, commit, &history->arena);
	return 0;
}

static int walk(struct package_history *history, struct fault *fault)
{
	const struct packages *packages = history->request->packages;
	const struct history_options options = { .include = &history->head, .include_count = 1, .first_parent = history->request->commits->first_parent };
	struct folder *folders = arena_zalloc(&history->arena, packages->count, sizeof(*folders));
	struct changes *changes;
	struct history *commits = history_open(history->repo, &options, fault);
	struct commit commit;
	int result = commits ? 1 : -1;

	for (size_t i = 0; i < packages->count; i++) {
		const struct package_state *state = &history->states[i];

		folders[i] = (struct folder){ packages->items[i].path, packages->items[i].except, packages->items[i].except_count };
		if (state->base.found)
			bits_of(history, &state->base.commit)[i / WORD_BITS] |= (uint64_t)1 << (i % WORD_BITS);
	}
	changes = changes_open(history->repo, folders, packages->count);
	while (result > 0) {
		result = history_next(commits, &commit, fault);
		if (result > 0 && place_commit(history, changes, &commit, fault) < 0)
			result = -1;
	}
	changes_close(changes);
	history_close(commits);
	return result;
}

static int fill(struct package_history *history, struct fault *fault)
{
	const struct packages *packages = history->request->packages;

	if (tags_read(history->repo, &history->tags, fault) < 0 ||
	    repo_resolve(history->repo, history->request->head ? history->request->head : "HEAD", &history->head, fault) < 0)
		return -1;
	history->words = packages->count / WORD_BITS + 1;
	history->states = arena_zalloc(&history->arena, packages->count, sizeof(*history->states));
	history->touched = arena_zalloc(&history->arena, packages->count, sizeof(*history->touched));
	if (find_bases(history, fault) < 0 || walk(history, fault) < 0)
		return -1;
	for (size_t i = 0; i < packages->count; i++) {
		struct package_state *state = &history->states[i];

		commit_list_give(&state->commits, &history->arena, &state->release);
		if (state->base.found)
			state->release.previous = state->base.tag;
		else if (!state->commits.count)
			return fault_set(fault, "no commit changes '%.*s', the path of package '%.*s'; mend packages in .relutils.yml",
					 TEXT_ARGS(packages->items[i].path), TEXT_ARGS(packages->items[i].name));
	}
	return 0;
}

struct package_history *package_history_open(struct repo *repo, const struct package_request *request, struct fault *fault)
{
	struct package_history *history = xrealloc(NULL, 1, sizeof(*history));
	int result;

	*history = (struct package_history){ .repo = repo, .request = request, .arena = ARENA_INIT, .tags = TAGS_INIT, .pending = MAP_INIT };
	result = fill(history, fault);
	map_release(&history->pending);
	if (result == 0)
		return history;
	package_history_close(history);
	return NULL;
}

const struct version_settings *package_history_settings(const struct package_history *history, size_t i)
{
	return &history->states[i].settings;
}

const struct release_base *package_history_base(const struct package_history *history, size_t i)
{
	return &history->states[i].base;
}

const struct release *package_history_release(const struct package_history *history, size_t i)
{
	return &history->states[i].release;
}

int package_history_last_stable(struct package_history *history, size_t i, struct release_base *stable, struct fault *fault)
{
	const struct package_state *state = &history->states[i];
	struct base_query query = { .stable = true };
	int result;

	*stable = (struct release_base){ .found = false };
	if (!state->base.found)
		return 0;
	query.ancestry = ancestry_open(history->repo, &state->base.commit);
	result = version_tags_base(history->repo, &state->versions, &query, stable, fault);
	ancestry_close(query.ancestry);
	return result;
}

struct tags *package_history_tags(struct package_history *history)
{
	return &history->tags;
}

void package_history_close(struct package_history *history)
{
	if (!history)
		return;
	tags_release(&history->tags);
	map_release(&history->pending);
	arena_release(&history->arena);
	free(history);
}
