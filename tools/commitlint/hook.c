#include "tools/commitlint/hook.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "common/base/file.h"
#include "common/git/repo.h"

enum { HOOK_LIMIT = 1 << 20 };

static const struct text marker = TEXT_INIT("# commitlint (relutils): written by 'commitlint --install-hook'");

/* "~/hooks" is in the home directory, a relative path begins at the top of the work tree. */
static void add_hooks_path(struct buf *path, struct repo *repo, const char *configured, struct env env)
{
	const char *home = env_get_nonempty(env, "HOME"), *top = repo_work_tree(repo);

	if (configured[0] == '~' && configured[1] == '/' && home)
		buf_addf(path, "%s%s", home, configured + 1);
	else if (configured[0] == '/')
		buf_adds(path, configured);
	else
		buf_addf(path, "%s/%s", top ? top : repo_git_directory(repo), configured);
}

/* The path of the hook; its folder is made when it is missing. */
static int hook_path(struct env env, struct buf *path, struct fault *fault)
{
	struct repo *repo = repo_open(".", env, fault);
	const char *configured;

	if (!repo)
		return -1;
	configured = repo_config(repo, "core.hooksPath");
	if (configured && *configured)
		add_hooks_path(path, repo, configured, env);
	else
		buf_addf(path, "%s/hooks", repo_common_directory(repo));
	repo_close(repo);
	if (mkdir(buf_cstr(path), 0777) && !file_exists(buf_cstr(path)))
		return fault_set_errno(fault, "cannot make '%s'", buf_cstr(path));
	buf_adds(path, "/commit-msg");
	return 0;
}

enum state { HOOK_NONE,
	     HOOK_OURS,
	     HOOK_FOREIGN };

static int hook_state(const char *path, enum state *state, struct fault *fault)
{
	struct buf content = BUF_INIT;

	*state = HOOK_NONE;
	if (!file_exists(path))
		return 0;
	if (file_read(path, HOOK_LIMIT, &content, fault) < 0) {
		buf_release(&content);
		return -1;
	}
	*state = text_find(buf_text(&content), marker, 0) != SIZE_MAX ? HOOK_OURS : HOOK_FOREIGN;
	buf_release(&content);
	return 0;
}

/* In single quotes for the shell. */
static void add_quoted(struct buf *out, const char *word)
{
	buf_adds(out, "'");
	for (; *word; word++)
		if (*word == '\'')
			buf_adds(out, "'\\''");
		else
			buf_add_byte(out, *word);
	buf_adds(out, "'");
}

static void add_script(struct buf *script)
{
	char self[PATH_MAX];
	ssize_t len = readlink("/proc/self/exe", self, sizeof(self) - 1);

	buf_adds(script, "#!/bin/sh\n");
	buf_add(script, marker);
	buf_adds(script, "\ntool=$(command -v relutils-commitlint) || tool=");
	self[len > 0 ? len : 0] = '\0';
	add_quoted(script, self);
	buf_adds(script, "\ncase $(\"$tool\" --version 2>/dev/null) in\n"
			 "*relutils*) exec \"$tool\" --edit \"$1\" ;;\n"
			 "esac\n"
			 "echo 'commit-msg: relutils-commitlint is not installed; git commit --no-verify does without it' >&2\n"
			 "exit 1\n");
}

int hook_install(struct env env, struct buf *done, struct fault *fault)
{
	struct buf path = BUF_INIT, script = BUF_INIT;
	enum state state = HOOK_NONE;
	int result = hook_path(env, &path, fault);

	if (result == 0)
		result = hook_state(buf_cstr(&path), &state, fault);
	if (result == 0 && state == HOOK_FOREIGN)
		result = fault_set(fault, "'%s' is there already and not ours; add this line to it: relutils-commitlint --edit \"$1\" || exit 1", buf_cstr(&path));
	if (result == 0) {
		add_script(&script);
		result = file_replace(buf_cstr(&path), buf_text(&script), fault);
	}
	if (result == 0 && chmod(buf_cstr(&path), 0755))
		result = fault_set_errno(fault, "cannot make '%s' executable", buf_cstr(&path));
	buf_addf(done, "installed '%s'", buf_cstr(&path));
	buf_release(&path);
	buf_release(&script);
	return result;
}

int hook_uninstall(struct env env, struct buf *done, struct fault *fault)
{
	struct buf path = BUF_INIT;
	enum state state = HOOK_NONE;
	int result = hook_path(env, &path, fault);

	if (result == 0)
		result = hook_state(buf_cstr(&path), &state, fault);
	if (result == 0 && state == HOOK_FOREIGN)
		result = fault_set(fault, "'%s' is not ours, so it stays", buf_cstr(&path));
	if (result == 0 && state == HOOK_OURS && unlink(buf_cstr(&path)))
		result = fault_set_errno(fault, "cannot remove '%s'", buf_cstr(&path));
	buf_addf(done, state == HOOK_OURS ? "removed '%s'" : "there is no hook at '%s'", buf_cstr(&path));
	buf_release(&path);
	return result;
}
