#include "tests/unit/tap.h"
#include "tools/changelog-gen/references.h"

#define GITHUB "https://github.com/o/r"
#define GITLAB "https://gitlab.com/g/s/p"

/* The parts, one a word: "text" or "text=url without its site". */
static const struct {
	const char *url, *text, *parts;
} cases[] = {
	{ GITHUB, "no reference", "no reference" },
	{ GITHUB, "", "" },
	{ GITHUB, "fix #12 and #13", "fix |#12=/o/r/issues/12| and |#13=/o/r/issues/13" },
	{ GITHUB, "add it (#12)", "add it (|#12=/o/r/pull/12|)" },
	{ GITHUB, "add it (x/y#12)", "add it (|x/y#12=/x/y/issues/12|)" },
	{ GITHUB, "GH-7 is GH-8x", "GH-7=/o/r/issues/7| is GH-8x" },
	{ GITHUB, "see x/y.z-1#3.", "see |x/y.z-1#3=/x/y.z-1/issues/3|." },
	{ GITHUB, "no!12 !12 a#1 #a #1a -x/y#1", "no!12 !12 a#1 #a #1a -x/y#1" },
	{ GITHUB, "`#1` https://x.y/z#2 #3", "`#1` https://x.y/z#2 |#3=/o/r/issues/3" },
	{ GITHUB, "`#1", "`|#1=/o/r/issues/1" },
	{ GITHUB, "(a//b#1)", "(a//b#1)" },
	{ GITLAB, "see !12 and g/q!3 (#4)", "see |!12=/g/s/p/-/merge_requests/12| and |g/q!3=/g/q/-/merge_requests/3| (|#4=/g/s/p/-/issues/4|)" },
	{ "https://git.example.org/o/r", "see #12", "see #12" },
};

int main(void)
{
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct arena arena = ARENA_INIT;
		struct forge forge = { .kind = FORGE_NONE };
		struct issue_patterns patterns = { NULL, 0 };
		struct buf got = BUF_INIT;
		const struct node *parts;

		(void)forge_of_url(text_of(cases[i].url), FORGE_AUTO, &arena, &forge);
		parts = references_parts(&forge, &patterns, text_of(cases[i].text), &arena);
		for (size_t p = 0; p < parts->list.count; p++) {
			struct text url = node_string(node_get_cstr(parts->list.items[p], "url"));

			buf_adds(&got, p ? "|" : "");
			buf_add(&got, node_string(node_get_cstr(parts->list.items[p], "text")));
			buf_adds(&got, url.len ? "=" : "");
			buf_add(&got, text_from(url, forge.site.len));
		}
		tap_ok(text_is(buf_text(&got), cases[i].parts), "'%s': got '%s'", cases[i].text, buf_cstr(&got));
		buf_release(&got);
		arena_release(&arena);
	}
	return tap_done();
}
