/* The rules that are ours, what lets messages off, and corrections; the peer's rules are replayed by tests/conformance/commitlint.t. */
#include <string.h>

#include "common/doc/json.h"
#include "tests/unit/tap.h"
#include "tools/commitlint/lint.h"

static const struct authorship ada = {
	.id = TEXT_INIT("0123456789012345678901234567890123456789"),
	.author_name = TEXT_INIT("Ada"),
	.author_email = TEXT_INIT("ada@example.org"),
	.committer_name = TEXT_INIT("Cai"),
	.committer_email = TEXT_INIT("cai@example.org"),
	.parents = 1,
};

static const struct authorship bot = {
	.id = TEXT_INIT("1123456789012345678901234567890123456789"),
	.author_name = TEXT_INIT("dependabot[bot]"),
	.author_email = TEXT_INIT("49699333+dependabot[bot]@users.noreply.github.com"),
	.parents = 2,
	.is_signed = true,
};

/* found: "[severity] message @line:column" of each finding, joined by "; ". */
static const struct {
	const char *name, *rules, *ignores, *message;
	const struct authorship *by;
	const char *found;
} cases[] = {
	{ "imperative", "{\"subject-imperative\":[2,\"always\"]}", NULL, "fix: added a parser", NULL, "error: subject must be in the imperative mood @1:6 (did you mean 'add a parser'?)" },
	{ "imperative: a noun is fine", "{\"subject-imperative\":[2,\"always\"]}", NULL, "fix: address of a parser", NULL, "" },
	{ "no fixup, though it is passed over", "{\"fixup-commit\":[2,\"never\"],\"type-empty\":[2,\"never\"]}", NULL, "fixup! fix: x", NULL, "error: commit must not be a fixup @1:1 (squash it: git rebase --interactive --autosquash)" },
	{ "no work in progress", "{\"wip-commit\":[1,\"never\"]}", NULL, "feat: x (WIP)", NULL, "warning: commit must not be work in progress @1:10 (finish it, or squash it)" },
	{ "WIP is a word", "{\"wip-commit\":[1,\"never\"]}", NULL, "feat: wipe", NULL, "" },
	{ "no merges", "{\"merge-commit\":[2,\"never\"]}", NULL, "Merge branch x", &bot, "error: commit must not be a merge @1:1 (rebase instead)" },
	{ "of no commit nothing is known", "{\"merge-commit\":[2,\"never\"],\"commit-signature\":[2,\"always\"],\"author-email\":[2,\"always\",\"x\"]}", NULL, "Merge branch x", NULL, "" },
	{ "signature", "{\"commit-signature\":[2,\"always\"]}", NULL, "feat: x", &ada, "error: commit must be signed @1:1 (commit with --gpg-sign)" },
	{ "author's address", "{\"author-email\":[2,\"always\",[\"@example[.]com$\",\"@example[.]net$\"]]}", NULL, "feat: x", &ada, "error: author's e-mail 'ada@example.org' must match /@example[.]com$/ or /@example[.]net$/ @1:1 (set user.email, and amend with --reset-author)" },
	{ "sign-off of another", "{\"signed-off-by-author\":[2,\"always\"]}", NULL, "feat: x\n\nSigned-off-by: Cai <cai@example.org>", &ada, "error: message must be signed off by its author @1:1 (add 'Signed-off-by: Ada <ada@example.org>', as 'git commit --signoff' does)" },
	{ "sign-off above other trailers", "{\"signed-off-by-author\":[2,\"always\"]}", NULL, "feat: x\n\nSigned-off-by: Ada <ADA@example.org>\nReviewed-by: Cai <c@d>", &ada, "" },
	{ "issue key", "{\"issue-key\":[2,\"always\",\"PROJ-[0-9]+\"]}", NULL, "feat: x\n\nRefs: PROJ-", NULL, "error: message must name an issue that matches /PROJ-[0-9]+/ @1:1 (name the issue, as in 'Refs: PROJ-123')" },
	{ "forbidden words", "{\"forbidden-words\":[2,\"never\",[\"password\",\"foo bar\"]]}", NULL, "feat: x\n\na Password\n", NULL, "error: message must not hold 'password' @3:3 (say it in other words)" },
	{ "patterns", "{\"header-pattern\":[2,\"always\",\"^[a-z]+: [a-z]\"],\"body-pattern\":[2,\"never\",\"LATER\"]}", NULL, "feat: X\n\nLATER", NULL, "error: header must match /^[a-z]+: [a-z]/ @1:1 (rewrite the header so that it fits); error: body must not match /LATER/ @3:1 (rewrite the body so that it fits)" },
	{ "a pattern without end", "{\"header-pattern\":[2,\"always\",\"^(a+)+$\"]}", NULL, "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab", NULL, "*" },
	{ "Cyrillic in a Latin word", "{\"lookalike-characters\":[2,\"never\"]}", NULL, "feat: p\xD0\xB0rser", NULL, "error: message must not hold characters that look like others, or that reorder or hide text @1:8 (type the word again)" },
	{ "a Cyrillic word", "{\"lookalike-characters\":[2,\"never\"]}", NULL, "feat: \xD0\xB4\xD0\xB0 da", NULL, "" },
	{ "text turned around", "{\"lookalike-characters\":[2,\"never\"]}", NULL, "feat: a\xE2\x80\xAE"
										  "b",
	  NULL, "error: message must not hold characters that look like others, or that reorder or hide text @1:8 (type the word again)" },
	{ "assistants", "{\"ai-attribution\":[2,\"never\"]}", NULL, "feat: x\n\nCo-authored-by: Copilot <c@d>", NULL, "error: message must not name an assistant in its trailers @1:1 (remove the trailer)" },
	{ "people", "{\"ai-attribution\":[2,\"never\"]}", NULL, "feat: x\n\nCo-authored-by: Cai <c@d>", NULL, "" },
	{ "let off all rules by author", "{\"type-empty\":[2,\"never\"]}", "[{\"author\":\"^Ada <\",\"reason\":\"she knows\"}]", "x", &ada, "" },
	{ "let off one rule", "{\"type-empty\":[2,\"never\"],\"subject-empty\":[2,\"never\"]}", "[{\"committer\":\"cai@\",\"rules\":[\"type-empty\"]}]", "x", &ada, "error: subject may not be empty @1:2 (say after ': ' what the change does)" },
	{ "all conditions must hold", "{\"type-empty\":[2,\"never\"]}", "[{\"author\":\"Ada\",\"header\":\"^y\"}]", "x", &ada, "error: type may not be empty @1:1 (begin with a type and a colon, as in 'feat: \xE2\x80\xA6' or 'fix: \xE2\x80\xA6')" },
	{ "by commit and body", "{\"type-empty\":[2,\"never\"]}", "[{\"commit\":\"01234\",\"body\":\"^bye$|bye\"}]", "x\n\nbye", &ada, "" },
	{ "bots write long lines", "{\"body-max-line-length\":[2,\"always\",3],\"type-empty\":[2,\"never\"]}", "[{\"preset\":\"bots\"}]", "feat: x\n\nlonger", &bot, "" },
	{ "a trailer lets off", "{\"body-max-line-length\":[2,\"always\",3]}", NULL, "feat: x\n\nlonger\n\ncommitlint-disable: type-enum, body-max-line-length", NULL, "notice: body's lines must not be longer than 3 characters, which the message lets itself off @3:4 (wrap the line)" },
};

static void add_finding(void *context, const struct lint_finding *finding)
{
	struct buf *out = context;

	buf_addf(out, "%s%s: %.*s @%u:%u (%.*s)", out->len ? "; " : "", severity_name(finding->severity), TEXT_ARGS(finding->message), finding->place.line, finding->place.column, TEXT_ARGS(finding->remedy));
}

static const struct node *json(const char *source, struct arena *arena)
{
	struct fault fault = FAULT_INIT;
	const struct node *node = NULL;

	if (source && json_read(text_of(source), "test", arena, &node, &fault) < 0)
		die_fault(&fault);
	return node;
}

static void check(size_t i)
{
	struct arena arena = ARENA_INIT;
	struct rule_layers layers = RULE_LAYERS_INIT;
	struct waivers waivers = { NULL, 0 };
	struct lint_options options = { .grammar = conventional_grammar_default(), .ignores = IGNORES_HEADER, .waivers = &waivers, .may_disable = true };
	struct fault fault = FAULT_INIT;
	struct buf found = BUF_INIT;
	struct conventional parsed;

	if (rule_layers_add(&layers, json(cases[i].rules, &arena), &arena, &fault) < 0 || settings_read(&layers, &arena, &options.settings, &fault) < 0 ||
	    waivers_read(json(cases[i].ignores, &arena), false, &arena, &waivers, &fault) < 0)
		die_fault(&fault);
	lint_message(&options, &(struct lint_context){ .text = text_of(cases[i].message), .by = cases[i].by }, &arena, &parsed, add_finding, &found);
	tap_ok(text_is(buf_text(&found), cases[i].found) || (!strcmp(cases[i].found, "*") && found.len), "%s: '%s'", cases[i].name, buf_cstr(&found));
	buf_release(&found);
	settings_release(&options.settings);
	waivers_release(&waivers);
	arena_release(&arena);
}

/* Faults, with their places. */
static const struct {
	const char *name, *rules, *ignores, *message;
} faults[] = {
	{ "a pattern that is none", "{\"header-pattern\":[2,\"always\",\"(\"]}", "[]", "" },
	{ "no pattern", "{\"header-pattern\":[2,\"always\"]}", "[]", "rule 'header-pattern' needs a pattern as its third item" },
	{ "an unknown condition", "{}", "[{\"autor\":\"x\"}]", "unknown key 'autor'; did you mean 'author'?" },
	{ "no condition", "{}", "[{\"rules\":[\"type-enum\"]}]", "an item of 'ignores' needs a condition: author, committer, header, body, commit or preset" },
	{ "an unknown rule in it", "{}", "[{\"author\":\"x\",\"rules\":[\"x\"]}]", "unknown rule 'x'; 'commitlint --list-rules' shows all" },
};

static void check_fault(size_t i)
{
	struct arena arena = ARENA_INIT;
	struct rule_layers layers = RULE_LAYERS_INIT;
	struct waivers waivers = { NULL, 0 };
	struct settings settings = { NULL, 0 };
	struct fault fault = FAULT_INIT;
	int result = rule_layers_add(&layers, json(faults[i].rules, &arena), &arena, &fault) | settings_read(&layers, &arena, &settings, &fault);

	if (result == 0)
		result = waivers_read(json(faults[i].ignores, &arena), false, &arena, &waivers, &fault);
	tap_ok(result < 0 && (!*faults[i].message || !strcmp(fault.message, faults[i].message)), "%s: '%s'", faults[i].name, fault.message);
	settings_release(&settings);
	waivers_release(&waivers);
	arena_release(&arena);
}

int main(void)
{
	tool_name = "test_commitlint";
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		check(i);
	for (size_t i = 0; i < sizeof(faults) / sizeof(faults[0]); i++)
		check_fault(i);
	return tap_done();
}
