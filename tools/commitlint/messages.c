#include "tools/commitlint/messages.h"

#include <errno.h>
#include <string.h>

#include "common/base/file.h"
#include "tools/commitlint/comment.h"

enum { CHUNK = 1 << 16 };

static const char stream_name[] = "<stdin>";

/* Hand over all whole messages in *held, and keep the rest. */
static void hand_over(struct buf *held, size_t from, message_sink *sink, void *context)
{
	struct text rest = buf_text(held);
	size_t end, done = 0;

	for (size_t at = from; (end = text_find_byte(rest, '\0', at)) != SIZE_MAX; at = done = end + 1) {
		struct message message = { .text = text_slice(rest, done, end - done), .name = stream_name };

		sink(context, &message);
	}
	if (done) {
		memmove(held->ptr, held->ptr + done, held->len - done);
		buf_cut(held, held->len - done);
	}
}

static int read_stream(FILE *in, bool separated, struct buf *held, message_sink *sink, void *context, struct fault *fault)
{
	char chunk[CHUNK];
	size_t got;

	while ((got = fread(chunk, 1, sizeof(chunk), in)) > 0) {
		size_t before = held->len;

		if (before + got > MESSAGE_LIMIT)
			return fault_set(fault, "a message on standard input is longer than %d MiB", MESSAGE_LIMIT >> 20);
		buf_add(held, (struct text){ chunk, got });
		if (separated)
			hand_over(held, before, sink, context);
	}
	return ferror(in) ? fault_set_errno(fault, "cannot read standard input") : 0;
}

int messages_from_stream(FILE *in, bool separated, message_sink *sink, void *context, struct fault *fault)
{
	struct buf held = BUF_INIT;
	struct message message = { .name = stream_name };
	int result = read_stream(in, separated, &held, sink, context, fault);

	message.text = buf_text(&held);
	if (result == 0 && (!separated || held.len))
		sink(context, &message);
	buf_release(&held);
	return result;
}

/* The path of the message file: git runs its hooks at the top of the work tree, people call us anywhere. */
static void add_path(struct buf *path, const char *file, struct repo *repo)
{
	const char *top = repo ? repo_work_tree(repo) : NULL;

	if (!*file && repo) {
		buf_addf(path, "%s/COMMIT_EDITMSG", repo_git_directory(repo));
		return;
	}
	if (*file != '/' && top && !file_exists(file)) {
		buf_addf(path, "%s/%s", top, file);
		if (file_exists(buf_cstr(path)))
			return;
	}
	buf_cut(path, 0);
	buf_adds(path, file);
}

int messages_from_file(const char *file, struct env env, message_sink *sink, void *context, struct fault *fault)
{
	struct fault no_repo = FAULT_INIT;
	struct repo *repo = repo_open(".", env, &no_repo);
	struct buf path = BUF_INIT, content = BUF_INIT;
	struct message message = { .name = file };
	int result = 0;

	add_path(&path, file, repo);
	if (!*file && !repo) {
		*fault = no_repo;
		result = -1;
	} else {
		result = file_read(buf_cstr(&path), MESSAGE_LIMIT, &content, fault);
	}
	if (result == 0) {
		message.text = buf_text(&content);
		message.name = *file ? file : "COMMIT_EDITMSG";
		message.path = buf_cstr(&path);
		message.comment = comment_string(repo, message.text);
		sink(context, &message);
	}
	buf_release(&path);
	buf_release(&content);
	repo_close(repo);
	return result;
}

/* "Draft: ", "[Draft] ", "(Draft) " and "WIP: ", by which GitLab marks what must not be merged yet. */
static struct text without_draft(struct text title)
{
	static const char *const marks[] = { "draft:", "[draft]", "(draft)", "wip:", "[wip]" };

	for (size_t i = 0; i < sizeof(marks) / sizeof(marks[0]); i++)
		if (text_eq_ignoring_case(text_slice(title, 0, strlen(marks[i])), text_of(marks[i])))
			return text_trim(text_from(title, strlen(marks[i])), " ");
	return title;
}

void messages_from_title(const char *title, unsigned number, struct env env, message_sink *sink, void *context)
{
	struct message message = { .text = text_of(title), .name = "title" };
	struct buf added = BUF_INIT;

	if (env_get_nonempty(env, "GITLAB_CI"))
		message.text = without_draft(message.text);
	if (number)
		buf_addf(&added, " (#%u)", number);
	message.added_length = added.len;
	sink(context, &message);
	buf_release(&added);
}
