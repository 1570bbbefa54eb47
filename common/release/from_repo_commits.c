#include "common/release/from_repo_commits.h"

struct kept_commit {
	struct kept_commit *next;
	struct object_id id;
	struct text message, author_name, author_email;
	int64_t time;
	size_t parent_count;
};

void commit_list_add(struct commit_list *list, const struct commit *commit, struct arena *arena)
{
	struct kept_commit *kept = arena_zalloc(arena, 1, sizeof(*kept));

	*kept = (struct kept_commit){
		.id = commit->id,
		.message = arena_copy(arena, commit->message),
		.author_name = arena_copy(arena, commit->author.name),
		.author_email = arena_copy(arena, commit->author.email),
		.time = commit->committer.time,
		.parent_count = commit->parent_count,
	};
	if (list->last)
		list->last->next = kept;
	else
		list->first = kept;
	list->last = kept;
	list->count++;
}

static struct text hexadecimal(const struct object_id *id, struct arena *arena)
{
	struct buf digits = BUF_INIT;
	struct text copy;

	object_id_add(&digits, id);
	copy = arena_copy(arena, buf_text(&digits));
	buf_release(&digits);
	return copy;
}

void commit_list_give(const struct commit_list *list, struct arena *arena, struct release *release)
{
	struct release_commit *commits = arena_zalloc(arena, list->count, sizeof(*commits));
	size_t i = 0;

	for (const struct kept_commit *kept = list->first; kept; kept = kept->next)
		commits[i++] = (struct release_commit){
			.id = hexadecimal(&kept->id, arena),
			.message = kept->message,
			.author_name = kept->author_name,
			.author_email = kept->author_email,
			.time = kept->time,
			.parent_count = kept->parent_count,
		};
	release->commits = commits;
	release->commit_count = list->count;
}
