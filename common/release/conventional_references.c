#include <string.h>

#include "common/base/js.h"
#include "common/base/map.h"
#include "common/release/conventional_parts.h"

/* [\w-] */
static bool is_token_char(char c)
{
	return js_is_word(c) || c == '-';
}

/* [\w\-./]: what the name of a repository is made of. */
static bool is_repository_char(char c)
{
	return is_token_char(c) || c == '.' || c == '/';
}

static size_t token_length(struct text t)
{
	size_t len = 0;

	while (len < t.len && is_token_char(t.ptr[len]))
		len++;
	return len;
}

static bool is_dot(struct text t)
{
	return t.len && !js_line_end(t);
}

/* ^(?:\*\s+)?(KEYWORDS):\s*(.*) whatever the letter case. */
static bool match_note(const struct conventional_grammar *grammar, struct text t, struct note *note)
{
	for (size_t i = 0; i < grammar->note_keywords.count; i++) {
		struct text keyword = grammar->note_keywords.items[i];
		struct text rest = text_from(t, keyword.len);

		if (!parts_starts_with(t, keyword) || !rest.len || rest.ptr[0] != ':')
			continue;
		*note = (struct note){ text_slice(t, 0, keyword.len), js_line(js_trim_start(text_from(rest, 1))) };
		return true;
	}
	return false;
}

bool parts_is_note(const struct conventional_grammar *grammar, struct text line, struct note *note)
{
	size_t spaces = line.len && line.ptr[0] == '*' ? js_spaces(text_from(line, 1)) : 0;

	return (spaces && match_note(grammar, text_from(line, 1 + spaces), note)) || match_note(grammar, line, note);
}

/* \s+.+ : a space and something behind it, which may be a space again but no line terminator. */
static bool is_space_and_more(struct text t)
{
	size_t at = js_space(t);

	while (at && at < t.len) {
		struct text rest = text_from(t, at);

		if (is_dot(rest))
			return true;
		at += js_line_end(rest);
	}
	return false;
}

/* \s+(?:PREFIXES).+ whatever the letter case. */
static bool is_space_and_prefix(const struct conventional_grammar *grammar, struct text t)
{
	size_t spaces = js_spaces(t);

	for (size_t i = 0; spaces && i < grammar->issue_prefixes.count; i++) {
		struct text prefix = grammar->issue_prefixes.items[i], rest = text_from(t, spaces);

		if (!prefix.len ? is_space_and_more(t) : parts_starts_with(rest, prefix) && is_dot(text_from(rest, prefix.len)))
			return true;
	}
	return false;
}

/* ^(?:BREAKING CHANGE|[\w-]+)(?::\s+|\s+(?:PREFIXES)).+ whatever the letter case. */
bool parts_is_footer_token(const struct conventional_grammar *grammar, struct text line)
{
	static const struct text breaking = TEXT_INIT("BREAKING CHANGE");
	size_t lengths[2] = { parts_starts_with(line, breaking) ? breaking.len : 0, token_length(line) };

	for (size_t i = 0; i < 2; i++) {
		struct text rest = text_from(line, lengths[i]);

		if (!lengths[i] || !rest.len)
			continue;
		if (rest.ptr[0] == ':' ? is_space_and_more(text_from(rest, 1)) : is_space_and_prefix(grammar, rest))
			return true;
	}
	return false;
}

/* \bhttps?:\/\/(?:www\.)?([-a-zA-Z0-9@:%_+.~#?&/=])+\b somewhere: an address, whose "#1" is no issue. */
static bool has_address(struct text t)
{
	static const char set[] = "-@:%_+.~#?&/=";
	size_t at = 0;

	while ((at = text_find(t, TEXT("://"), at)) != SIZE_MAX) {
		struct text before = text_slice(t, 0, at);
		size_t scheme = text_ends_with(before, TEXT("https")) ? 5 : text_ends_with(before, TEXT("http")) ? 4
														 : 0;

		at += 3;
		if (!scheme || (before.len > scheme && js_is_word(before.ptr[before.len - scheme - 1])))
			continue;
		for (size_t i = at; i < t.len && (js_is_word(t.ptr[i]) || (t.ptr[i] && strchr(set, t.ptr[i]))); i++)
			if (js_is_word(t.ptr[i]))
				return true;
	}
	return false;
}

/* ((?=[\w-]*\d)[\w-]+)(?=\s|$|[,;.)\]]): bytes of the issue, 0 when there is none. */
static size_t issue_length(struct text t)
{
	size_t len = token_length(t), digits = 0;
	struct text rest = text_from(t, len);

	for (size_t i = 0; i < len; i++)
		digits += js_is_digit(t.ptr[i]);
	if (!digits)
		return 0;
	return !rest.len || js_space(rest) || (rest.ptr[0] && strchr(",;.)]", rest.ptr[0])) ? len : 0;
}

/* A prefix and an issue at the start of t. */
static bool match_issue(const struct conventional_grammar *grammar, struct text t, struct reference *reference)
{
	for (size_t i = 0; i < grammar->issue_prefixes.count; i++) {
		struct text prefix = grammar->issue_prefixes.items[i];
		bool fits = grammar->issue_prefixes_exact ? text_starts_with(t, prefix) : parts_starts_with(t, prefix);
		size_t len = fits ? issue_length(text_from(t, prefix.len)) : 0;

		if (!len)
			continue;
		reference->prefix = text_slice(t, 0, prefix.len);
		reference->issue = text_slice(t, prefix.len, len);
		return true;
	}
	return false;
}

static void set_repository(struct reference *reference, struct text name)
{
	size_t slash = text_find_byte(name, '/', 0);

	if (slash == SIZE_MAX) {
		reference->repository = name;
		return;
	}
	reference->owner = text_slice(name, 0, slash);
	reference->repository = text_from(name, slash + 1);
}

static bool ends_line(struct text t, size_t at)
{
	unsigned char c = (unsigned char)t.ptr[at];

	return (c < 0x20 || c >= 0x80) && js_line_end(text_from(t, at));
}

/*
 * The next reference at or after *from:
 * .*?(?<![\w\-./])(?:([\w\-./]+)(?![\w\-./]))?(PREFIXES)(ISSUE)
 */
static bool next_reference(const struct conventional_grammar *grammar, struct text t, size_t *from, struct reference *reference)
{
	for (size_t at = *from; at < t.len && !ends_line(t, at);) {
		size_t name = at;

		if (at && is_repository_char(t.ptr[at - 1])) {
			at++;
			continue;
		}
		while (name < t.len && is_repository_char(t.ptr[name]))
			name++;
		*reference = (struct reference){ .action = reference->action };
		if (name > at && match_issue(grammar, text_from(t, name), reference))
			set_repository(reference, text_slice(t, at, name - at));
		else if (!match_issue(grammar, text_from(t, at), reference)) {
			at = name > at ? name : at + 1;
			continue;
		}
		reference->raw = text_slice(t, *from, (size_t)(reference->issue.ptr + reference->issue.len - (t.ptr + *from)));
		*from += reference->raw.len;
		return true;
	}
	return false;
}

static bool may_refer(const struct conventional_grammar *grammar, struct text t)
{
	for (size_t i = 0; i < grammar->issue_prefixes.count; i++) {
		struct text prefix = grammar->issue_prefixes.items[i];

		if (!prefix.len || is_token_char(prefix.ptr[0]) || text_find_byte(t, prefix.ptr[0], 0) != SIZE_MAX)
			return true;
	}
	return false;
}

static void add_sentence(struct message_parser *parser, struct text sentence, struct text action)
{
	struct conventional *parsed = parser->parsed;
	struct reference reference = { .action = action };
	size_t from = 0;

	if (!may_refer(parser->grammar, sentence) || has_address(sentence))
		return;
	while (next_reference(parser->grammar, sentence, &from, &reference)) {
		parser->references = parts_grow(parser->arena, parser->references, parsed->reference_count, &parser->reference_cap, sizeof(reference));
		parser->references[parsed->reference_count++] = reference;
		parsed->references = parser->references;
	}
}

/* A bit for the lower five bits of a byte, which the cases of a letter share. */
static uint32_t letter_bit(char c)
{
	return UINT32_C(1) << ((unsigned char)c & 31U);
}

/* The first letters of all actions: what nearly every byte of a message can be told apart by. */
static uint32_t first_letters(const struct conventional_grammar *grammar)
{
	uint32_t letters = 0;

	for (size_t i = 0; i < grammar->reference_actions.count; i++) {
		struct text action = grammar->reference_actions.items[i];

		letters |= action.len ? letter_bit(action.ptr[0]) : UINT32_MAX;
	}
	return letters;
}

/* Is there an action, a whole word, at the start of what follows byte at? */
static bool is_action(const struct conventional_grammar *grammar, uint32_t letters, struct text t, size_t at)
{
	if (!(letters & letter_bit(t.ptr[at])) || (at && js_is_word(t.ptr[at - 1])))
		return false;
	for (size_t i = 0; i < grammar->reference_actions.count; i++) {
		size_t end = at + grammar->reference_actions.items[i].len;

		if (parts_starts_with(text_from(t, at), grammar->reference_actions.items[i]) && (end == t.len || !js_is_word(t.ptr[end])))
			return true;
	}
	return false;
}

/* (?:\s+(.*?))(?=(?<!\w)(?:ACTIONS)(?!\w)|$) at byte at: what an action applies to. */
static bool match_sentence(const struct conventional_grammar *grammar, struct text t, size_t at, struct text *sentence)
{
	uint32_t letters = first_letters(grammar);
	size_t start = at + js_spaces(text_from(t, at));

	if (start == at)
		return false;
	for (size_t end = start;; end++) {
		*sentence = text_slice(t, start, end - start);
		if (end == t.len || is_action(grammar, letters, t, end))
			return true;
		if (js_line_end(text_from(t, end)))
			return false;
	}
}

/* (?<!\w)(ACTIONS)(?:\s+(.*?))(?=…) at byte at; in a footer token a colon may follow the action. */
static bool match_action(const struct conventional_grammar *grammar, struct text t, size_t at, bool is_footer_token, struct text *action, struct text *sentence)
{
	if (at && js_is_word(t.ptr[at - 1]))
		return false;
	for (size_t i = 0; i < grammar->reference_actions.count; i++) {
		struct text keyword = grammar->reference_actions.items[i];
		size_t end = at + keyword.len;

		if (!parts_starts_with(text_from(t, at), keyword))
			continue;
		end += is_footer_token && end < t.len && t.ptr[end] == ':';
		*action = text_slice(t, at, keyword.len);
		if (match_sentence(grammar, t, end, sentence))
			return true;
	}
	return false;
}

void parts_references(struct message_parser *parser, struct text line, bool is_footer_token)
{
	static const struct text no_action = { NULL, 0 };
	uint32_t letters = first_letters(parser->grammar);
	struct text action, sentence;
	size_t done = 0;

	if (!may_refer(parser->grammar, line))
		return;
	for (size_t at = 0; at < line.len;) {
		if (!(letters & letter_bit(line.ptr[at])) || !match_action(parser->grammar, line, at, is_footer_token, &action, &sentence)) {
			at++;
			continue;
		}
		add_sentence(parser, text_slice(line, done, at - done), no_action);
		add_sentence(parser, sentence, action);
		at = done = (size_t)(sentence.ptr + sentence.len - line.ptr);
	}
	add_sentence(parser, text_from(line, done), no_action);
}

/* "action raw" in lower case: what two equal references have in common. */
static struct text reference_key(struct arena *arena, const struct reference *reference)
{
	size_t len = reference->action.len + 1 + reference->raw.len;
	char *key = arena_zalloc(arena, len + 1, 1);

	for (size_t i = 0; i < len; i++) {
		char c = i == reference->action.len ? ' ' : i < reference->action.len ? reference->action.ptr[i]
										      : reference->raw.ptr[i - reference->action.len - 1];

		key[i] = c >= 'A' && c <= 'Z' ? (char)(c + ('a' - 'A')) : c;
	}
	return (struct text){ key, len };
}

void parts_unique_references(struct message_parser *parser)
{
	struct conventional *parsed = parser->parsed;
	struct map seen = MAP_INIT;
	size_t kept = 0;

	if (parsed->reference_count < 2)
		return;
	for (size_t i = 0; i < parsed->reference_count; i++) {
		struct map_entry *entry = map_add(&seen, reference_key(parser->arena, &parser->references[i]));

		if (entry->value)
			continue;
		entry->value = &parser->references[i];
		parser->references[kept++] = parser->references[i];
	}
	parsed->reference_count = kept;
	map_release(&seen);
}

/* @([\w-]+) */
void parts_mentions(struct message_parser *parser, struct text message)
{
	struct conventional *parsed = parser->parsed;
	size_t at = 0;

	while ((at = text_find_byte(message, '@', at)) != SIZE_MAX) {
		struct text name = text_from(message, at + 1);

		at++;
		name.len = token_length(name);
		if (!name.len)
			continue;
		parser->mentions = parts_grow(parser->arena, parser->mentions, parsed->mention_count, &parser->mention_cap, sizeof(name));
		parser->mentions[parsed->mention_count++] = name;
		parsed->mentions = parser->mentions;
	}
}
