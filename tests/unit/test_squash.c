#include "common/release/squash.h"
#include "tests/unit/tap.h"

static const struct {
	const char *name;
	enum squash_policy policy;
	const char *message;
	const char *parts; /* joined by '|' */
	const char *problem;
} cases[] = {
	{ "bodies are not searched", SQUASH_HEADER, "feat: a (#1)\n\n* feat: b\n* fix: c", "feat: a (#1)\n\n* feat: b\n* fix: c", NULL },
	{ "as GitHub writes it", SQUASH_BODY, "feat: a (#1)\n\n* feat: b\n\nmore about b\n\n* fix(x)!: c", "feat: b\n\nmore about b|fix(x)!: c", NULL },
	{ "both", SQUASH_BOTH, "feat: a (#1)\n\nabout a\n\n* feat: b\n* fix: c", "feat: a (#1)\n\nabout a|feat: b|fix: c", NULL },
	{ "dashes", SQUASH_BODY, "a\n\n- feat: b\n- fix: c", "feat: b|fix: c", NULL },
	{ "paragraphs", SQUASH_BODY, "feat: a\n\nfix: b\n\nBREAKING CHANGE: d\n\ndocs: c", "fix: b\n\nBREAKING CHANGE: d|docs: c", NULL },
	{ "only at the beginning of a paragraph", SQUASH_BODY, "feat: a\n\nwe say\nfix: b", "feat: a\n\nwe say\nfix: b", NULL },
	{ "footers are no messages", SQUASH_BODY, "feat: a\n\nRefs: #1\n\nNote: x", "feat: a\n\nRefs: #1\n\nNote: x", NULL },
	{ "list items that are no messages", SQUASH_BODY, "feat: a\n\n* see: b\n* this and that", "feat: a\n\n* see: b\n* this and that", NULL },
	{ "CRLF", SQUASH_BODY, "feat: a\r\n\r\n* fix: b\r\n", "fix: b", NULL },
	{ "nested", SQUASH_BOTH, "feat: a\n\nBEGIN_NESTED_COMMIT\nfix: b\n\nBREAKING CHANGE: c\nEND_NESTED_COMMIT\n", "feat: a|fix: b\n\nBREAKING CHANGE: c", NULL },
	{ "an override", SQUASH_BOTH, "feat: a\n\n* fix: x\n\nBEGIN_COMMIT_OVERRIDE\nfix: b\n\nfeat: c\nEND_COMMIT_OVERRIDE", "fix: b|feat: c", NULL },
	{ "an override that does not end", SQUASH_BOTH, "feat: a\n\nBEGIN_COMMIT_OVERRIDE\nfix: b", "feat: a\n\nBEGIN_COMMIT_OVERRIDE\nfix: b",
	  "BEGIN_COMMIT_OVERRIDE is not followed by END_COMMIT_OVERRIDE" },
	{ "an override of nothing", SQUASH_BODY, "feat: a\n\nBEGIN_COMMIT_OVERRIDE\nhello\nEND_COMMIT_OVERRIDE", "feat: a\n\nBEGIN_COMMIT_OVERRIDE\nhello\nEND_COMMIT_OVERRIDE",
	  "no message of a known type stands between BEGIN_COMMIT_OVERRIDE and END_COMMIT_OVERRIDE" },
	{ "a nested one that does not end", SQUASH_BODY, "feat: a\n\nBEGIN_NESTED_COMMIT\nfix: b", "feat: a\n\nBEGIN_NESTED_COMMIT\nfix: b",
	  "BEGIN_NESTED_COMMIT is not followed by END_NESTED_COMMIT" },
	{ "empty", SQUASH_BOTH, "", "", NULL },
	{ "blank", SQUASH_BOTH, " \n\n", " \n\n", NULL },
};

int main(void)
{
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct arena arena = ARENA_INIT;
		struct fault fault = FAULT_INIT;
		struct commit_types types;
		struct squash squash;
		struct buf got = BUF_INIT;

		if (commit_types_read(NULL, &arena, &types, &fault) < 0)
			die_fault(&fault);
		squash_split(text_of(cases[i].message), &types, cases[i].policy, &arena, &squash);
		for (size_t m = 0; m < squash.count; m++) {
			buf_adds(&got, m ? "|" : "");
			buf_add(&got, squash.messages[m]);
		}
		tap_ok(text_is(buf_text(&got), cases[i].parts), "%s: got '%s'", cases[i].name, buf_cstr(&got));
		tap_ok(text_eq(text_of(squash.problem), text_of(cases[i].problem)), "%s: %s", cases[i].name, squash.problem ? squash.problem : "no problem");
		buf_release(&got);
		commit_types_release(&types);
		arena_release(&arena);
	}
	return tap_done();
}
