#include "common/git/remote.h"

#include <string.h>

#include "common/git/internal.h"

/* Is the user's name before '@' part of how one connects, and no secret? Of SSH it is. */
static bool user_belongs(struct text scheme)
{
	return text_eq_ignoring_case(scheme, TEXT("ssh")) || text_eq_ignoring_case(scheme, TEXT("git+ssh")) || text_eq_ignoring_case(scheme, TEXT("ssh+git"));
}

/* "https://user:secret@host/path" without user and password; "ssh://git:secret@host/path" without the password. */
static const char *without_secrets(struct arena *arena, struct text url)
{
	size_t scheme_end = text_find(url, TEXT("://"), 0), at = SIZE_MAX, colon;
	struct text scheme, host, user;

	if (scheme_end == SIZE_MAX)
		return arena_cstr(arena, url);
	scheme = text_slice(url, 0, scheme_end);
	host = text_from(url, scheme_end + 3);
	for (size_t i = 0; i < host.len && host.ptr[i] != '/'; i++)
		if (host.ptr[i] == '@')
			at = i;
	if (at == SIZE_MAX)
		return arena_cstr(arena, url);
	user = text_slice(host, 0, at);
	host = text_from(host, at + 1);
	colon = text_find_byte(user, ':', 0);
	if (!user_belongs(scheme))
		return arena_printf(arena, "%.*s://%.*s", TEXT_ARGS(scheme), TEXT_ARGS(host)).ptr;
	if (colon != SIZE_MAX)
		user.len = colon;
	return arena_printf(arena, "%.*s://%.*s@%.*s", TEXT_ARGS(scheme), TEXT_ARGS(user), TEXT_ARGS(host)).ptr;
}

static const char *url_of(struct repo *repo, const char *name)
{
	git_remote *remote = NULL;
	const char *url = NULL;

	if (name && !git_remote_lookup(&remote, repo->handle, name) && git_remote_url(remote))
		url = without_secrets(&repo->arena, text_of(git_remote_url(remote)));
	git_remote_free(remote);
	return url;
}

static const char *name_followed(struct repo *repo)
{
	const char *branch = repo_head_branch(repo);

	return branch ? repo_config(repo, arena_printf(&repo->arena, "branch.%s.remote", branch).ptr) : NULL;
}

const char *remote_url(struct repo *repo)
{
	const char *url = url_of(repo, name_followed(repo));
	git_strarray names = { NULL, 0 };

	if (!url)
		url = url_of(repo, "origin");
	if (!url && !git_remote_list(&names, repo->handle) && names.count == 1)
		url = url_of(repo, names.strings[0]);
	git_strarray_dispose(&names);
	return url;
}
