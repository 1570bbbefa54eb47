#include "common/base/utf8.h"
#include "tests/unit/tap.h"

/* Invalid parts: Unicode 15, tables 3-8 to 3-11 (U+FFFD for each maximal subpart). */
static const struct {
	const char *name;
	struct text bytes;
	const char *valid; /* the same with U+FFFD */
	size_t count, utf16, width;
} cases[] = {
	{ "ASCII", TEXT_INIT("abc"), "abc", 3, 3, 3 },
	{ "two bytes", TEXT_INIT("\xC3\xA9"), "\xC3\xA9", 1, 1, 1 },
	{ "emoji: two UTF-16 units, two cells", TEXT_INIT("\xF0\x9F\x8E\x89"), "\xF0\x9F\x8E\x89", 1, 2, 2 },
	{ "combining accent takes no cell", TEXT_INIT("e\xCC\x81"), "e\xCC\x81", 2, 2, 1 },
	{ "CJK is wide", TEXT_INIT("\xE6\x97\xA5"), "\xE6\x97\xA5", 1, 1, 2 },
	{ "overlong: each byte apart", TEXT_INIT("\xC0\xAF"), "\xEF\xBF\xBD\xEF\xBF\xBD", 2, 2, 2 },
	{ "surrogate: three parts", TEXT_INIT("\xED\xA0\x80"), "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD", 3, 3, 3 },
	{ "truncated: one part", TEXT_INIT("\xE1\x80"), "\xEF\xBF\xBD", 1, 1, 1 },
	{ "truncated inside: one part each", TEXT_INIT("\xE1\x80\xE2\xF0\x91\x92\xF1\xBF\x41"), "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\x41", 5, 5, 5 },
	{ "past U+10FFFF", TEXT_INIT("\xF4\x91\x92\x93\xFF\x41"), "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\x41", 6, 6, 6 },
};

static const struct {
	const char *name;
	struct text bytes;
	const char *visible;
} shown[] = {
	{ "escape sequence", TEXT_INIT("\033[31mred"), "\\x1b[31mred" },
	{ "line end and tab", TEXT_INIT("a\n\tb\r"), "a\\n\\tb\\r" },
	{ "NUL", TEXT_INIT("a\0b"), "a\\x00b" },
	{ "C1 control", TEXT_INIT("\xC2\x9B"), "\\u{9b}" },
	{ "bidirectional override", TEXT_INIT("a\xE2\x80\xAE"
					      "b"),
	  "a\\u{202e}b" },
	{ "zero width joiner keeps emoji whole", TEXT_INIT("\xE2\x80\x8D"), "\xE2\x80\x8D" },
	{ "byte order mark", TEXT_INIT("\xEF\xBB\xBF"), "\\u{feff}" },
	{ "invalid", TEXT_INIT("\xFF"), "\xEF\xBF\xBD" },
	{ "a command of GitHub's runner", TEXT_INIT("x ##[add-mask]y"), "x ##\\[add-mask]y" },
	{ "plain brackets", TEXT_INIT("#[a] [b]"), "#[a] [b]" },
};

int main(void)
{
	struct buf out = BUF_INIT;

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		buf_cut(&out, 0);
		utf8_add_valid(&out, cases[i].bytes);
		tap_ok(text_is(buf_text(&out), cases[i].valid), "%s: made valid", cases[i].name);
		tap_ok(utf8_count(cases[i].bytes) == cases[i].count, "%s: %zu code points", cases[i].name, cases[i].count);
		tap_ok(utf8_count_utf16(cases[i].bytes) == cases[i].utf16, "%s: %zu UTF-16 units", cases[i].name, cases[i].utf16);
		tap_ok(utf8_width(cases[i].bytes) == cases[i].width, "%s: %zu cells, got %zu", cases[i].name, cases[i].width, utf8_width(cases[i].bytes));
	}
	for (size_t i = 0; i < sizeof(shown) / sizeof(shown[0]); i++) {
		buf_cut(&out, 0);
		utf8_add_visible(&out, shown[i].bytes);
		tap_ok(text_is(buf_text(&out), shown[i].visible), "%s: shown as %s", shown[i].name, buf_cstr(&out));
	}
	buf_cut(&out, 0);
	utf8_encode(&out, 0xD800);
	tap_ok(text_is(buf_text(&out), "\xEF\xBF\xBD"), "a surrogate cannot be written");
	buf_release(&out);
	return tap_done();
}
