#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "common/base/alloc.h"
#include "common/git/graph.h"
#include "common/git/internal.h"

/* The path without its last '/', in the repository's arena. */
static const char *keep_path(struct repo *repo, const char *path)
{
	struct text t = text_of(path);

	if (!path)
		return NULL;
	if (t.len > 1 && t.ptr[t.len - 1] == '/')
		t.len--;
	return arena_cstr(&repo->arena, t);
}

/* Path of the git directory to open; -1 with a fault when there is none. */
static int find_git_directory(const char *directory, struct env env, struct buf *path, struct fault *fault)
{
	const char *named = env_get_nonempty(env, "GIT_DIR");
	git_buf found = { NULL, 0, 0 };
	int result;

	if (named) {
		buf_adds(path, named);
		return 0;
	}
	if (access(directory, F_OK))
		return fault_set_errno(fault, "cannot open '%s'", directory);
	result = git_repository_discover(&found, directory, env_get_nonempty(env, "GIT_DISCOVERY_ACROSS_FILESYSTEM") != NULL,
					 env_get(env, "GIT_CEILING_DIRECTORIES"));
	if (!result)
		buf_add(path, text_trim_end(text_of(found.ptr), "/"));
	git_buf_dispose(&found);
	if (result == GIT_ENOTFOUND)
		return fault_set(fault, "'%s' is not in a git repository; change to one, or name it with -C", directory);
	return result ? fault_set(fault, "cannot look for a repository from '%s': %s", directory, library_error()) : 0;
}

/* In a server's hooks the objects that are being pushed lie in a folder of their own. */
static void add_quarantine(struct repo *repo, struct env env)
{
	static const char *const names[] = { "GIT_OBJECT_DIRECTORY", "GIT_ALTERNATE_OBJECT_DIRECTORIES" };

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		struct text rest = text_of(env_get_nonempty(env, names[i])), part;

		while (rest.ptr && text_next_part(&rest, ':', &part))
			if (part.len)
				git_odb_add_disk_alternate(repo->odb, arena_cstr(&repo->arena, part));
	}
}

static int open_at(struct repo *repo, const char *path, struct env env, struct fault *fault)
{
	const char *work_tree = env_get_nonempty(env, "GIT_WORK_TREE");
	int result;

	library_ignore_leaks(true);
	result = git_repository_open_ext(&repo->handle, path, GIT_REPOSITORY_OPEN_NO_SEARCH, NULL);
	library_ignore_leaks(false);
	if (result) {
		if (repo_explain_format(path, fault))
			return -1;
		if (result == GIT_ENOTFOUND && env_get_nonempty(env, "GIT_DIR"))
			return fault_set(fault, "'%s', which GIT_DIR names, is no git repository; unset it, or name another", path);
		return fault_set(fault, "cannot open the repository '%s': %s", path, library_error());
	}
	library_ignore_leaks(true); /* of the path, when it is the work tree already */
	if (work_tree && env_get_nonempty(env, "GIT_DIR"))
		git_repository_set_workdir(repo->handle, work_tree, 0);
	library_ignore_leaks(false);
	repo->work_tree = keep_path(repo, git_repository_workdir(repo->handle));
	repo->git_directory = keep_path(repo, git_repository_path(repo->handle));
	repo->common_directory = keep_path(repo, git_repository_commondir(repo->handle));
	if (repo_check_owner(repo, env, fault) || repo_check_format(repo, fault))
		return -1;
	if (git_repository_odb(&repo->odb, repo->handle))
		return fault_set(fault, "cannot read the objects of '%s': %s", repo->git_directory, library_error());
	add_quarantine(repo, env);
	return 0;
}

struct repo *repo_open(const char *directory, struct env env, struct fault *fault)
{
	struct buf path = BUF_INIT;
	struct repo *repo;
	int result;

	if (library_open(fault))
		return NULL;
	repo = xrealloc(NULL, 1, sizeof(*repo));
	*repo = (struct repo){ .arena = ARENA_INIT };
	result = find_git_directory(directory, env, &path, fault);
	if (!result)
		result = open_at(repo, buf_cstr(&path), env, fault);
	buf_release(&path);
	if (!result)
		return repo;
	repo_close(repo);
	return NULL;
}

void repo_close(struct repo *repo)
{
	if (!repo)
		return;
	graph_free(repo->graph);
	git_config_free(repo->config);
	git_odb_free(repo->odb);
	git_repository_free(repo->handle);
	library_close();
	arena_release(&repo->arena);
	free(repo);
}

const char *repo_work_tree(const struct repo *repo)
{
	return repo->work_tree;
}

const char *repo_git_directory(const struct repo *repo)
{
	return repo->git_directory;
}

const char *repo_common_directory(const struct repo *repo)
{
	return repo->common_directory;
}

bool repo_config_snapshot(struct repo *repo)
{
	return repo->config || !git_repository_config_snapshot(&repo->config, repo->handle);
}

const char *repo_config(struct repo *repo, const char *name)
{
	const char *value;

	return repo_config_snapshot(repo) && !git_config_get_string(&value, repo->config, name) ? value : NULL;
}

bool repo_has_commit(struct repo *repo, const struct object_id *id)
{
	git_object_t type;
	size_t size;

	return !git_odb_read_header(&size, &type, repo->odb, library_oid(id)) && type == GIT_OBJECT_COMMIT;
}

int repo_read_object(struct repo *repo, const struct object_id *id, git_object_t type, git_odb_object **object, struct fault *fault)
{
	char hex[OBJECT_ID_HEX + 1];
	int result = git_odb_read(object, repo->odb, library_oid(id));

	if (result == GIT_ENOTFOUND)
		return result;
	git_oid_tostr(hex, sizeof(hex), library_oid(id));
	if (result)
		return fault_set(fault, "cannot read object '%s': %s; 'git fsck' tells what is damaged", hex, library_error());
	if (git_odb_object_type(*object) == type)
		return 0;
	fault_set(fault, "object '%s' is a %s where a %s is needed", hex, git_object_type2string(git_odb_object_type(*object)), git_object_type2string(type));
	git_odb_object_free(*object);
	*object = NULL;
	return -1;
}
