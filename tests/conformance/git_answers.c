/*
 * git_answers: what common/git answers, for git.t to compare with git's own answers.
 *
 * git_answers DIRECTORY: questions on standard input, a line each; every answer ends in a line "."; a fault is a line "fault: …".
 *	walk [first-parent] [streaming=COUNT] [signatures] REV… ^REV… [-- LABEL-REV…]   ids, with labels "ID LABEL"
 *	has TIP REV | base REV REV | resolve REV | tags | info | config NAME | show REV
 */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "common/base/alloc.h"
#include "common/git/ancestry.h"
#include "common/git/history.h"
#include "common/git/merge_base.h"
#include "common/git/remote.h"
#include "common/git/tags.h"

enum { MOST_WORDS = 8192 };

struct question {
	struct text words[MOST_WORDS];
	size_t count;
};

struct ids {
	struct object_id *items;
	size_t count, cap;
};

static struct buf out = BUF_INIT;

static int add_id(struct ids *ids, struct repo *repo, struct text revision, struct fault *fault)
{
	struct buf name = BUF_INIT;
	struct object_id id;
	int result = 0;

	buf_add(&name, revision);
	if (!object_id_parse(revision, &id))
		result = repo_resolve(repo, buf_cstr(&name), &id, fault);
	buf_release(&name);
	ids->items = xgrow(ids->items, ids->count, &ids->cap, sizeof(*ids->items));
	ids->items[ids->count] = id;
	ids->count += !result;
	return result;
}

static int print_walk(struct repo *repo, const struct history_options *options, uint64_t most, struct fault *fault)
{
	struct history *history = history_open(repo, options, fault);
	struct commit commit;
	int result = history ? 1 : -1;

	for (uint64_t i = 0; result == 1 && i < most; i++) {
		result = history_next(history, &commit, fault);
		if (result != 1)
			break;
		object_id_add(&out, &commit.id);
		if (options->label_count)
			buf_addf(&out, " %zd", commit.label == SIZE_MAX ? (ssize_t)-1 : (ssize_t)commit.label);
		buf_adds(&out, "\n");
	}
	history_close(history);
	return result < 0 ? -1 : 0;
}

static int walk(struct repo *repo, const struct question *q, struct fault *fault)
{
	struct history_options options = { .include = NULL };
	struct ids include = { NULL, 0, 0 }, exclude = { NULL, 0, 0 }, labels = { NULL, 0, 0 }, *to = &include;
	uint64_t most = UINT64_MAX;
	int result = 0;

	for (size_t i = 1; i < q->count && !result; i++) {
		struct text word = q->words[i];

		if (text_is(word, "first-parent"))
			options.first_parent = true;
		else if (text_is(word, "signatures"))
			options.signatures = true;
		else if (text_starts_with(word, TEXT("streaming=")))
			options.streaming = text_to_u64(text_from(word, sizeof("streaming=") - 1), &most);
		else if (text_is(word, "--"))
			to = &labels;
		else if (word.ptr[0] == '^')
			result = add_id(&exclude, repo, text_from(word, 1), fault);
		else
			result = add_id(to, repo, word, fault);
	}
	options.include = include.items;
	options.include_count = include.count;
	options.exclude = exclude.items;
	options.exclude_count = exclude.count;
	options.labels = labels.items;
	options.label_count = labels.count;
	if (!result)
		result = print_walk(repo, &options, most, fault);
	free(include.items);
	free(exclude.items);
	free(labels.items);
	return result;
}

static int two(struct repo *repo, const struct question *q, struct fault *fault)
{
	struct ids ids = { NULL, 0, 0 };
	struct object_id base;
	int result = -1;

	if (q->count == 3 && !add_id(&ids, repo, q->words[1], fault) && !add_id(&ids, repo, q->words[2], fault)) {
		if (text_is(q->words[0], "has")) {
			struct ancestry *ancestry = ancestry_open(repo, &ids.items[0]);

			result = ancestry_has(ancestry, &ids.items[1], fault);
			ancestry_close(ancestry);
			if (result >= 0)
				buf_adds(&out, result ? "yes\n" : "no\n");
		} else {
			result = repo_merge_base(repo, &ids.items[0], &ids.items[1], &base, fault);
			if (result == 1)
				object_id_add(&out, &base);
			if (result >= 0)
				buf_adds(&out, result ? "\n" : "none\n");
		}
	}
	free(ids.items);
	return result < 0 ? -1 : 0;
}

static int print_tags(struct repo *repo, const struct question *q, struct fault *fault)
{
	static const char *const kinds[] = { "unresolved", "commit", "other", "missing" };
	struct tags tags;
	int result = tags_read(repo, &tags, fault);

	(void)q;
	for (size_t i = 0; !result && i < tags.count; i++) {
		struct tag *tag = &tags.items[i];
		int64_t time = 0;

		result = tag_resolve(repo, tag, fault);
		if (!result && tag->kind == TAG_COMMIT)
			result = tag_time(repo, tag, &time, fault);
		if (result)
			break;
		buf_addf(&out, "%s %s %s ", tag->name.ptr, kinds[tag->kind], tag->annotated ? "annotated" : "light");
		object_id_add(&out, &tag->peeled);
		buf_addf(&out, " %" PRId64 "\n", time);
	}
	tags_release(&tags);
	return result;
}

static int print_info(struct repo *repo, const struct question *q, struct fault *fault)
{
	const char *work_tree = repo_work_tree(repo), *branch = repo_head_branch(repo), *url = remote_url(repo);

	(void)q;
	(void)fault;
	buf_addf(&out, "work tree %s\ngit directory %s\nbranch %s\n", work_tree ? work_tree : "none", repo_git_directory(repo), branch ? branch : "none");
	buf_addf(&out, "shallow %s\nshort %u\nremote %s\n", repo_is_shallow(repo) ? "yes" : "no", repo_short_id_length(repo), url ? url : "none");
	return 0;
}

static int print_config(struct repo *repo, const struct question *q, struct fault *fault)
{
	struct buf name = BUF_INIT;
	const char *value;

	(void)fault;
	buf_add(&name, q->words[1]);
	value = repo_config(repo, buf_cstr(&name));
	buf_addf(&out, "%s\n", value ? value : "none");
	buf_release(&name);
	return 0;
}

static int resolve(struct repo *repo, const struct question *q, struct fault *fault)
{
	struct ids ids = { NULL, 0, 0 };
	int result = add_id(&ids, repo, q->words[1], fault);

	if (!result) {
		object_id_add(&out, &ids.items[0]);
		buf_adds(&out, "\n");
	}
	free(ids.items);
	return result;
}

static int show(struct repo *repo, const struct question *q, struct fault *fault)
{
	struct buf storage = BUF_INIT;
	struct ids ids = { NULL, 0, 0 };
	struct commit commit;
	int result = add_id(&ids, repo, q->words[1], fault);

	if (!result)
		result = commit_read(repo, &ids.items[0], &storage, &commit, fault);
	for (size_t i = 0; !result && i < commit.parent_count; i++) {
		buf_adds(&out, i ? " " : "parents ");
		object_id_add(&out, &commit.parents[i]);
	}
	if (!result) {
		buf_addf(&out, "\nauthor %.*s|%.*s|%" PRId64 "|%d\n", TEXT_ARGS(commit.author.name), TEXT_ARGS(commit.author.email), commit.author.time, commit.author.offset);
		buf_addf(&out, "committer %.*s|%.*s|%" PRId64 "|%d\n", TEXT_ARGS(commit.committer.name), TEXT_ARGS(commit.committer.email), commit.committer.time, commit.committer.offset);
		buf_addf(&out, "signed %s\n", commit.signature.len ? "yes" : "no");
		buf_add(&out, commit.message);
	}
	free(ids.items);
	buf_release(&storage);
	return result;
}

static const struct {
	const char *word;
	int (*answer)(struct repo *, const struct question *, struct fault *);
} answers[] = {
	{ "walk", walk },
	{ "has", two },
	{ "base", two },
	{ "resolve", resolve },
	{ "tags", print_tags },
	{ "info", print_info },
	{ "config", print_config },
	{ "show", show },
};

static void answer(struct repo *repo, struct text line)
{
	static struct question q;
	struct fault fault = FAULT_INIT;
	struct text part;

	q.count = 0;
	while (q.count < MOST_WORDS && text_next_part(&line, ' ', &part))
		if (part.len)
			q.words[q.count++] = part;
	for (size_t i = 0; q.count && i < sizeof(answers) / sizeof(answers[0]); i++)
		if (text_is(q.words[0], answers[i].word) && answers[i].answer(repo, &q, &fault))
			buf_addf(&out, "fault: %s\n", fault.message);
	buf_adds(&out, ".\n");
	fwrite(out.ptr, 1, out.len, stdout);
	buf_cut(&out, 0);
}

int main(int argc, char **argv)
{
	struct buf input = BUF_INIT;
	struct fault fault = FAULT_INIT;
	struct text rest, line;
	struct repo *repo;

	tool_name = "git_answers";
	repo = repo_open(argc > 1 ? argv[1] : ".", env_of_process(), &fault);
	if (!repo)
		die_fault(&fault);
	if (buf_read(&input, stdin, SIZE_MAX / 4))
		die_errno("cannot read standard input");
	for (rest = buf_text(&input); text_next_line(&rest, &line);)
		answer(repo, line);
	repo_close(repo);
	buf_release(&input);
	buf_release(&out);
	finish_stdout();
	return 0;
}
