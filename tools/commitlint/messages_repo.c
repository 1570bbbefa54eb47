#include <stdlib.h>
#include <string.h>

#include "common/base/alloc.h"
#include "common/git/history.h"
#include "common/git/tags.h"
#include "common/release/ci_range.h"
#include "tools/commitlint/messages.h"

enum { ENDS = 8 };

/* Which commits: reachable from .include and not from .exclude, or one alone. */
struct selection {
	struct object_id include[ENDS], exclude[ENDS];
	size_t include_count, exclude_count;
	bool alone; /* only include[0] */
	const char *to;
};

struct resolver {
	const struct message_range *range;
	struct env env;
	struct repo *repo;
	struct arena arena;
	struct selection selection;
	bool or_last; /* an empty selection becomes its tip alone */
	struct range_notes *notes;
	struct fault *fault;
};

static int add_end(struct resolver *resolver, const char *revision, struct object_id *ends, size_t *count)
{
	if (repo_resolve(resolver->repo, revision, &ends[*count], resolver->fault) < 0)
		return -1;
	++*count;
	return 0;
}

static int include(struct resolver *resolver, const char *revision)
{
	return add_end(resolver, revision, resolver->selection.include, &resolver->selection.include_count);
}

static int exclude(struct resolver *resolver, const char *revision)
{
	return add_end(resolver, revision, resolver->selection.exclude, &resolver->selection.exclude_count);
}

static int compare_ids(const void *a, const void *b)
{
	return memcmp(a, b, sizeof(struct object_id));
}

/* The commits that tags lead to, sorted. */
static int tagged_commits(struct repo *repo, struct tags *tags, struct object_id *ids, size_t *count, struct fault *fault)
{
	*count = 0;
	for (size_t i = 0; i < tags->count; i++) {
		if (tag_resolve(repo, &tags->items[i], fault) < 0)
			return -1;
		if (tags->items[i].kind == TAG_COMMIT)
			ids[(*count)++] = tags->items[i].peeled;
	}
	qsort(ids, *count, sizeof(*ids), compare_ids);
	return 0;
}

/* Exclude the nearest tagged commit among the first parents of the tip. */
static int exclude_nearest(struct resolver *resolver, const struct object_id *ids, size_t count)
{
	struct selection *selection = &resolver->selection;
	const struct history_options options = { .include = selection->include, .include_count = 1, .first_parent = true, .streaming = true };
	struct history *history = history_open(resolver->repo, &options, resolver->fault);
	struct commit commit;
	int more = history ? 1 : -1;

	while (more > 0 && !selection->exclude_count && (more = history_next(history, &commit, resolver->fault)) > 0)
		if (bsearch(&commit.id, ids, count, sizeof(*ids), compare_ids))
			selection->exclude[selection->exclude_count++] = commit.id;
	history_close(history);
	if (more == 0 && !selection->exclude_count)
		return fault_set(resolver->fault, "no tag leads to a first parent of '%s'; name where to begin with --from", selection->to);
	return more < 0 ? -1 : 0;
}

static int exclude_last_tag(struct resolver *resolver)
{
	struct tags tags = TAGS_INIT;
	struct object_id *ids = NULL;
	size_t count;
	int result = tags_read(resolver->repo, &tags, resolver->fault);

	if (result == 0) {
		ids = xrealloc(NULL, tags.count + 1, sizeof(*ids));
		result = tagged_commits(resolver->repo, &tags, ids, &count, resolver->fault);
	}
	if (result == 0)
		result = exclude_nearest(resolver, ids, count);
	free(ids);
	tags_release(&tags);
	return result;
}

static int select_named(struct resolver *resolver)
{
	const struct message_range *range = resolver->range;
	struct selection *selection = &resolver->selection;

	selection->to = range->to ? range->to : "HEAD";
	if (include(resolver, selection->to) < 0 || (range->from && exclude(resolver, range->from) < 0))
		return -1;
	if (range->from_last_tag && exclude_last_tag(resolver) < 0)
		return -1;
	if (range->from && !range->allow_empty && object_id_equal(&selection->include[0], &selection->exclude[0]))
		return fault_set(resolver->fault, "'%s' and '%s' are the same commit, so there is nothing to lint; --allow-empty-range makes that fine", range->from, selection->to);
	return 0;
}

/* The tip of a branch as the remote or this repository has it; false when neither has. */
static bool exclude_branch(struct resolver *resolver, struct text branch)
{
	static const char *const folders[] = { "refs/remotes/origin/", "refs/heads/" };
	struct fault unused = FAULT_INIT, *fault = resolver->fault;
	bool found = false;

	resolver->fault = &unused;
	for (size_t i = 0; branch.len && !found && i < sizeof(folders) / sizeof(folders[0]); i++)
		found = exclude(resolver, arena_printf(&resolver->arena, "%s%.*s", folders[i], TEXT_ARGS(branch)).ptr) == 0;
	if (!branch.len)
		found = exclude(resolver, "refs/remotes/origin/HEAD") == 0;
	resolver->fault = fault;
	return found;
}

/* A merge that was made for the test stands for its parents: the first is where it goes, the others are what came. */
static int replace_merge_tip(struct resolver *resolver)
{
	struct selection *selection = &resolver->selection;
	struct buf storage = BUF_INIT;
	struct commit commit;
	bool base_known = selection->exclude_count > 0;
	int result = commit_read(resolver->repo, &selection->include[0], &storage, &commit, resolver->fault);

	if (result == 0 && commit.parent_count > 1) {
		selection->include_count = 0;
		for (size_t i = base_known ? 0 : 1; i < commit.parent_count && selection->include_count < ENDS; i++)
			selection->include[selection->include_count++] = commit.parents[i];
		if (!base_known)
			selection->exclude[selection->exclude_count++] = commit.parents[0];
	}
	buf_release(&storage);
	return result;
}

static bool has_commit(struct resolver *resolver, struct text hex)
{
	struct object_id id;

	return object_id_parse(hex, &id) && repo_has_commit(resolver->repo, &id);
}

static int select_between(struct resolver *resolver, const struct ci_range *range)
{
	if (has_commit(resolver, range->from)) {
		if (exclude(resolver, arena_cstr(&resolver->arena, range->from)) < 0)
			return -1;
	} else if (!exclude_branch(resolver, range->from_branch) && !range->without_merge_tip && !range->or_last) {
		return fault_set(resolver->fault, "neither the commit '%.*s' nor the branch '%.*s', where the change begins, is in this clone; fetch the whole history: fetch-depth: 0 (GitHub Actions), GIT_DEPTH: 0 (GitLab)",
				 TEXT_ARGS(range->from), TEXT_ARGS(range->from_branch));
	}
	if (range->without_merge_tip && replace_merge_tip(resolver) < 0)
		return -1;
	resolver->or_last = range->or_last;
	resolver->selection.alone = range->or_last && !resolver->selection.exclude_count;
	return 0;
}

static void note_choice(struct resolver *resolver, const struct ci_range *range)
{
	struct buf *chosen = &resolver->notes->chosen;
	const struct selection *selection = &resolver->selection;
	unsigned digits = repo_short_id_length(resolver->repo);

	buf_addf(chosen, "linting %s: ", range->why);
	if (!selection->alone && selection->exclude_count) {
		object_id_add_short(chosen, &selection->exclude[0], digits);
		buf_adds(chosen, "..");
	}
	object_id_add_short(chosen, &selection->include[0], digits);
}

static int select_automatic(struct resolver *resolver)
{
	struct ci_context context;
	struct ci_range range;

	if (ci_read(resolver->env, &resolver->arena, &context, resolver->fault) < 0)
		return -1;
	range = ci_range_of(&context);
	resolver->selection.to = arena_cstr(&resolver->arena, range.to);
	if (include(resolver, resolver->selection.to) < 0)
		return -1;
	resolver->selection.alone = range.kind == CI_RANGE_LAST;
	if (range.kind == CI_RANGE_BETWEEN && select_between(resolver, &range) < 0)
		return -1;
	note_choice(resolver, &range);
	return 0;
}

static int hand_over_one(struct resolver *resolver, message_sink *sink, void *context)
{
	struct buf storage = BUF_INIT;
	struct commit commit;
	struct message message;
	int result = commit_read(resolver->repo, &resolver->selection.include[0], &storage, &commit, resolver->fault);

	if (result == 0) {
		message = (struct message){ .text = commit.message, .commit = &commit };
		sink(context, &message);
	}
	buf_release(&storage);
	return result;
}

/* 1 when there were commits, 0 when there were none, -1. */
static int hand_over_range(struct resolver *resolver, message_sink *sink, void *context)
{
	const struct selection *selection = &resolver->selection;
	const struct history_options options = {
		.include = selection->include,
		.include_count = selection->include_count,
		.exclude = selection->exclude,
		.exclude_count = selection->exclude_count,
		.streaming = !selection->exclude_count,
		.signatures = resolver->range->signatures,
	};
	struct history *history = history_open(resolver->repo, &options, resolver->fault);
	struct commit commit;
	int more = history ? 1 : -1, any = 0;

	while (more > 0 && (more = history_next(history, &commit, resolver->fault)) > 0) {
		struct message message = { .text = commit.message, .commit = &commit };

		sink(context, &message);
		any = 1;
	}
	history_close(history);
	return more < 0 ? -1 : any;
}

static int hand_over(struct resolver *resolver, message_sink *sink, void *context)
{
	int any;

	if (resolver->selection.alone)
		return hand_over_one(resolver, sink, context);
	any = hand_over_range(resolver, sink, context);
	if (any || resolver->range->allow_empty)
		return any < 0 ? -1 : 0;
	if (resolver->or_last)
		return hand_over_one(resolver, sink, context);
	return fault_set(resolver->fault, "there is no commit to lint in the range up to '%s'; --allow-empty-range makes that fine", resolver->selection.to);
}

int messages_from_repo(const struct message_range *range, struct env env, struct range_notes *notes, message_sink *sink, void *context, struct fault *fault)
{
	struct resolver resolver = { .range = range, .env = env, .arena = ARENA_INIT, .notes = notes, .fault = fault };
	int result = -1;

	resolver.repo = repo_open(".", env, fault);
	if (resolver.repo) {
		notes->short_id = repo_short_id_length(resolver.repo);
		resolver.selection.alone = range->last;
		result = range->automatic ? select_automatic(&resolver) : select_named(&resolver);
	}
	if (result == 0)
		result = hand_over(&resolver, sink, context);
	arena_release(&resolver.arena);
	repo_close(resolver.repo);
	return result;
}
