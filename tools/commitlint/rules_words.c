/* rules_words: rules about what a message says: words, patterns, characters. */
#include <string.h>

#include "common/base/js.h"
#include "common/base/utf8.h"
#include "tools/commitlint/rules.h"
#include "tools/commitlint/trailers.h"

bool setting_matches(const struct setting *setting, struct text t, struct problem *problem)
{
	for (size_t i = 0; i < setting->pattern_count; i++) {
		enum regex_result result = regex_match(setting->patterns[i], t, 0, NULL);

		if (result == REGEX_GAVE_UP)
			buf_adds(&problem->remedy, "the pattern takes too many steps; make it simpler");
		if (result == REGEX_YES)
			return true;
	}
	return false;
}

bool rule_pattern(const struct subject *subject, const struct setting *setting, struct problem *problem)
{
	struct text t = subject_part(subject, setting->rule->part);

	return setting_matches(setting, t, problem) != setting->never ||
	       problem_say(problem, t.ptr, "%s %s match %.*s", part_name(setting->rule->part), setting->never ? "must not" : "must", TEXT_ARGS(setting->string));
}

bool rule_issue_key(const struct subject *subject, const struct setting *setting, struct problem *problem)
{
	return setting_matches(setting, subject->parsed->clean, problem) != setting->never ||
	       problem_say(problem, NULL, "message %s name an issue that matches %.*s", setting->never ? "must not" : "must", TEXT_ARGS(setting->string));
}

static bool is_word_byte(char c)
{
	return js_is_word(c) || ((unsigned char)c & 0x80U);
}

/* Where the word stands, whole and whatever the letter case of A to Z; NULL when it does not. */
static const char *find_word(struct text t, struct text word)
{
	for (size_t at = 0; word.len && at + word.len <= t.len; at++) {
		size_t end = at + word.len;

		if (!text_eq_ignoring_case(text_slice(t, at, word.len), word))
			continue;
		if ((!at || !is_word_byte(t.ptr[at - 1]) || !is_word_byte(word.ptr[0])) && (end == t.len || !is_word_byte(t.ptr[end]) || !is_word_byte(word.ptr[word.len - 1])))
			return t.ptr + at;
	}
	return NULL;
}

bool rule_forbidden_words(const struct subject *subject, const struct setting *setting, struct problem *problem)
{
	for (size_t i = 0; i < setting->texts.count; i++) {
		const char *at = find_word(subject->parsed->clean, setting->texts.items[i]);

		if (!at != setting->never)
			return problem_say(problem, at, "message %s hold '%.*s'", setting->never ? "must not" : "must", TEXT_ARGS(setting->texts.items[i]));
	}
	return true;
}

static bool starts_with_any(struct text t, const char *const *prefixes)
{
	for (; *prefixes; prefixes++)
		if (t.len >= strlen(*prefixes) && text_eq_ignoring_case(text_slice(t, 0, strlen(*prefixes)), text_of(*prefixes)))
			return true;
	return false;
}

bool rule_fixup_commit(const struct subject *subject, const struct setting *setting, struct problem *problem)
{
	static const char *const prefixes[] = { "fixup!", "squash!", "amend!", NULL };
	struct text header = subject->parsed->header;

	return starts_with_any(header, prefixes) != setting->never || problem_say(problem, header.ptr, "commit %s be a fixup", setting->never ? "must not" : "must");
}

bool rule_wip_commit(const struct subject *subject, const struct setting *setting, struct problem *problem)
{
	static const char *const words[] = { "wip", "do not merge", "work in progress" };
	struct text header = subject->parsed->header;
	const char *at = NULL;

	for (size_t i = 0; !at && i < sizeof(words) / sizeof(words[0]); i++)
		at = find_word(header, text_of(words[i]));
	return !at == setting->never || problem_say(problem, at, "commit %s be work in progress", setting->never ? "must not" : "must");
}

/* Verbs that subjects often begin with in another mood, and the imperative. */
static const struct verb {
	const char *form, *imperative;
} verbs[] = {
	{ "adds", "add" },
	{ "allows", "allow" },
	{ "built", "build" },
	{ "bumps", "bump" },
	{ "changes", "change" },
	{ "corrects", "correct" },
	{ "creates", "create" },
	{ "deletes", "delete" },
	{ "drops", "drop" },
	{ "enables", "enable" },
	{ "ensures", "ensure" },
	{ "fixes", "fix" },
	{ "handles", "handle" },
	{ "implements", "implement" },
	{ "improves", "improve" },
	{ "introduces", "introduce" },
	{ "made", "make" },
	{ "makes", "make" },
	{ "moves", "move" },
	{ "prevents", "prevent" },
	{ "refactors", "refactor" },
	{ "removes", "remove" },
	{ "renames", "rename" },
	{ "replaces", "replace" },
	{ "reverts", "revert" },
	{ "rewrites", "rewrite" },
	{ "rewrote", "rewrite" },
	{ "simplifies", "simplify" },
	{ "supports", "support" },
	{ "tests", "test" },
	{ "updates", "update" },
	{ "upgrades", "upgrade" },
	{ "uses", "use" },
	{ "wrote", "write" },
	{ "writes", "write" },
	{ "adding", "add" },
	{ "fixing", "fix" },
	{ "making", "make" },
	{ "moving", "move" },
	{ "removing", "remove" },
	{ "using", "use" },
	{ "updating", "update" },
	{ "changing", "change" },
	{ "added", "add" },
	{ "changed", "change" },
	{ "created", "create" },
	{ "deleted", "delete" },
	{ "dropped", "drop" },
	{ "enabled", "enable" },
	{ "fixed", "fix" },
	{ "implemented", "implement" },
	{ "improved", "improve" },
	{ "introduced", "introduce" },
	{ "moved", "move" },
	{ "refactored", "refactor" },
	{ "removed", "remove" },
	{ "renamed", "rename" },
	{ "replaced", "replace" },
	{ "reverted", "revert" },
	{ "simplified", "simplify" },
	{ "updated", "update" },
	{ "upgraded", "upgrade" },
	{ "used", "use" },
	{ "bumped", "bump" },
	{ "allowed", "allow" },
	{ "corrected", "correct" },
	{ "ensured", "ensure" },
	{ "handled", "handle" },
	{ "prevented", "prevent" },
	{ "supported", "support" },
	{ "tested", "test" },
};

bool rule_subject_imperative(const struct subject *subject, const struct setting *setting, struct problem *problem)
{
	struct text t = subject->parsed->subject.len ? subject->parsed->subject : subject->parsed->header, word = t;
	const struct verb *found = NULL;

	for (word.len = 0; word.len < t.len && is_word_byte(t.ptr[word.len]); word.len++)
		;
	for (size_t i = 0; i < sizeof(verbs) / sizeof(verbs[0]); i++)
		if (text_eq_ignoring_case(word, text_of(verbs[i].form)))
			found = &verbs[i];
	if (!found != setting->never)
		return true;
	problem_say(problem, t.ptr, "subject %s be in the imperative mood", setting->never ? "must not" : "must");
	if (found)
		buf_addf(&problem->remedy, "did you mean '%s%.*s'?", found->imperative, TEXT_ARGS(text_from(t, word.len)));
	return false;
}

/* Characters that reorder text or cannot be seen. */
static bool is_hidden(uint32_t c)
{
	return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0x200E || c == 0x200F || c == 0x061C || c == 0x200B || c == 0x2060 ||
	       c == 0xFEFF || c == 0x00AD || (c >= 0xE0000 && c <= 0xE007F);
}

/* Greek and Cyrillic letters, many of which look like Latin ones. */
static bool is_alike(uint32_t c)
{
	return (c >= 0x0370 && c <= 0x03FF) || (c >= 0x0400 && c <= 0x052F);
}

static bool is_latin(uint32_t c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= 0xC0 && c <= 0x24F);
}

/* The first hidden character, or the first letter by which a word mixes Latin with what looks like it. */
static const char *find_lookalike(struct text t)
{
	bool latin = false, alike = false;
	struct text rest = t;
	struct utf8_char c;

	while (rest.len) {
		const char *at = rest.ptr;

		utf8_next(&rest, &c);
		if (is_hidden(c.code))
			return at;
		if (is_latin(c.code))
			latin = true;
		else if (is_alike(c.code))
			alike = true;
		else
			latin = alike = false;
		if (latin && alike)
			return at;
	}
	return NULL;
}

bool rule_lookalike_characters(const struct subject *subject, const struct setting *setting, struct problem *problem)
{
	const char *at = find_lookalike(subject->parsed->clean);

	return !at == setting->never || problem_say(problem, at, "message %s hold characters that look like others, or that reorder or hide text", setting->never ? "must not" : "must");
}

bool rule_ai_attribution(const struct subject *subject, const struct setting *setting, struct problem *problem)
{
	static const char *const tokens[] = { "Co-authored-by", "Assisted-by", "Generated-by", "Generated-with", NULL };
	static const struct text names[] = { TEXT_INIT("claude"), TEXT_INIT("copilot"), TEXT_INIT("chatgpt"), TEXT_INIT("codex"), TEXT_INIT("cursor"), TEXT_INIT("devin"), TEXT_INIT("gemini"), TEXT_INIT("openai"), TEXT_INIT("anthropic"), TEXT_INIT("aider") };
	struct texts wanted = setting->texts.count ? setting->texts : (struct texts){ names, sizeof(names) / sizeof(names[0]) };
	struct trailer_walk walk = trailers_of(subject->raw);
	struct trailer trailer;
	const char *at = NULL;

	while (!at && trailers_next(&walk, NULL, &trailer))
		for (size_t i = 0; !at && starts_with_any(trailer.token, tokens) && i < wanted.count; i++)
			at = find_word(trailer.value, wanted.items[i]);
	return !at == setting->never || problem_say(problem, NULL, "message %s name an assistant in its trailers", setting->never ? "must not" : "must");
}
