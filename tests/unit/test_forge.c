#include "common/release/forge.h"
#include "tests/unit/tap.h"

static const struct {
	const char *url;
	enum forge_kind known;
	const char *home; /* NULL: no address; "": no links */
} homes[] = {
	{ "https://github.com/o/r.git", FORGE_AUTO, "https://github.com/o/r" },
	{ "https://github.com/o/r/", FORGE_AUTO, "https://github.com/o/r" },
	{ "https://me:secret@github.com/o/r", FORGE_AUTO, "https://github.com/o/r" },
	{ "https://me:p@ss@GitHub.com/O/r", FORGE_AUTO, "https://github.com/O/r" },
	{ "git@github.com:o/r.git", FORGE_AUTO, "https://github.com/o/r" },
	{ "github.com:o/r", FORGE_AUTO, "https://github.com/o/r" },
	{ "ssh://git@github.com:22/o/r.git", FORGE_AUTO, "https://github.com/o/r" },
	{ "ssh://git@ssh.github.com:443/o/r.git", FORGE_GITHUB, "https://ssh.github.com/o/r" },
	{ "git://github.com/o/r.git", FORGE_AUTO, "https://github.com/o/r" },
	{ "https://github.com/o/r?x=1#y", FORGE_AUTO, "https://github.com/o/r" },
	{ "git@gitlab.com:group/sub/deep/project.git", FORGE_AUTO, "https://gitlab.com/group/sub/deep/project" },
	{ "https://gitlab.example.org:8443/g/p.git", FORGE_AUTO, "https://gitlab.example.org:8443/g/p" },
	{ "http://gitlab.example.org/g/p", FORGE_AUTO, "http://gitlab.example.org/g/p" },
	{ "https://git.example.org/g/p", FORGE_AUTO, "" },
	{ "https://git.example.org/g/p", FORGE_GITLAB, "https://git.example.org/g/p" },
	{ "https://github.com/o/r", FORGE_NONE, "" },
	{ "https://codeberg.org/o/r", FORGE_AUTO, "https://codeberg.org/o/r" },
	{ "git@ssh.dev.azure.com:v3/org/project/repo", FORGE_AUTO, "https://dev.azure.com/org/project/_git/repo" },
	{ "https://org@dev.azure.com/org/a project/_git/repo", FORGE_AUTO, "https://dev.azure.com/org/a%20project/_git/repo" },
	{ "https://org.visualstudio.com/project/_git/repo", FORGE_AUTO, "https://org.visualstudio.com/project/_git/repo" },
	{ "https://github.com/o/r)[x](javascript:y)", FORGE_AUTO, "https://github.com/o/r%29%5Bx%5D%28javascript%3Ay%29" },
	{ "https://github.com/o", FORGE_AUTO, NULL },
	{ "https://github.com/../r", FORGE_AUTO, NULL },
	{ "https://github.com//r", FORGE_AUTO, NULL },
	{ "https://git hub.com/o/r", FORGE_AUTO, NULL },
	{ "https://github.com:x/o/r", FORGE_AUTO, NULL },
	{ "https://github.com", FORGE_AUTO, NULL },
	{ "/srv/git/o/r.git", FORGE_AUTO, NULL },
	{ "./a:b/c", FORGE_AUTO, NULL },
	{ "../r.git", FORGE_AUTO, NULL },
	{ "C:\\git\\o/r", FORGE_AUTO, NULL },
	{ "file:///srv/git/o/r.git", FORGE_AUTO, NULL },
	{ "javascript://x/o/r", FORGE_GITHUB, NULL },
	{ "", FORGE_AUTO, NULL },
};

static const struct {
	const char *url;
	enum forge_link link;
	const char *a, *b, *page; /* "": there is none */
} links[] = {
	{ "https://github.com/o/r", FORGE_COMMIT, "abc", "", "https://github.com/o/r/commit/abc" },
	{ "https://github.com/o/r", FORGE_COMPARE, "v1.0.0", "v1.1.0+b.1", "https://github.com/o/r/compare/v1.0.0...v1.1.0%2Bb.1" },
	{ "https://github.com/o/r", FORGE_COMPARE, "pkg/v1", "pkg@2", "https://github.com/o/r/compare/pkg/v1...pkg%402" },
	{ "https://github.com/o/r", FORGE_RELEASE, "v1", "", "https://github.com/o/r/releases/tag/v1" },
	{ "https://github.com/o/r", FORGE_ISSUE, "12", "", "https://github.com/o/r/issues/12" },
	{ "https://github.com/o/r", FORGE_CHANGE, "12", "", "https://github.com/o/r/pull/12" },
	{ "https://github.com/o/r", FORGE_USER, "ada", "", "https://github.com/ada" },
	{ "https://gitlab.com/g/s/p", FORGE_COMMIT, "abc", "", "https://gitlab.com/g/s/p/-/commit/abc" },
	{ "https://gitlab.com/g/s/p", FORGE_COMPARE, "a", "b", "https://gitlab.com/g/s/p/-/compare/a...b" },
	{ "https://gitlab.com/g/s/p", FORGE_ISSUE, "1", "", "https://gitlab.com/g/s/p/-/issues/1" },
	{ "https://gitlab.com/g/s/p", FORGE_CHANGE, "1", "", "https://gitlab.com/g/s/p/-/merge_requests/1" },
	{ "https://codeberg.org/o/r", FORGE_CHANGE, "1", "", "https://codeberg.org/o/r/pulls/1" },
	{ "https://bitbucket.org/o/r", FORGE_COMPARE, "a", "b", "https://bitbucket.org/o/r/branches/compare/b%0Da" },
	{ "https://bitbucket.org/o/r", FORGE_CHANGE, "1", "", "https://bitbucket.org/o/r/pull-requests/1" },
	{ "https://dev.azure.com/o/p/_git/r", FORGE_ISSUE, "1", "", "https://dev.azure.com/o/p/_workitems/edit/1" },
	{ "https://dev.azure.com/o/p/_git/r", FORGE_USER, "x", "", "" },
	{ "https://git.example.org/o/r", FORGE_COMMIT, "abc", "", "" },
};

int main(void)
{
	struct arena arena = ARENA_INIT;
	struct forge forge;
	struct buf out = BUF_INIT;

	for (size_t i = 0; i < sizeof(homes) / sizeof(homes[0]); i++) {
		bool is = forge_of_url(text_of(homes[i].url), homes[i].known, &arena, &forge);

		buf_cut(&out, 0);
		if (is)
			(void)forge_add_home(&out, &forge);
		tap_ok(is == (homes[i].home != NULL) && (!is || text_is(buf_text(&out), homes[i].home)), "home of '%s': got '%s'", homes[i].url, is ? buf_cstr(&out) : "no");
	}
	for (size_t i = 0; i < sizeof(links) / sizeof(links[0]); i++) {
		bool is = forge_of_url(text_of(links[i].url), FORGE_AUTO, &arena, &forge);

		buf_cut(&out, 0);
		is = is && forge_add_link(&out, &forge, links[i].link, text_of(links[i].a), text_of(links[i].b)) == (links[i].page[0] != '\0');
		tap_ok(is && text_is(buf_text(&out), links[i].page), "link %zu: got '%s'", i, buf_cstr(&out));
	}
	if (forge_of_url(TEXT("https://gitlab.com/g/s/p"), FORGE_AUTO, &arena, &forge)) {
		struct forge other = forge_sibling(&forge, TEXT("x/y"));

		buf_cut(&out, 0);
		tap_ok(forge_add_link(&out, &other, FORGE_ISSUE, TEXT("3"), TEXT("")) && text_is(buf_text(&out), "https://gitlab.com/x/y/-/issues/3"), "another repository: got '%s'", buf_cstr(&out));
		tap_ok(forge_change_sign(&forge) == '!', "merge requests are written with '!'");
	}
	buf_release(&out);
	arena_release(&arena);
	return tap_done();
}
