#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

#include "common/base/file.h"
#include "common/git/history.h"
#include "common/release/from_repo_range.h"
#include "tests/unit/tap.h"

/*
 * Two commits on main, a branch of two from the first one, and their merge, made for the test:
 * A - B (main, origin/main), A - C - D (topic), M merges D into B.
 */
static char script[] =
	"cd \"$0\" && export GIT_AUTHOR_NAME=n GIT_AUTHOR_EMAIL=e GIT_COMMITTER_NAME=n GIT_COMMITTER_EMAIL=e GIT_CONFIG_NOSYSTEM=1 HOME=\"$0\" &&"
	"git init -q -b main . && git commit -q --allow-empty -m A && git tag A && git commit -q --allow-empty -m B && git tag B &&"
	"git checkout -q -b topic A && git commit -q --allow-empty -m C && git tag C && git commit -q --allow-empty -m D && git tag D &&"
	"git checkout -q --detach B && git merge -q --no-edit -m M D && git tag M && git update-ref refs/remotes/origin/main B &&"
	"for tag in A B C D M; do printf '%s' \"$(git rev-parse $tag)\" >$tag; done";

static const struct {
	const char *name;
	enum ci_range_kind kind;
	const char *from, *branch, *to; /* a single letter is that commit's id */
	bool or_last, without_merge_tip;
	const char *commits; /* the first letters of the messages, sorted; or the start of the fault */
} cases[] = {
	{ "the last", CI_RANGE_LAST, "", "", "D", false, false, "D" },
	{ "head", CI_RANGE_LAST, "", "", "HEAD", false, false, "M" },
	{ "between", CI_RANGE_BETWEEN, "A", "main", "D", true, false, "CD" },
	{ "before is gone: since the default branch", CI_RANGE_BETWEEN, "eeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeee", "main", "D", true, false, "CD" },
	{ "before is gone on the default branch", CI_RANGE_BETWEEN, "eeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeee", "main", "B", true, false, "B" },
	{ "the base is ahead", CI_RANGE_BETWEEN, "B", "main", "D", false, false, "CD" },
	{ "not the merge of the test", CI_RANGE_BETWEEN, "B", "main", "M", false, true, "CD" },
	{ "not the merge of the test, by branch", CI_RANGE_BETWEEN, "", "main", "M", false, true, "CD" },
	{ "a merge that counts", CI_RANGE_BETWEEN, "B", "main", "M", false, false, "CDM" },
	{ "no branch known", CI_RANGE_BETWEEN, "", "", "D", true, false, "D" },
	{ "no base known", CI_RANGE_BETWEEN, "", "", "D", false, false, "neither the base commit" },
	{ "base not fetched", CI_RANGE_BETWEEN, "", "release/1.x", "D", false, false, "the branch 'release/1.x' is not in this clone" },
	{ "tip not fetched", CI_RANGE_LAST, "", "", "eeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeee", false, false, "the commit 'eeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeee'" },
};

static struct text id_of(const char *directory, const char *name, struct arena *arena)
{
	struct buf path = BUF_INIT, id = BUF_INIT;
	struct fault fault = FAULT_INIT;
	struct text result = text_of(name);

	if (strlen(name) == 1) {
		buf_addf(&path, "%s/%s", directory, name);
		if (file_read(buf_cstr(&path), 100, &id, &fault) < 0)
			die_fault(&fault);
		result = arena_copy(arena, buf_text(&id));
	}
	buf_release(&path);
	buf_release(&id);
	return result;
}

static int compare_letters(const void *a, const void *b)
{
	return *(const char *)a - *(const char *)b;
}

static int list_commits(struct repo *repo, const struct repo_range *range, struct buf *out, struct fault *fault)
{
	const struct history_options options = { .include = range->include, .include_count = range->include_count, .exclude = range->exclude, .exclude_count = range->exclude_count };
	struct history *history = history_open(repo, &options, fault);
	struct commit commit;
	int more = history ? 1 : -1;

	while (more > 0 && (more = history_next(history, &commit, fault)) > 0) {
		buf_add(out, text_slice(commit.message, 0, 1));
		if (range->single)
			break;
	}
	history_close(history);
	if (out->len)
		qsort(out->ptr, out->len, 1, compare_letters);
	return more < 0 ? -1 : 0;
}

static void make_repository(char *directory)
{
	char shell[] = "sh", option[] = "-c";
	char *arguments[] = { shell, option, script, directory, NULL };
	const struct env env = env_of_process();
	pid_t pid;
	int status;

	if (!mkdtemp(directory) || posix_spawnp(&pid, "sh", NULL, NULL, arguments, (char *const *)(uintptr_t)env.variables) || waitpid(pid, &status, 0) < 0 || status)
		die_errno("cannot make a repository in '%s'", directory);
}

static void remove_directory(char *directory)
{
	char rm[] = "rm", option[] = "-rf";
	char *arguments[] = { rm, option, directory, NULL };
	pid_t pid;

	if (!posix_spawnp(&pid, "rm", NULL, NULL, arguments, NULL))
		waitpid(pid, NULL, 0);
}

int main(void)
{
	char directory[] = "/tmp/test-repo-range-XXXXXX";
	static const char *const nothing[] = { NULL };
	struct arena arena = ARENA_INIT;
	struct fault fault = FAULT_INIT;
	struct repo *repo;

	make_repository(directory);
	repo = repo_open(directory, (struct env){ nothing }, &fault);
	if (!repo)
		die_fault(&fault);
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		const struct ci_range range = { .kind = cases[i].kind, .from = id_of(directory, cases[i].from, &arena), .from_branch = text_of(cases[i].branch), .to = id_of(directory, cases[i].to, &arena), .or_last = cases[i].or_last, .without_merge_tip = cases[i].without_merge_tip };
		struct repo_range resolved;
		struct buf got = BUF_INIT;

		if (repo_range_resolve(repo, &range, &arena, &resolved, &fault) < 0 || list_commits(repo, &resolved, &got, &fault) < 0)
			buf_adds(&got, fault.message);
		tap_ok(text_starts_with(buf_text(&got), text_of(cases[i].commits)) && (got.len == strlen(cases[i].commits) || got.len > 5), "%s: got '%s'", cases[i].name, buf_cstr(&got));
		buf_release(&got);
	}
	repo_close(repo);
	remove_directory(directory);
	arena_release(&arena);
	return tap_done();
}
