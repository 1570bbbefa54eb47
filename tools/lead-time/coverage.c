#include "tools/lead-time/coverage.h"

#include <stdlib.h>

#include "common/base/alloc.h"
#include "common/git/ancestry.h"
#include "common/git/changes.h"
#include "common/git/history.h"

/* A full id, or one that people shortened. */
static bool find_commit(struct repo *repo, struct text sha, struct object_id *id)
{
	struct fault unknown = FAULT_INIT;
	struct buf revision = BUF_INIT;
	bool found = false;

	if (!repo || !sha.len)
		return false;
	if (object_id_parse(sha, id))
		return repo_has_commit(repo, id);
	for (size_t i = 0; i < sha.len; i++)
		if (!((sha.ptr[i] >= '0' && sha.ptr[i] <= '9') || (sha.ptr[i] >= 'a' && sha.ptr[i] <= 'f')))
			return false;
	if (sha.len >= 7 && sha.len < OBJECT_ID_HEX) {
		buf_add(&revision, sha);
		found = !repo_resolve(repo, buf_cstr(&revision), id, &unknown);
	}
	buf_release(&revision);
	return found;
}

/* What decides whether a commit is a sample. */
struct filter {
	const struct regex *excluded;
	struct changes *changes; /* NULL: any path counts */
	bool *touched;
	size_t path_count;
};

static bool matches(const struct regex *pattern, struct text message)
{
	struct text header = { NULL, 0 };

	return pattern && text_next_line(&message, &header) && regex_match(pattern, header, 0, NULL) == REGEX_YES;
}

/* 1 when the commit is no sample, 0, or -1. */
static int is_left_out(const struct filter *filter, const struct commit *commit, struct fault *fault)
{
	if (matches(filter->excluded, commit->message))
		return 1;
	if (!filter->changes)
		return 0;
	if (changes_of(filter->changes, commit, filter->touched, fault))
		return -1;
	for (size_t i = 0; i < filter->path_count; i++)
		if (filter->touched[i])
			return 0;
	return 1;
}

static int add_change(struct deployment *deployment, const struct commit *commit, const struct filter *filter, struct fault *fault)
{
	struct change_list *changes = &deployment->new_changes;
	int left_out = is_left_out(filter, commit, fault);

	changes->items = xgrow(changes->items, changes->count, &changes->cap, sizeof(*changes->items));
	changes->items[changes->count++] = (struct change){
		.id = commit->id,
		.author = commit->author.time,
		.committer = commit->committer.time,
		.merge = commit->parent_count > 1,
		.excluded = left_out == 1,
	};
	return left_out < 0 ? -1 : 0;
}

/* Successes whose commits are known, in order. */
struct successes {
	struct deployment **items;
	struct object_id *ids;
	size_t count;
};

/* One walk from all commits, each labelled with the first deployment that holds it. */
static int walk(struct repo *repo, const struct successes *successes, bool first_parent, const struct filter *filter, struct fault *fault)
{
	const struct history_options whole = {
		.include = successes->ids,
		.include_count = successes->count,
		.labels = successes->ids,
		.label_count = successes->count,
		.first_parent = first_parent,
	};
	struct history *history = history_open(repo, &whole, fault);
	struct commit commit;
	int result = history ? 1 : -1;

	while (result == 1 && (result = history_next(history, &commit, fault)) == 1)
		if (commit.label < successes->count && add_change(successes->items[commit.label], &commit, filter, fault))
			result = -1;
	history_close(history);
	return result;
}

static int walk_filtered(struct repo *repo, const struct successes *successes, const struct coverage_options *options, struct fault *fault)
{
	size_t count = options->paths ? options->paths->count : 0;
	struct folder *folders = xrealloc(NULL, count + 1, sizeof(*folders));
	struct filter filter = { .excluded = options->excluded, .path_count = count, .touched = xrealloc(NULL, count + 1, sizeof(bool)) };
	int result;

	for (size_t i = 0; i < count; i++)
		folders[i] = (struct folder){ .path = text_trim_end(text_of(options->paths->items[i]), "/") };
	if (count)
		filter.changes = changes_open(repo, folders, count);
	result = walk(repo, successes, options->first_parent, &filter, fault);
	changes_close(filter.changes);
	free(filter.touched);
	free(folders);
	return result;
}

/* 1 when ancestor is one of descendant or the same, 0, or -1. */
static int descends(struct repo *repo, const struct object_id *descendant, const struct object_id *ancestor, struct fault *fault)
{
	struct ancestry *ancestry = ancestry_open(repo, descendant);
	int result = ancestry_has(ancestry, ancestor, fault);

	ancestry_close(ancestry);
	return result;
}

/* How a success stands to the one before it, which is NULL for the first. */
static int find_kind(struct repo *repo, struct deployment *deployment, const struct deployment *before, struct fault *fault)
{
	int result;

	if (!before) {
		deployment->kind = KIND_INITIAL;
	} else if (deployment->new_changes.count) {
		deployment->kind = KIND_FORWARD;
	} else if (object_id_equal(&deployment->commit, &before->commit)) {
		deployment->kind = KIND_REDEPLOY;
	} else {
		result = descends(repo, &before->commit, &deployment->commit, fault);
		deployment->kind = KIND_ROLLBACK;
		if (!result) {
			result = descends(repo, &deployment->commit, &before->commit, fault);
			deployment->kind = result ? KIND_ROLLFORWARD : KIND_LATERAL;
		}
		return result < 0 ? -1 : 0;
	}
	return 0;
}

int coverage_find(struct timeline *timeline, struct repo *repo, const struct coverage_options *options, struct fault *fault)
{
	struct successes successes = {
		.items = xrealloc(NULL, timeline->count + 1, sizeof(struct deployment *)),
		.ids = xrealloc(NULL, timeline->count + 1, sizeof(struct object_id)),
	};
	int result = 0;

	for (size_t i = 0; i < timeline->count; i++) {
		struct deployment *deployment = timeline->items[i];

		deployment->kind = deployment->outcome == OUTCOME_FAILURE ? KIND_FAILED : KIND_UNKNOWN;
		deployment->known = find_commit(repo, deployment->sha, &deployment->commit);
		if (deployment->known && deployment->outcome == OUTCOME_SUCCESS) {
			successes.items[successes.count] = deployment;
			successes.ids[successes.count++] = deployment->commit;
		}
	}
	if (successes.count)
		result = walk_filtered(repo, &successes, options, fault);
	for (size_t i = 0; i < successes.count && !result; i++)
		result = find_kind(repo, successes.items[i], i ? successes.items[i - 1] : NULL, fault);
	free(successes.items);
	free(successes.ids);
	return result;
}

void coverage_release(struct timeline *timeline)
{
	for (size_t i = 0; i < timeline->count; i++) {
		free(timeline->items[i]->new_changes.items);
		timeline->items[i]->new_changes = (struct change_list){ NULL, 0, 0 };
	}
}
