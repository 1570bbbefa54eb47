#include "common/release/from_repo_ci.h"

#include "common/base/time.h"
#include "common/git/branches.h"
#include "common/git/commit.h"
#include "common/git/history.h"
#include "common/git/remote.h"
#include "common/git/tags.h"
#include "common/release/semver.h"

/* The version in "v1.2.3" or "api/v1.2.3". */
static bool version_in(struct text tag, struct semver *version)
{
	for (size_t i = tag.len; i; i--) {
		if (tag.ptr[i - 1] == '/') {
			tag = text_from(tag, i);
			break;
		}
	}
	return semver_parse(text_from(tag, tag.len && tag.ptr[0] == 'v'), version);
}

static bool is_better(struct text tag, struct text best)
{
	struct semver a, b;
	bool is_version = version_in(tag, &a);

	if (!best.len || is_version != version_in(best, &b))
		return !best.len || is_version;
	return is_version && semver_compare(&a, &b) > 0;
}

static int find_tag(struct repo *repo, const struct object_id *head, struct arena *arena, struct text *best, struct fault *fault)
{
	struct tags tags = TAGS_INIT;
	int result = tags_read(repo, &tags, fault);

	for (size_t i = 0; !result && i < tags.count; i++) {
		struct tag *tag = &tags.items[i];

		result = tag_resolve(repo, tag, fault);
		if (!result && tag->kind == TAG_COMMIT && object_id_equal(&tag->peeled, head) && is_better(tag->name, *best))
			*best = tag->name;
	}
	*best = arena_copy(arena, *best);
	tags_release(&tags);
	return result;
}

static int read_commit_date(struct repo *repo, const struct object_id *head, struct arena *arena, struct text *date, struct fault *fault)
{
	struct buf storage = BUF_INIT, out = BUF_INIT;
	struct commit commit;
	int result = commit_read(repo, head, &storage, &commit, fault);

	if (!result) {
		time_add_rfc3339(&out, commit.committer.time);
		*date = arena_copy(arena, buf_text(&out));
	}
	buf_release(&storage);
	buf_release(&out);
	return result;
}

int ci_from_repo(struct repo *repo, struct arena *arena, struct ci_git_facts *facts, struct fault *fault)
{
	const char *branch = repo_head_branch(repo), *default_branch = branch_default(repo), *url = remote_url(repo);
	struct buf sha = BUF_INIT;
	struct object_id head;

	*facts = (struct ci_git_facts){ .default_branch = arena_copy(arena, text_of(default_branch)), .remote_url = arena_copy(arena, text_of(url)) };
	if (repo_resolve(repo, "HEAD", &head, fault) < 0)
		return -1;
	object_id_add(&sha, &head);
	facts->sha = arena_copy(arena, buf_text(&sha));
	buf_release(&sha);
	if (!branch && (find_tag(repo, &head, arena, &facts->tag, fault) < 0 || (!facts->tag.len && branch_of_commit(repo, &head, &branch, fault) < 0)))
		return -1;
	facts->branch = arena_copy(arena, text_of(branch));
	return read_commit_date(repo, &head, arena, &facts->commit_date, fault);
}
