/* Patterns in Go's syntax: what they find, and what Go refuses. */
#include "common/doc/regex.h"
#include "tests/unit/tap.h"

static const struct {
	const char *pattern, *subject, *found; /* found NULL: no match; "!": the pattern is refused */
} cases[] = {
	{ "^[0-9]+%$", "50%", "50%" },
	{ "^[0-9]+%$", "50%\n", NULL },
	{ "(?i)abc", "xABCx", "ABC" },
	{ "\\Aa\\z", "a", "a" },
	{ "[[:alpha:]]+", "12ab3", "ab" },
	{ "[a[b]+", "x[ab", "[ab" },
	{ "\\pL+", "1\xC3\xA9t", "\xC3\xA9t" },
	{ "(?P<year>\\d{4})", "in 2026", "2026" },
	{ "(?:a|ab)(?:c|bcd)", "abcd", "abcd" },
	{ "\\Qa.b\\E+", "a.bb", "a.bb" },
	{ "a{,2}", "a{,2}", "a{,2}" },
	{ "x*?y", "xxy", "xxy" },
	{ "(?=a)", "a", "!" },
	{ "(?<!a)b", "b", "!" },
	{ "(a)\\1", "aa", "!" },
	{ "a++", "a", "!" },
	{ "(?>a)", "a", "!" },
	{ "a\\Z", "a", "!" },
	{ "(a", "a", "!" },
	{ "[a", "a", "!" },
	{ "(*FAIL)", "a", "!" },
	{ "\\h", " ", "!" },
};

int main(void)
{
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct fault fault = FAULT_INIT;
		struct regex *regex = regex_compile_go(text_of(cases[i].pattern), &fault);
		struct regex_match match = { .count = 0 };
		bool found = regex && regex_match(regex, text_of(cases[i].subject), 0, &match) == REGEX_YES;
		bool refused = cases[i].found && cases[i].found[0] == '!';

		tap_ok(refused ? !regex : regex && found == (cases[i].found != NULL) && (!found || text_is(match.groups[0], cases[i].found)),
		       "%s on '%s': %s%.*s", cases[i].pattern, cases[i].subject, regex ? "found " : fault.message, TEXT_ARGS(match.groups[0]));
		regex_free(regex);
	}
	return tap_done();
}
