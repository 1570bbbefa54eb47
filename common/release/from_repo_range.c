#include "common/release/from_repo_range.h"

#include <string.h>

#include "common/git/ancestry.h"
#include "common/git/history.h"

#define CURE "fetch it (actions/checkout: 'fetch-depth: 0'; GitLab: 'GIT_DEPTH: 0'; else 'git fetch --unshallow' or 'git fetch origin')"

static bool resolves(struct repo *repo, const char *prefix, struct text name, struct object_id *id)
{
	struct fault ignored = FAULT_INIT;
	struct buf revision = BUF_INIT;
	bool found;

	buf_addf(&revision, "%s%.*s", prefix, TEXT_ARGS(name));
	found = repo_resolve(repo, buf_cstr(&revision), id, &ignored) == 0;
	buf_release(&revision);
	return found;
}

/* The branch as the remote has it, for the local one may be behind; with no name, the remote's default branch. */
static bool find_branch(struct repo *repo, struct text branch, struct object_id *id)
{
	if (!branch.len)
		return resolves(repo, "refs/remotes/origin/HEAD", branch, id);
	return resolves(repo, "refs/remotes/origin/", branch, id) || resolves(repo, "refs/heads/", branch, id);
}

/* 1 with *base set, 0 when only the last commit can be told, -1. */
static int find_base(struct repo *repo, const struct ci_range *range, const struct object_id *tip, struct object_id *base, struct fault *fault)
{
	struct ancestry *branch;
	int left = 1;

	if (range->from.len && object_id_parse(range->from, base) && repo_has_commit(repo, base))
		return 1;
	if (find_branch(repo, range->from_branch, base)) {
		if (range->or_last) {
			branch = ancestry_open(repo, base);
			left = ancestry_has(branch, tip, fault);
			ancestry_close(branch);
			left = left < 0 ? -1 : !left;
		}
		return left;
	}
	if (range->from_branch.len)
		return fault_set(fault, "the branch '%.*s' is not in this clone, so its commits cannot be told from the new ones; " CURE, TEXT_ARGS(range->from_branch));
	if (!range->or_last)
		return fault_set(fault, "neither the base commit nor the base branch of the change is known; " CURE);
	return 0;
}

/* The tip, or its parents when it is a merge that was made for the test. */
static int set_include(struct repo *repo, const struct ci_range *range, struct arena *arena, const struct object_id *tip, struct repo_range *resolved, struct fault *fault)
{
	struct buf storage = BUF_INIT;
	struct commit commit;
	struct object_id *ids;
	size_t count = 0;

	if (range->without_merge_tip) {
		if (commit_read(repo, tip, &storage, &commit, fault) < 0) {
			buf_release(&storage);
			return -1;
		}
		count = commit.parent_count > 1 ? commit.parent_count : 0;
	}
	ids = arena_zalloc(arena, count ? count : 1, sizeof(*ids));
	ids[0] = *tip;
	if (count)
		memcpy(ids, commit.parents, count * sizeof(*ids));
	buf_release(&storage);
	resolved->include = ids;
	resolved->include_count = count ? count : 1;
	return 0;
}

int repo_range_resolve(struct repo *repo, const struct ci_range *range, struct arena *arena, struct repo_range *resolved, struct fault *fault)
{
	struct object_id *base = arena_zalloc(arena, 1, sizeof(*base));
	struct object_id tip;
	int has_base = 0;

	*resolved = (struct repo_range){ .why = range->why };
	if (!resolves(repo, "", range->to, &tip))
		return fault_set(fault, "the commit '%.*s' that the CI system names is not in this clone; " CURE, TEXT_ARGS(range->to));
	if (range->kind == CI_RANGE_BETWEEN) {
		has_base = find_base(repo, range, &tip, base, fault);
		if (has_base < 0 || set_include(repo, range, arena, &tip, resolved, fault) < 0)
			return -1;
	}
	if (has_base) {
		resolved->exclude = base;
		resolved->exclude_count = 1;
		return 0;
	}
	if (range->kind == CI_RANGE_BETWEEN)
		resolved->why = "the last commit, for it cannot be told what came before";
	resolved->single = true;
	return set_include(repo, &(struct ci_range){ .kind = CI_RANGE_LAST }, arena, &tip, resolved, fault);
}
