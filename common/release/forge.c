#include "common/release/forge.h"

#include <string.h>

const char *const forge_kind_names[] = { "auto", "none", "github", "gitlab", "gitea", "bitbucket", "azure", NULL };

/*
 * {site} and {path} of the forge, {project} the path of an Azure repository's project, {a} and {b} what is linked.
 * Sources: the forges' own pages; Bitbucket's compare page takes "to CR from".
 */
static const struct pages {
	char change_sign;
	const char *links[FORGE_LINKS];
} pages[] = {
	[FORGE_GITHUB] = { '#',
			   { "{site}/{path}/commit/{a}", "{site}/{path}/compare/{a}...{b}", "{site}/{path}/releases/tag/{a}", "{site}/{path}/issues/{a}",
			     "{site}/{path}/pull/{a}", "{site}/{a}" } },
	[FORGE_GITLAB] = { '!',
			   { "{site}/{path}/-/commit/{a}", "{site}/{path}/-/compare/{a}...{b}", "{site}/{path}/-/releases/{a}",
			     "{site}/{path}/-/issues/{a}", "{site}/{path}/-/merge_requests/{a}", "{site}/{a}" } },
	[FORGE_GITEA] = { '#',
			  { "{site}/{path}/commit/{a}", "{site}/{path}/compare/{a}...{b}", "{site}/{path}/releases/tag/{a}", "{site}/{path}/issues/{a}",
			    "{site}/{path}/pulls/{a}", "{site}/{a}" } },
	[FORGE_BITBUCKET] = { '#',
			      { "{site}/{path}/commits/{a}", "{site}/{path}/branches/compare/{b}%0D{a}", "{site}/{path}/src/{a}", "{site}/{path}/issues/{a}",
				"{site}/{path}/pull-requests/{a}", "{site}/{a}" } },
	[FORGE_AZURE] = { '!',
			  { "{site}/{path}/commit/{a}", "{site}/{path}/branchCompare?baseVersion=GT{a}&targetVersion=GT{b}", "{site}/{path}?version=GT{a}",
			    "{site}/{project}/_workitems/edit/{a}", "{site}/{path}/pullrequest/{a}", NULL } },
};

/* Hosts by name, and parts of a host's name that tell: "gitlab" fits gitlab.example.org and git.gitlab-ci.example.org. */
static const struct {
	const char *name;
	bool whole;
	enum forge_kind kind;
} hosts[] = {
	{ "codeberg.org", true, FORGE_GITEA },
	{ "bitbucket.org", true, FORGE_BITBUCKET },
	{ "dev.azure.com", true, FORGE_AZURE },
	{ "visualstudio", false, FORGE_AZURE },
	{ "github", false, FORGE_GITHUB },
	{ "gitlab", false, FORGE_GITLAB },
	{ "gitea", false, FORGE_GITEA },
	{ "forgejo", false, FORGE_GITEA },
};

static enum forge_kind kind_of_host(struct text host)
{
	for (size_t i = 0; i < sizeof(hosts) / sizeof(hosts[0]); i++) {
		struct text rest = host, label;

		if (hosts[i].whole && text_is(host, hosts[i].name))
			return hosts[i].kind;
		while (!hosts[i].whole && text_next_part(&rest, '.', &label))
			if (text_starts_with(label, text_of(hosts[i].name)))
				return hosts[i].kind;
	}
	return FORGE_NONE;
}

static bool is_unreserved(char c)
{
	static const bool others[128] = { ['-'] = true, ['.'] = true, ['_'] = true, ['~'] = true };

	return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c > 0 && others[(unsigned char)c]);
}

/* RFC 3986: all but the unreserved characters and '/'; with keep_percent an encoding that is there stays. */
static void add_encoded(struct buf *out, struct text t, bool keep_percent)
{
	size_t done = 0;

	for (size_t i = 0; i < t.len; i++) {
		char c = t.ptr[i];

		if (is_unreserved(c) || c == '/' || (c == '%' && keep_percent))
			continue;
		buf_add(out, text_slice(t, done, i - done));
		buf_addf(out, "%%%02X", (unsigned)(unsigned char)c);
		done = i + 1;
	}
	buf_add(out, text_from(t, done));
}

struct address {
	struct text scheme, host, port, path;
};

/* Take "scheme://user:password@host:port/path", or "user@host:path", apart. */
static bool split(struct text url, struct address *address)
{
	size_t scheme = text_find(url, TEXT("://"), 0), slash, at, colon;
	bool scp = scheme == SIZE_MAX;
	struct text host;

	url = text_slice(url, 0, text_find_byte(url, '#', 0));
	url = text_slice(url, 0, text_find_byte(url, '?', 0));
	address->scheme = scp ? TEXT("ssh") : text_slice(url, 0, scheme);
	if (!scp)
		url = text_from(url, scheme + 3);
	slash = text_find_byte(url, scp ? ':' : '/', 0);
	if (slash == SIZE_MAX)
		return false;
	host = text_slice(url, 0, slash);
	address->path = text_from(url, slash + 1);
	while ((at = text_find_byte(host, '@', 0)) != SIZE_MAX)
		host = text_from(host, at + 1);
	colon = text_find_byte(host, ':', 0);
	address->port = colon == SIZE_MAX ? (struct text){ NULL, 0 } : text_from(host, colon + 1);
	address->host = text_slice(host, 0, colon);
	/* One letter is a drive, and a '/' before the colon makes it a path. */
	return address->host.len > 1 && text_find_byte(host, '/', 0) == SIZE_MAX;
}

static bool is_host(struct text host)
{
	for (size_t i = 0; i < host.len; i++)
		if (!is_unreserved(host.ptr[i]))
			return false;
	return true;
}

/* At least "owner/name", no part empty or made of dots. */
static bool is_path(struct text path)
{
	struct text part;
	size_t parts = 0;

	while (text_next_part(&path, '/', &part)) {
		if (!part.len || text_is(part, ".") || text_is(part, ".."))
			return false;
		parts++;
	}
	return parts > 1;
}

static struct text lower_case(struct arena *arena, struct text t)
{
	char *copy = arena_zalloc(arena, t.len + 1, 1);

	for (size_t i = 0; i < t.len; i++)
		copy[i] = (char)(t.ptr[i] >= 'A' && t.ptr[i] <= 'Z' ? t.ptr[i] - 'A' + 'a' : t.ptr[i]);
	return (struct text){ copy, t.len };
}

/* git@ssh.dev.azure.com:v3/organisation/project/repository is https://dev.azure.com/organisation/project/_git/repository. */
static void mend_azure(struct address *address, struct arena *arena)
{
	struct text rest, part[3] = { { NULL, 0 } };
	size_t parts = 0;

	if (!text_is(address->host, "ssh.dev.azure.com") || !text_starts_with(address->path, TEXT("v3/")))
		return;
	address->host = TEXT("dev.azure.com");
	rest = text_from(address->path, 3);
	while (parts < 3 && text_next_part(&rest, '/', &part[parts]))
		parts++;
	if (parts == 3)
		address->path = arena_printf(arena, "%.*s/%.*s/_git/%.*s", TEXT_ARGS(part[0]), TEXT_ARGS(part[1]), TEXT_ARGS(part[2]));
}

static bool is_web(struct text scheme)
{
	return text_is(scheme, "https") || text_is(scheme, "http");
}

/* Bring what was split into the form in which the web has it. False when no forge can be there. */
static bool tidy(struct address *address, struct arena *arena)
{
	uint64_t port;

	address->scheme = lower_case(arena, address->scheme);
	address->host = lower_case(arena, address->host);
	if (!is_web(address->scheme) && !text_is(address->scheme, "ssh") && !text_is(address->scheme, "git") && !text_is(address->scheme, "git+ssh"))
		return false;
	address->path = text_trim(address->path, "/");
	if (text_ends_with(address->path, TEXT(".git")))
		address->path.len -= 4;
	mend_azure(address, arena);
	if (!is_host(address->host) || !is_path(address->path) || (address->port.len && (!text_to_u64(address->port, &port) || port > 65535)))
		return false;
	if (!is_web(address->scheme))
		address->port.len = 0;
	return true;
}

bool forge_of_url(struct text url, enum forge_kind kind, struct arena *arena, struct forge *forge)
{
	struct address address;
	struct buf path = BUF_INIT;

	if (!split(text_trim(url, " \t\r\n"), &address) || !tidy(&address, arena))
		return false;
	forge->kind = kind == FORGE_AUTO ? kind_of_host(address.host) : kind;
	forge->site = arena_printf(arena, "%s://%.*s%s%.*s", text_is(address.scheme, "http") ? "http" : "https", TEXT_ARGS(address.host),
				   address.port.len ? ":" : "", TEXT_ARGS(address.port));
	add_encoded(&path, address.path, true);
	forge->path = arena_copy(arena, buf_text(&path));
	buf_release(&path);
	return true;
}

struct forge forge_sibling(const struct forge *forge, struct text path)
{
	return (struct forge){ forge->kind, forge->site, path };
}

static void add_place_holder(struct buf *out, const struct forge *forge, struct text name, struct text a, struct text b)
{
	if (text_is(name, "site"))
		buf_add(out, forge->site);
	else if (text_is(name, "path"))
		add_encoded(out, forge->path, true);
	else if (text_is(name, "project"))
		add_encoded(out, text_slice(forge->path, 0, text_find(forge->path, TEXT("/_git/"), 0)), true);
	else
		add_encoded(out, text_is(name, "a") ? a : b, false);
}

bool forge_add_link(struct buf *out, const struct forge *forge, enum forge_link link, struct text a, struct text b)
{
	struct text rest = text_of(forge->kind < FORGE_GITHUB ? NULL : pages[forge->kind].links[link]);
	size_t open, close;

	if (!rest.len)
		return false;
	while ((open = text_find_byte(rest, '{', 0)) != SIZE_MAX) {
		close = text_find_byte(rest, '}', open);
		buf_add(out, text_slice(rest, 0, open));
		add_place_holder(out, forge, text_slice(rest, open + 1, close - open - 1), a, b);
		rest = text_from(rest, close + 1);
	}
	buf_add(out, rest);
	return true;
}

bool forge_add_home(struct buf *out, const struct forge *forge)
{
	if (forge->kind < FORGE_GITHUB)
		return false;
	buf_add(out, forge->site);
	buf_add_byte(out, '/');
	buf_add(out, forge->path);
	return true;
}

char forge_change_sign(const struct forge *forge)
{
	return forge->kind < FORGE_GITHUB ? '#' : pages[forge->kind].change_sign;
}

void forge_add_encoded(struct buf *out, struct text text)
{
	add_encoded(out, text, false);
}
