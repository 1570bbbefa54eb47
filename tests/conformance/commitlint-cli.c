/* commitlint-cli: replays recorded runs of commitlint's command line: standard output with --format commitlint, and status. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "common/base/file.h"
#include "common/base/strings.h"
#include "common/doc/json.h"
#include "tests/unit/tap.h"

/* Rows where we differ on purpose (docs/differences.md), or that ask about the tool itself. */
static const struct {
	const char *row, *difference;
	int status;
} differences[] = {
	{ "empty-stdin", "empty-message-is-a-finding", 1 },
	{ "blank-stdin", "empty-message-is-a-finding", 1 },
	{ "edit-comment-only", "empty-message-is-a-finding", 1 },
	{ "edit-empty", "empty-message-is-a-finding", 1 },
	{ "noconfig", "exit-status", 1 },
	{ "cfg-empty-file", "exit-status", 0 },
	{ "cfg-rules-empty", "exit-status", 0 },
	{ "dotconfig-dir", "configuration-in-dot-config", 1 },
	{ "from-eq-to", "empty-range-is-no-answer", 2 },
	{ "from-empty-range", "empty-range-is-no-answer", 2 },
	{ "last-and-from", "exit-status", 2 },
	{ "cfg-unknown-key", "unknown-keys-are-errors", 2 },
	{ "cfg-formatter-missing", "formatters-are-not-run", 0 },
	{ "edit-commentchar-auto", "comments-as-git-has-them", 0 },
	{ "edit-commentstring", "comments-as-git-has-them", 0 },
	{ "version", "our own version", 0 },
};

static const char *tool;
static struct arena arena = ARENA_INIT;

static const char *in(const char *folder, struct text name)
{
	return arena_printf(&arena, "%s/%.*s", folder, TEXT_ARGS(name)).ptr;
}

static void write_file(const char *path, struct text content)
{
	FILE *file;

	for (char *slash = strchr(path + 1, '/'); slash; slash = strchr(slash + 1, '/')) {
		struct text parent = { path, (size_t)(slash - path) };

		if (mkdir(arena_cstr(&arena, parent), 0777) && errno != EEXIST)
			die_errno("cannot make '%s'", path);
	}
	file = fopen(path, "w");
	if (!file)
		die_errno("cannot write '%s'", path);
	fwrite(content.ptr ? content.ptr : "", 1, content.len, file);
	fclose(file);
}

/* Run a program there; its standard output is appended. The exit status, or -1. */
static int run(const char *const *argv, const char *directory, const char *in_path, const char *out_path, const struct node *env)
{
	pid_t child = fork();
	int status;

	if (child == 0) {
		int input = open(in_path, O_RDONLY | O_CLOEXEC), output = open(out_path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);

		if (chdir(directory) || dup2(input, 0) < 0 || dup2(output, 1) < 0)
			_exit(126);
		for (size_t i = 0; env && i < env->map.count; i++)
			setenv(arena_cstr(&arena, env->map.pairs[i].key), arena_cstr(&arena, node_string(env->map.pairs[i].value)), 1);
		execvp(argv[0], (char *const *)(uintptr_t)argv);
		_exit(127);
	}
	return child > 0 && waitpid(child, &status, 0) == child && WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

/* What their status means here; a crash, which has no report on standard output, is no answer. */
static int status_of(const struct node *row)
{
	int64_t status = node_get_cstr(row, "rc")->integer;
	bool reported = text_starts_with(node_string(node_get_cstr(row, "stdout")), TEXT("\xE2\xA7\x97")) || !node_string(node_get_cstr(row, "stderr")).len;

	if (status == 2 || status == 3)
		return 1;
	return status == 0 ? 0 : status == 1 && reported ? 1
							 : 2;
}

static void prepare(const struct node *row, const char *folder)
{
	const struct node *files = node_get_cstr(row, "files"), *setup = node_get_cstr(row, "setup");
	static const char *const shell[] = { "sh", "-c", NULL, NULL };

	for (size_t i = 0; i < files->map.count; i++)
		write_file(in(folder, files->map.pairs[i].key), node_string(files->map.pairs[i].value));
	for (size_t i = 0; i < setup->list.count; i++) {
		const char *argv[] = { shell[0], shell[1], arena_cstr(&arena, node_string(setup->list.items[i])), NULL };

		run(argv, folder, "/dev/null", "/dev/null", NULL);
	}
}

static int run_tool(const struct node *row, const char *folder, const char *work, struct buf *output)
{
	const struct node *given = node_get_cstr(row, "args"), *cwd = node_get_cstr(row, "cwd"), *input = node_get_cstr(row, "stdin");
	struct strings arguments = STRINGS_INIT;
	const char *in_path = in(work, TEXT("in")), *out_path = in(work, TEXT("out"));
	struct fault fault = FAULT_INIT;
	int status;

	strings_add(&arguments, tool);
	strings_add(&arguments, "--format=commitlint");
	for (size_t i = 0; i < given->list.count; i++)
		strings_add(&arguments, node_is_string(given->list.items[i], "--color") ? "--color=always" : arena_cstr(&arena, node_string(given->list.items[i])));
	strings_add(&arguments, NULL);
	write_file(in_path, node_string(input));
	status = run(arguments.items, in(folder, node_string(cwd)), in_path, out_path, node_get_cstr(row, "env"));
	if (file_read(out_path, FILE_LIMIT, output, &fault) < 0)
		die_fault(&fault);
	strings_release(&arguments);
	return status;
}

static bool check(const struct node *row, const char *work, unsigned number)
{
	struct text name = node_string(node_get_cstr(row, "name"));
	const char *folder = arena_printf(&arena, "%s/%u", work, number).ptr, *difference = NULL;
	int wanted = status_of(row), got;
	struct buf output = BUF_INIT;
	bool same;

	write_file(in(folder, TEXT(".keep")), TEXT(""));
	prepare(row, folder);
	got = run_tool(row, folder, work, &output);
	for (size_t i = 0; i < sizeof(differences) / sizeof(differences[0]); i++) {
		if (!text_is(name, differences[i].row))
			continue;
		difference = differences[i].difference;
		wanted = differences[i].status;
	}
	same = got == wanted && (difference || wanted == 2 || text_eq(node_string(node_get_cstr(row, "stdout")), buf_text(&output)));
	tap_ok(same, "%.*s%s%s%s", TEXT_ARGS(name), difference ? " (" : "", difference ? difference : "", difference ? ")" : "");
	if (!same)
		printf("# status %d, want %d; output:\n# %s\n", got, wanted, buf_cstr(&output));
	buf_release(&output);
	return same;
}

int main(int argc, char **argv)
{
	struct buf content = BUF_INIT;
	struct arena rows = ARENA_INIT;
	struct fault fault = FAULT_INIT;
	struct json_stream stream;
	const struct node *row;
	unsigned total = 0, agreed = 0;

	tool_name = "commitlint-cli";
	if (argc != 4)
		die("give the recorded runs, the tool and an empty folder");
	tool = argv[2];
	if (file_read(argv[1], FILE_LIMIT, &content, &fault) < 0)
		die_fault(&fault);
	fflush(stdout);
	stream = json_stream_of(buf_text(&content), argv[1]);
	while (json_next(&stream, &rows, &row, &fault) > 0) {
		agreed += check(row, argv[3], ++total);
		fflush(stdout);
		arena_reset(&arena);
		arena_reset(&rows);
	}
	printf("# agreed %u/%u, %zu of them under a named difference\n", agreed, total, sizeof(differences) / sizeof(differences[0]));
	arena_release(&arena);
	arena_release(&rows);
	buf_release(&content);
	return tap_done();
}
