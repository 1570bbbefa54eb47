#include "common/doc/markdown.h"
#include "tests/unit/tap.h"

static const struct {
	const char *text, *markdown;
} cases[] = {
	{ "plain words, 100% (as they are)!", "plain words, 100% (as they are)!" },
	{ "", "" },
	{ "# no heading", "\\# no heading" },
	{ "####### seven", "\\####### seven" },
	{ "#12 is an issue", "#12 is an issue" },
	{ "issue #12", "issue #12" },
	{ "- no list", "\\- no list" },
	{ "* no list", "\\* no list" },
	{ "+ no list", "\\+ no list" },
	{ "-1 is a number", "-1 is a number" },
	{ "--flag", "--flag" },
	{ "---", "\\---" },
	{ "== is equal", "\\== is equal" },
	{ "=1", "=1" },
	{ "1. no list", "1\\. no list" },
	{ "1) no list", "1\\) no list" },
	{ "1.5 is a number", "1.5 is a number" },
	{ "12 apostles", "12 apostles" },
	{ "> no quote", "\\> no quote" },
	{ "a > b < c", "a > b < c" },
	{ "=== ", "\\=== " },
	{ "|a|", "\\|a|" },
	{ "a <b>bold</b> <!-- c", "a &lt;b>bold&lt;/b> &lt;!-- c" },
	{ "<script>alert(1)</script>", "&lt;script>alert(1)&lt;/script>" },
	{ "I <3 it", "I &lt;3 it" },
	{ "R&D &amp; &#64; &x", "R&D &amp;amp; &amp;#64; &x" },
	{ "a [link](http://x.y) ![i](j)", "a \\[link\\](http://x.y) !\\[i\\](j)" },
	{ "*args and **kwargs", "\\*args and \\*\\*kwargs" },
	{ "a * b _ c", "a * b _ c" },
	{ "snake_case and _private_", "snake_case and \\_private\\_" },
	{ "~strike~", "\\~strike\\~" },
	{ "`code <b> @me [x]` and `open", "`code <b> @me [x]` and \\`open" },
	{ "`` a ` b `` c", "`` a ` b `` c" },
	{ "```js", "\\`\\`\\`js" },
	{ "C:\\foo \\* \\", "C:\\foo \\\\\\* \\\\" },
	{ "@me", "`@me`" },
	{ "by @me.", "by `@me`." },
	{ "update @vue/compiler-sfc", "update `@vue/compiler-sfc`" },
	{ "mail a@b.c", "mail a@b.c" },
	{ "a @ b @", "a @ b @" },
	{ "(@a@b)", "(`@a@b`)" },
	{ "`x`@me", "`x`@&#8203;me" },
	{ "@me`x`", "@&#8203;me`x`" },
	{ "see https://a.b/c_d_/@e?f=~g&copy;=1 now", "see https://a.b/c_d_/@e?f=~g&copy;=1 now" },
	{ "see xhttps://a.b/_c_", "see xhttps://a.b/\\_c\\_" },
	{ "h hh http:/", "h hh http:/" },
	{ "one\ntwo", "one\n  two" },
	{ "one  \r\ntwo", "one\n  two" },
	{ "one\n\n\n\ntwo\n", "one\n\n  two\n  " },
	{ "\n one", "\n  one" },
	{ "one\n# two\n===\n1. three\n    code", "one\n  \\# two\n  \\===\n  1\\. three\n  code" },
	{ "one\n```\ncode\n```", "one\n  \\`\\`\\`\n  code\n  \\`\\`\\`" },
	{ " (", " (" },
	{ "a\tb", "a b" },
	{ "a\x1b[31mb", "a\\x1b\\[31mb" },
	{ "\xE2\x80\xAE"
	  "evil",
	  "\\u{202e}evil" },
	{ "caf\xC3\xA9 \xFF", "caf\xC3\xA9 \xEF\xBF\xBD" },
	{ "a\rb", "a\\rb" },
	{ "::set-output name=x::y", "\\::set-output name=x::y" },
	{ "a::b\n  ::error::x", "a::b\n  \\::error::x" },
	{ "##[add-mask]x `##[add-mask]y`", "##\\[add-mask\\]x \\`##\\[add-mask\\]y\\`" },
};

int main(void)
{
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct buf out = BUF_INIT;

		markdown_escape(&out, text_of(cases[i].text));
		tap_ok(text_is(buf_text(&out), cases[i].markdown), "row %zu: got '%s'", i, buf_cstr(&out));
		buf_release(&out);
	}
	return tap_done();
}
