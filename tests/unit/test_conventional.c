#include "common/base/buf.h"
#include "common/release/conventional_grammar.h"
#include "tests/unit/tap.h"

/* Parts that are NULL were not there. */
static const struct {
	const char *name, *message, *header, *type, *scope, *subject, *body, *footer;
} parts[] = {
	{ "empty", "", NULL, NULL, NULL, NULL, NULL, NULL },
	{ "newlines only", "\r\n\n", NULL, NULL, NULL, NULL, NULL, NULL },
	{ "header", "feat: x\n", "feat: x", "feat", NULL, "x", NULL, NULL },
	{ "scope", "feat(a): x", "feat(a): x", "feat", "a", "x", NULL, NULL },
	{ "the scope ends at the last parenthesis that fits", "feat(a)(b): x (c): d", "feat(a)(b): x (c): d", "feat", "a)(b): x (c", "d", NULL, NULL },
	{ "the mark decides the end of the scope", "feat(a)!: x (c): d", "feat(a)!: x (c): d", "feat", "a", "x (c): d", NULL, NULL },
	{ "empty scope is none", "feat(): x", "feat(): x", "feat", NULL, "x", NULL, NULL },
	{ "no space after the colon", "feat:x", "feat:x", NULL, NULL, NULL, NULL, NULL },
	{ "a line separator is no part of a subject", "feat: x\xE2\x80\xA8y", "feat: x\xE2\x80\xA8y", NULL, NULL, NULL, NULL, NULL },
	{ "body", "feat: x\n\nbody\nmore\n", "feat: x", "feat", NULL, "x", "body\nmore", NULL },
	{ "body and footer", "feat: x\n\nbody\n\nRefs: y", "feat: x", "feat", NULL, "x", "body", "Refs: y" },
	{ "footer only: the body is there, empty", "feat: x\n\nfixes #1", "feat: x", "feat", NULL, "x", "", "fixes #1" },
	{ "footer at once: no body", "feat: x\nfixes #1", "feat: x", "feat", NULL, "x", NULL, "fixes #1" },
	{ "once footer, never body", "feat: x\n\nNote: a\n\nprose", "feat: x", "feat", NULL, "x", "", "Note: a\n\nprose" },
	{ "an indented token is prose", "feat: x\n\n  Note: a", "feat: x", "feat", NULL, "x", "  Note: a", NULL },
	{ "CRLF", "feat: x\r\n\r\nbody\r\nmore\r\n", "feat: x", "feat", NULL, "x", "body\nmore", NULL },
	{ "comments go", "# c\nfeat: x\n#\n\nbody\n# d\nmore", "feat: x", "feat", NULL, "x", "body\nmore", NULL },
	{ "nothing below the scissors", "feat: x\n\nbody\n# ------------------------ >8 ------------------------\ndiff", "feat: x", "feat", NULL, "x", "body", NULL },
	{ "git's report on a signature goes", "feat: x\n gpg: good", "feat: x", "feat", NULL, "x", NULL, NULL },
};

static bool is(struct text got, const char *wanted)
{
	return wanted ? got.ptr && text_is(got, wanted) : !got.ptr;
}

static void check_parts(void)
{
	struct conventional_grammar grammar = *conventional_grammar_default();

	grammar.comment = TEXT("#");
	for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++) {
		struct arena arena = ARENA_INIT;
		struct conventional p;

		conventional_parse(&grammar, text_of(parts[i].message), &arena, &p);
		tap_ok(is(p.header, parts[i].header) && is(p.type, parts[i].type) && is(p.scope, parts[i].scope) && is(p.subject, parts[i].subject) &&
			       is(p.body, parts[i].body) && is(p.footer, parts[i].footer),
		       "%s", parts[i].name);
		arena_release(&arena);
	}
}

/* Everything that a message refers to, as "action|owner|repository|prefix|issue" joined by spaces. */
static const struct {
	const char *name, *message, *references;
} references[] = {
	{ "in the header", "fix: x (#12)", "||||12" },
	{ "with an action", "x\n\nCloses #1, #2", "Closes||||1 Closes||||2" },
	{ "before an action", "x\n\n#1 fixes #2", "||||1 fixes||||2" },
	{ "a colon may follow the action in a footer token", "x\n\nCloses: #3", "Closes||||3" },
	{ "other repositories", "x\n\nsee a/b#1 and c#2", "|a|b||1 ||c||2" },
	{ "no digit, no issue", "x\n\n#general", "" },
	{ "an issue ends a word", "x\n\n#12x!", "" },
	{ "an address hides its fragment", "x\n\nhttps://e.org/#12", "" },
	{ "said twice counts once", "x\n\nfixes #1\nFixes #1", "fixes||||1" },
	{ "an action is a whole word", "x\n\nprefix #1", "||||1" },
};

static void add(struct buf *out, const struct reference *r)
{
	buf_addf(out, "%s%.*s|%.*s|%.*s||%.*s", out->len ? " " : "", TEXT_ARGS(r->action), TEXT_ARGS(r->owner), TEXT_ARGS(r->repository), TEXT_ARGS(r->issue));
}

static void check_references(void)
{
	for (size_t i = 0; i < sizeof(references) / sizeof(references[0]); i++) {
		struct arena arena = ARENA_INIT;
		struct buf got = BUF_INIT;
		struct conventional p;

		conventional_parse(conventional_grammar_default(), text_of(references[i].message), &arena, &p);
		for (size_t r = 0; r < p.reference_count; r++)
			add(&got, &p.references[r]);
		tap_ok(text_is(buf_text(&got), references[i].references), "references: %s: got '%s'", references[i].name, buf_cstr(&got));
		buf_release(&got);
		arena_release(&arena);
	}
}

static const struct {
	const char *name, *message;
	bool breaking;
	const char *note;
} breaking[] = {
	{ "mark", "feat!: x", true, "x" },
	{ "note", "feat: x\n\nBREAKING CHANGE: y\nz", true, "y\nz" },
	{ "hyphen", "feat: x\n\nBREAKING-CHANGE: y", true, "y" },
	{ "any letter case", "feat: x\n\nBreaking change: y", true, "y" },
	{ "bullet", "feat: x\n\n* BREAKING CHANGE: y", true, "y" },
	{ "a footer token ends a note", "feat: x\n\nBREAKING CHANGE: y\nRefs: z", true, "y" },
	{ "indented is prose", "feat: x\n\n BREAKING CHANGE: y", false, NULL },
	{ "no mark in other headers", "feat ! x", false, NULL },
	{ "NUL and invalid UTF-8 are bytes like others", "feat!: \xFF", true, "\xFF" },
};

static void check_breaking(void)
{
	for (size_t i = 0; i < sizeof(breaking) / sizeof(breaking[0]); i++) {
		struct arena arena = ARENA_INIT;
		struct conventional p;

		conventional_parse(conventional_grammar_default(), text_of(breaking[i].message), &arena, &p);
		tap_ok(conventional_is_breaking(&p) == breaking[i].breaking && is(p.note_count ? p.notes[0].text : (struct text){ NULL, 0 }, breaking[i].note),
		       "breaking: %s", breaking[i].name);
		arena_release(&arena);
	}
}

static void check_places(void)
{
	static const char message[] = "\n# c\r\nfeat: \xC3\xA9x\r\n\r\n# d\r\nbody";
	struct conventional_grammar grammar = *conventional_grammar_default();
	struct arena arena = ARENA_INIT;
	struct conventional p;
	struct place place;

	grammar.comment = TEXT("#");
	conventional_parse(&grammar, text_of(message), &arena, &p);
	place = conventional_place(&grammar, text_of(message), &p, p.header.ptr + 8);
	tap_ok(place.line == 3 && place.column == 8, "place in the header: got %u:%u", place.line, place.column);
	place = conventional_place(&grammar, text_of(message), &p, p.body.ptr + 1);
	tap_ok(place.line == 6 && place.column == 2, "place in the body: got %u:%u", place.line, place.column);
	arena_release(&arena);
}

static void check_reverts(void)
{
	struct arena arena = ARENA_INIT;
	struct conventional p;

	conventional_parse(conventional_grammar_default(), TEXT("Revert \"feat: x\"\n\nThis reverts commit abc123."), &arena, &p);
	tap_ok(is(p.reverted_header, "feat: x") && is(p.reverted_hash, "abc123"), "git's own revert");
	conventional_parse(conventional_grammar_angular(), TEXT("revert: feat: x\n\nThis reverts commit abc1234"), &arena, &p);
	tap_ok(is(p.reverted_header, "feat: x") && is(p.reverted_hash, "abc1234"), "Angular's revert");
	conventional_parse(conventional_grammar_angular(), TEXT("feat!: x"), &arena, &p);
	tap_ok(!p.type.ptr && !p.breaking_mark, "Angular's grammar knows no mark");
	arena_release(&arena);
}

int main(void)
{
	check_parts();
	check_references();
	check_breaking();
	check_places();
	check_reverts();
	return tap_done();
}
