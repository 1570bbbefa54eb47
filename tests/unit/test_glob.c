#include "common/base/buf.h"
#include "common/doc/glob.h"
#include "tests/unit/tap.h"

static const struct {
	const char *pattern, *path;
	bool matches;
} cases[] = {
	{ "", "", true },
	{ "", "a", false },
	{ "a", "a", true },
	{ "a", "ab", false },
	{ "a", "A", false },
	{ "*", "", true },
	{ "*", "abc", true },
	{ "*", "a/b", false },
	{ "a*c", "abbc", true },
	{ "a*c", "abbcd", false },
	{ "*.yml", ".yml", true },
	{ "*.yml", "x.yaml", false },
	{ "a/*/c", "a/b/c", true },
	{ "a/*/c", "a/c", false },
	{ "a/*/c", "a/b/b/c", false },
	{ "**", "a/b/c", true },
	{ "**", "", true },
	{ "***", "a/b", true },
	{ "**/c", "c", true },
	{ "**/c", "a/b/c", true },
	{ "**/c", "xc", false },
	{ "a/**/c", "a/c", true },
	{ "a/**/c", "a/b/b/c", true },
	{ "a/**/c", "ac", false },
	{ "a**/c", "ac", false },
	{ "a**/c", "ab/x/c", true },
	{ "a/**", "a/", true },
	{ "a/**", "a/b/c", true },
	{ "a/**", "a", false },
	{ "?", "\xC3\xA9", true },
	{ "?", "ab", false },
	{ "?", "/", false },
	{ "?", "\xFF", true },
	{ "\xC3\xA9*", "\xC3\xA9t\xC3\xA9", true },
	{ "\xFF", "\xFF", true },
	{ "\xFF", "\xFE", false },
	{ "[a-c]x", "bx", true },
	{ "[a-c]x", "dx", false },
	{ "[!a-c]x", "dx", true },
	{ "[^a-c]x", "ax", false },
	{ "[]a]", "]", true },
	{ "[!]a]", "]", false },
	{ "[a-]", "-", true },
	{ "[-a]", "-", true },
	{ "[!a]", "/", false },
	{ "[/]", "/", false },
	{ "[\xC3\xA0-\xC3\xBF]", "\xC3\xA9", true },
	{ "[*]", "*", true },
	{ "[*]", "a", false },
	{ "[a", "[a", true },
	{ "[", "[", true },
	{ "[]", "[]", true },
	{ "{a,b}", "a", true },
	{ "{a,b}", "b", true },
	{ "{a,b}", "c", false },
	{ "{a,b}", "ab", false },
	{ "x{a,,b}y", "xy", true },
	{ "{}x", "x", true },
	{ "{abc}", "abc", true },
	{ "*.{yml,yaml}", "x.yaml", true },
	{ "{a,b{c,d{e,f}}}g", "bdfg", true },
	{ "{a,b{c,d{e,f}}}g", "bg", false },
	{ "{a*,b}/{x,**/y}", "abc/y", true },
	{ "{a*,b}/{x,**/y}", "b/p/q/y", true },
	{ "{a", "{a", true },
	{ "{a,b", "{a,b", true },
	{ "{a,{b,c}", "{a,c", true },
	{ "{a{b,c}", "{ac", true },
	{ "a}", "a}", true },
	{ "a,b", "a,b", true },
	{ "{a,b}}", "b}", true },
	{ "{[,],x}", ",", true },
	{ "\\*", "*", true },
	{ "\\*", "a", false },
	{ "{\\,,x}", ",", true },
	{ "a\\", "a\\", true },
	{ "\\\\", "\\", true },
	{ "\\\xC3\xA9", "\xC3\xA9", true },
};

int main(void)
{
	struct buf pattern = BUF_INIT, path = BUF_INIT;

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		tap_ok(glob_match(text_of(cases[i].pattern), text_of(cases[i].path)) == cases[i].matches, "'%s' %s '%s'", cases[i].pattern,
		       cases[i].matches ? "matches" : "does not match", cases[i].path);
	for (int i = 0; i < 2000; i++) {
		buf_adds(&pattern, "{*,a}");
		buf_adds(&path, "a");
	}
	tap_ok(glob_match(buf_text(&pattern), buf_text(&path)), "a long pattern with many ways to match");
	buf_adds(&path, "/");
	tap_ok(!glob_match(buf_text(&pattern), buf_text(&path)), "a long pattern with many ways not to match");
	buf_cut(&pattern, 0);
	for (int i = 0; i < 5000; i++)
		buf_adds(&pattern, "{");
	tap_ok(glob_match(buf_text(&pattern), buf_text(&pattern)), "unclosed braces stand for themselves");
	buf_release(&pattern);
	buf_release(&path);
	return tap_done();
}
