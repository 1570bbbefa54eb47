#include <string.h>

#include "common/base/utf8.h"
#include "common/doc/regex.h"
#include "tests/unit/regex_cases.h"
#include "tests/unit/tap.h"

static void add_groups(const struct regex_match *match, struct buf *out)
{
	for (size_t i = 0; i < match->count; i++) {
		if (!match->groups[i].ptr) {
			buf_add_byte(out, '-');
			continue;
		}
		buf_add_byte(out, '[');
		buf_add(out, match->groups[i]);
		buf_add_byte(out, ']');
	}
}

/* As in the table; the message of a refusal follows it. */
static void try(struct text pattern, const char *flags, struct text subject, size_t from, struct buf *out)
{
	struct fault fault = FAULT_INIT;
	struct regex *regex = regex_compile(pattern, flags, &fault);
	struct regex_match match;

	if (!regex) {
		buf_addf(out, "refused: %s", fault.message);
		return;
	}
	switch (regex_match(regex, subject, from, &match)) {
	case REGEX_NO:
		buf_adds(out, "no");
		break;
	case REGEX_YES:
		add_groups(&match, out);
		break;
	case REGEX_GAVE_UP:
		buf_adds(out, "gave up");
		break;
	}
	regex_free(regex);
}

static void test_javascript(void)
{
	struct buf got = BUF_INIT, shown = BUF_INIT;

	for (size_t i = 0; i < sizeof(regex_cases) / sizeof(regex_cases[0]); i++) {
		struct text result = regex_cases[i].result;
		bool ok;

		buf_cut(&got, 0);
		buf_cut(&shown, 0);
		try(regex_cases[i].pattern, regex_cases[i].flags, regex_cases[i].subject, 0, &got);
		ok = text_is(result, "refused") ? text_starts_with(buf_text(&got), TEXT("refused: ")) : text_eq(buf_text(&got), result);
		utf8_add_visible(&shown, buf_text(&got));
		tap_ok(ok, "case %zu: %s", i, buf_cstr(&shown));
	}
	buf_release(&got);
	buf_release(&shown);
}

static const struct {
	const char *pattern, *flags, *message;
} refusals[] = {
	{ "\303\251(a", "", "the regular expression '\303\251(a' cannot be used, column 2: this '(' is not closed" },
	{ "a++", "", "the regular expression 'a++' cannot be used, column 3: what is repeated already cannot be repeated again" },
	{ "x(?>a)", "", "the regular expression 'x(?>a)' cannot be used, column 2: no such kind of group" },
	{ "a\\ud800", "", "the regular expression 'a\\ud800' cannot be used, column 2: half of a surrogate pair, which no UTF-8 text holds" },
	{ "[a-\\d]", "u", "the regular expression '[a-\\d]' cannot be used, column 2: under the flag u a range in brackets needs two characters" },
	{ "ab(?<=x+)", "", "the regular expression 'ab(?<=x+)' cannot be used, column 3: lookbehind assertion is not fixed length" },
	{ "a{70000}", "", "the regular expression 'a{70000}' cannot be used, column 2: number too big in {} quantifier" },
	{ "a", "v", "the flags 'v' of a regular expression cannot be used; known are i, m, s, g, y and u" },
	{ "a", "gg", "the flags 'gg' of a regular expression hold one twice" },
};

/* Invalid UTF-8 is U+FFFD for the pattern; places are those of the subject as given. */
static const struct {
	const char *pattern;
	struct text subject;
	size_t from;
	const char *result;
} subjects[] = {
	{ "b", TEXT_INIT("a\377b"), 0, "[b]" },
	{ "a.b", TEXT_INIT("a\377b"), 0, "[a\377b]" },
	{ "a..b", TEXT_INIT("a\377\376b"), 0, "[a\377\376b]" },
	{ "a.b", TEXT_INIT("a\342\202b"), 0, "[a\342\202b]" },
	{ "\\ufffd(b)", TEXT_INIT("\377\377b"), 0, "[\377b][b]" },
	{ "b", TEXT_INIT("\377b\377b"), 2, "[b]" },
	{ "^b", TEXT_INIT("\377b"), 1, "no" },
	{ "b", TEXT_INIT("abab"), 2, "[b]" },
	{ "(?<=a)b", TEXT_INIT("ab"), 1, "[b]" },
	{ "^b", TEXT_INIT("ab"), 1, "no" },
	{ "^.$", TEXT_INIT("\360\237\230\200"), 0, "[\360\237\230\200]" }, /* one character, without u too */
	{ "$", TEXT_INIT("ab"), 2, "[]" },
	{ "$", TEXT_INIT("ab"), 3, "no" },
	{ ".", TEXT_INIT("\303\251x"), 1, "[x]" },
	{ "a\377", TEXT_INIT("a\376"), 0, "[a\376]" },
};

static void test_edges(void)
{
	struct buf got = BUF_INIT;
	struct regex *regex;
	struct regex_match match;
	struct fault fault;

	for (size_t i = 0; i < sizeof(refusals) / sizeof(refusals[0]); i++) {
		tap_ok(!regex_compile(text_of(refusals[i].pattern), refusals[i].flags, &fault) && !strcmp(fault.message, refusals[i].message), "%s", fault.message);
	}
	for (size_t i = 0; i < sizeof(subjects) / sizeof(subjects[0]); i++) {
		buf_cut(&got, 0);
		try(text_of(subjects[i].pattern), "", subjects[i].subject, subjects[i].from, &got);
		tap_ok(text_is(buf_text(&got), subjects[i].result), "subject %zu: %s", i, buf_cstr(&got));
	}
	regex = regex_compile(TEXT("(a)(?<second>b)(?:c)(?<fo\303\266>d)"), "", &fault);
	tap_ok(regex && regex_group_number(regex, "second") == 2 && regex_group_number(regex, "fo\303\266") == 3 && !regex_group_number(regex, "x"), "names of groups");
	tap_ok(regex && regex_match(regex, (struct text){ NULL, 0 }, 0, NULL) == REGEX_NO, "an empty subject");
	regex_free(regex);
	regex = regex_compile(TEXT("^(a|aa)+$"), "", &fault);
	buf_cut(&got, 0);
	for (int i = 0; i < 5000; i++)
		buf_add_byte(&got, 'a');
	buf_add_byte(&got, '!');
	tap_ok(regex && regex_match(regex, buf_text(&got), 0, &match) == REGEX_GAVE_UP, "too many steps");
	regex_free(regex);
	buf_cut(&got, 0);
	for (int i = 0; i < 40; i++)
		buf_adds(&got, "(x)");
	regex = regex_compile(buf_text(&got), "", &fault);
	tap_ok(regex && regex_match(regex, TEXT("xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"), 0, &match) == REGEX_YES && match.count == REGEX_GROUPS, "more groups than are kept");
	regex_free(regex);
	regex_free(NULL);
	buf_release(&got);
}

int main(void)
{
	test_javascript();
	test_edges();
	return tap_done();
}
