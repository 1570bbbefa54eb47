#include "tests/unit/tap.h"
#include "tools/changelog-gen/limit.h"

static const struct {
	const char *name, *notes;
	size_t characters;
	const char *url, *limited;
} cases[] = {
	{ "it fits", "## 1\n\n- a\n", 10, "", "## 1\n\n- a\n" },
	{ "it fits, in characters", "\xC3\xA9\xC3\xA9\n", 3, "", "\xC3\xA9\xC3\xA9\n" },
	{ "cut at a line", "## 1\n\n- aaaaaaaaaaaaaaaaaaaaaaaaaaaa\n- bbbbbbbbbbbbbbbbbbbbbbbbbbbb\n", 66, "",
	  "## 1\n\n- aaaaaaaaaaaaaaaaaaaaaaaaaaaa\n\nThe rest does not fit here.\n" },
	{ "no heading without anything below", "## 1\n\n- a\n\n### Fixes\n\n- bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb\n", 60, "", "## 1\n\n- a\n\nThe rest does not fit here.\n" },
	{ "the first heading stays", "## 1\n\n- aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\n", 61, "https://x", "## 1\n\nThe rest does not fit here: [all changes](https://x)\n" },
	{ "nothing fits", "## 11111111111111111111111111111111111111111\n", 5, "", "The rest does not fit here.\n" },
};

int main(void)
{
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct buf notes = BUF_INIT;

		buf_adds(&notes, cases[i].notes);
		limit_notes(&notes, cases[i].characters, text_of(cases[i].url));
		tap_ok(text_is(buf_text(&notes), cases[i].limited), "%s: got '%s'", cases[i].name, buf_cstr(&notes));
		buf_release(&notes);
	}
	return tap_done();
}
