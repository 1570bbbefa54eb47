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

/* The part of a configuration name between prefix and suffix, "origin" of "remote.origin.url"; .ptr NULL when it is another name. */
static struct text middle(const char *name, struct text prefix, struct text suffix)
{
	struct text t = text_of(name);

	if (t.len <= prefix.len + suffix.len || !text_starts_with(t, prefix) || !text_ends_with(t, suffix))
		return (struct text){ NULL, 0 };
	return text_slice(t, prefix.len, t.len - prefix.len - suffix.len);
}

/* All entries are looked at here: git_remote_lookup() and git_remote_list() of libgit2 1.5 lose memory with each pattern they match. */
static void scan(struct repo *repo, void (*visit)(void *context, const git_config_entry *entry), void *context)
{
	git_config_iterator *entries = NULL;
	git_config_entry *entry;

	if (!repo_config_snapshot(repo) || git_config_iterator_new(&entries, repo->config))
		return;
	while (!git_config_next(&entry, entries))
		visit(context, entry);
	git_config_iterator_free(entries);
}

struct replacement {
	struct arena *arena;
	struct text url;
	size_t replaced; /* the longest url.*.insteadOf that the URL starts with */
	struct text by;
};

static void visit_replacement(void *context, const git_config_entry *entry)
{
	struct text by = middle(entry->name, TEXT("url."), TEXT(".insteadof"));
	struct replacement *r = context;
	struct text value = text_of(entry->value);

	if (by.ptr && value.len > r->replaced && text_starts_with(r->url, value)) {
		r->replaced = value.len;
		r->by = arena_copy(r->arena, by);
	}
}

struct only_remote {
	struct arena *arena;
	struct text name;
	unsigned count;
};

static void visit_remote(void *context, const git_config_entry *entry)
{
	struct text name = middle(entry->name, TEXT("remote."), TEXT(".url"));
	struct only_remote *only = context;

	if (!name.ptr || text_eq(name, only->name))
		return;
	only->name = arena_copy(only->arena, name);
	only->count++;
}

static const char *url_of(struct repo *repo, const char *name)
{
	const char *url = name ? repo_config(repo, arena_printf(&repo->arena, "remote.%s.url", name).ptr) : NULL;
	struct replacement r = { .arena = &repo->arena, .url = text_of(url) };

	if (!url)
		return NULL;
	scan(repo, visit_replacement, &r);
	if (r.replaced)
		r.url = arena_printf(&repo->arena, "%.*s%.*s", TEXT_ARGS(r.by), TEXT_ARGS(text_from(r.url, r.replaced)));
	return without_secrets(&repo->arena, r.url);
}

const char *remote_url(struct repo *repo)
{
	struct only_remote only = { .arena = &repo->arena };
	const char *branch = repo_head_branch(repo), *url = NULL;

	if (branch)
		url = url_of(repo, repo_config(repo, arena_printf(&repo->arena, "branch.%s.remote", branch).ptr));
	if (!url)
		url = url_of(repo, "origin");
	if (url)
		return url;
	scan(repo, visit_remote, &only);
	return only.count == 1 ? url_of(repo, only.name.ptr) : NULL;
}
