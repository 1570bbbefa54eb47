/*
 * forge: the web pages of a repository, made from the address that it was cloned from.
 *
 * Known are GitHub, GitLab (also its subgroups), Gitea and Forgejo, Bitbucket Cloud and Azure DevOps: by their own hosts, by a host's
 * name that says so ("gitlab.example.org"), or by the caller who knows. Addresses may be https, http, ssh, git or scp-like
 * ("git@host:path"); user, password, the port of ssh and ".git" are left out.
 *
 * Ownership  Texts are in the arena.
 * Errors     forge_of_url() is false for what is no address of a repository on the web: a path, file://, a host alone.
 */
#ifndef COMMON_RELEASE_FORGE_H
#define COMMON_RELEASE_FORGE_H

#include "common/base/arena.h"
#include "common/base/buf.h"

enum forge_kind { FORGE_AUTO, /* found out from the host */
		  FORGE_NONE, /* no links */
		  FORGE_GITHUB,
		  FORGE_GITLAB,
		  FORGE_GITEA,
		  FORGE_BITBUCKET,
		  FORGE_AZURE };

/* "auto", "none", "github", "gitlab", "gitea", "bitbucket", "azure"; NULL at the end. */
extern const char *const forge_kind_names[];

enum forge_link { FORGE_COMMIT,	 /* full id */
		  FORGE_COMPARE, /* two revisions: what the second has and the first has not */
		  FORGE_RELEASE, /* tag */
		  FORGE_ISSUE,	 /* number */
		  FORGE_CHANGE,	 /* number of a pull or merge request */
		  FORGE_USER };	 /* login */

enum { FORGE_LINKS = FORGE_USER + 1 };

struct forge {
	enum forge_kind kind; /* FORGE_NONE when nothing is known about the host; never FORGE_AUTO */
	struct text site;     /* "https://gitlab.example.org:8443" */
	struct text path;     /* "group/subgroup/project" */
};

/* kind: FORGE_AUTO, or what the caller knows it to be. */
bool forge_of_url(struct text url, enum forge_kind kind, struct arena *arena, struct forge *forge);
/* Another repository on the same site: "owner/repository", as references name it. */
struct forge forge_sibling(const struct forge *forge, struct text path);

/* Append a link; what comes from the repository is percent-encoded. False, with nothing written, when the forge has no such page. */
bool forge_add_link(struct buf *out, const struct forge *forge, enum forge_link link, struct text a, struct text b);
/* Append the page of the repository itself. */
bool forge_add_home(struct buf *out, const struct forge *forge);

/* Append text with all but letters, digits and "-._~/" percent-encoded. */
void forge_add_encoded(struct buf *out, struct text text);

/* How a pull or merge request is written before its number: '#', or '!'. */
char forge_change_sign(const struct forge *forge);

#endif
