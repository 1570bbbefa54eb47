#include "common/base/js.h"
#include "common/base/unicode.h"
#include "tests/unit/tap.h"
#include "tools/commitlint/trailers.h"

static const struct {
	const char *name, *input, *trimmed, *line;
} texts[] = {
	{ "nothing", "", "", "" },
	{ "ASCII", " \t\n\v\f\ra b \n", "a b", " \t" },
	{ "no-break space, byte order mark, ideographic space", "\xC2\xA0\xEF\xBB\xBF"
								"a\xE3\x80\x80",
	  "a", "\xC2\xA0\xEF\xBB\xBF"
	       "a\xE3\x80\x80" },
	{ "a line separator is white and ends lines", "\xE2\x80\xA8"
						      "a\xE2\x80\xA9"
						      "b\xE2\x80\xA8",
	  "a\xE2\x80\xA9"
	  "b",
	  "" },
	{ "zero-width space is not white", "\xE2\x80\x8B", "\xE2\x80\x8B", "\xE2\x80\x8B" },
	{ "invalid UTF-8 is not white", "\xA0 \xE2\x80", "\xA0 \xE2\x80", "\xA0 \xE2\x80" },
	{ "a lone carriage return ends a line", "a\rb", "a\rb", "a" },
};

static const struct {
	const char *name, *input, *upper, *lower;
} cases[] = {
	{ "ASCII", "aZ1-", "AZ1-", "az1-" },
	{ "one to many", "stra\xC3\x9F"
			 "e \xC5\x89 \xEF\xAC\x81",
	  "STRASSE \xCA\xBCN FI", "stra\xC3\x9F"
				  "e \xC5\x89 \xEF\xAC\x81" },
	{ "a dotted capital I", "\xC4\xB0", "\xC4\xB0", "i\xCC\x87" },
	{ "the final sigma", "\xCE\x91\xCE\xA3 \xCE\xA3 \xCE\xA3\xCE\x91", "\xCE\x91\xCE\xA3 \xCE\xA3 \xCE\xA3\xCE\x91", "\xCE\xB1\xCF\x82 \xCF\x83 \xCF\x83\xCE\xB1" },
	{ "beyond U+FFFF", "\xF0\x90\x90\xA8", "\xF0\x90\x90\x80", "\xF0\x90\x90\xA8" },
	{ "invalid UTF-8", "\xFF"
			   "a",
	  "\xEF\xBF\xBD"
	  "A",
	  "\xEF\xBF\xBD"
	  "a" },
};

/* As git interpret-trailers --parse prints them, joined by '|'. */
static const struct {
	const char *name, *message, *trailers;
} messages[] = {
	{ "none", "a: b\n\nprose", "" },
	{ "the title is none", "Fixes: a", "" },
	{ "a block", "x\n\nA: b\nC-d : e\n", "A: b|C-d: e" },
	{ "not all trailers", "x\n\nA: b\nprose\n", "" },
	{ "not all, but one that git writes", "x\n\nA: b\nprose\nSigned-off-by: a <b>\n", "A: b|Signed-off-by: a <b>" },
	{ "folded", "x\n\nA: b\n  c\nD: e\n", "A: b c|D: e" },
	{ "comments go", "x\n\nA: b\n# c: d\n\n# e\n", "A: b" },
	{ "above a patch", "x\n\nA: b\n---\nC: d\n", "A: b" },
	{ "only the last paragraph", "x\n\nA: b\n\nC: d\n\n", "C: d" },
};

static void check_trailers(size_t i)
{
	struct trailer_walk walk = trailers_of(text_of(messages[i].message));
	struct arena arena = ARENA_INIT;
	struct buf got = BUF_INIT;
	struct trailer trailer;

	while (trailers_next(&walk, &arena, &trailer))
		buf_addf(&got, "%s%.*s: %.*s", got.len ? "|" : "", TEXT_ARGS(trailer.token), TEXT_ARGS(trailer.value));
	tap_ok(text_is(buf_text(&got), messages[i].trailers), "trailers: %s: '%s'", messages[i].name, buf_cstr(&got));
	buf_release(&got);
	arena_release(&arena);
}

int main(void)
{
	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++)
		tap_ok(text_is(js_trim(text_of(texts[i].input)), texts[i].trimmed) && text_is(js_line(text_of(texts[i].input)), texts[i].line), "white space: %s", texts[i].name);
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct buf upper = BUF_INIT, lower = BUF_INIT;

		unicode_add_upper(&upper, text_of(cases[i].input));
		unicode_add_lower(&lower, text_of(cases[i].input));
		tap_ok(text_is(buf_text(&upper), cases[i].upper) && text_is(buf_text(&lower), cases[i].lower), "letter case: %s: '%s' '%s'", cases[i].name, buf_cstr(&upper), buf_cstr(&lower));
		buf_release(&upper);
		buf_release(&lower);
	}
	tap_ok(unicode_is_cased_letter('a') && unicode_is_cased_letter(0x01C5) && !unicode_is_cased_letter('1') && !unicode_is_cased_letter(0x5B57), "letters that have a case");
	for (size_t i = 0; i < sizeof(messages) / sizeof(messages[0]); i++)
		check_trailers(i);
	return tap_done();
}
