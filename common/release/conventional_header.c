#include <string.h>

#include "common/base/js.h"
#include "common/release/conventional_parts.h"

enum mark { MARK_NONE,
	    MARK_OPTIONAL,
	    MARK_REQUIRED };

/* What follows type and scope: ": ", with a mark "!: ". Bytes, 0 when it is neither. */
static size_t separator(struct text t, enum mark mark)
{
	if (mark != MARK_NONE && text_starts_with(t, TEXT("!: ")))
		return 3;
	return mark != MARK_REQUIRED && text_starts_with(t, TEXT(": ")) ? 2 : 0;
}

/*
 * ^(\w*)(?:\((.*)\))?: (.*)$ with "!" or "!?" before the colon, or neither. The scope is greedy: it ends at the last
 * parenthesis that the rest of the pattern fits behind. A header with a line terminator does not fit.
 */
static bool match_header(struct text header, enum mark mark, struct regex_match *match)
{
	size_t at = 0, taken = 0;

	if (js_line(header).len != header.len)
		return false;
	while (at < header.len && js_is_word(header.ptr[at]))
		at++;
	*match = (struct regex_match){ .groups = { header, text_slice(header, 0, at) }, .count = 4 };
	if (at < header.len && header.ptr[at] == '(') {
		size_t close = header.len - 1;

		while (close > at && !(header.ptr[close] == ')' && separator(text_from(header, close + 1), mark)))
			close--;
		if (close == at)
			return false;
		match->groups[2] = text_slice(header, at + 1, close - at - 1);
		at = close + 1;
	}
	taken = separator(text_from(header, at), mark);
	match->groups[3] = text_from(header, at + taken);
	return taken > 0;
}

bool conventional_header_is_marked(struct text header)
{
	struct regex_match match;

	return match_header(header, MARK_REQUIRED, &match);
}

static struct text null_if_empty(struct text t)
{
	return t.len ? t : (struct text){ NULL, 0 };
}

static bool match_pattern(struct message_parser *parser, const struct regex *regex, struct text t, struct regex_match *match)
{
	enum regex_result result = regex ? regex_match(regex, t, 0, match) : REGEX_NO;

	parser->parsed->gave_up = parser->parsed->gave_up || result == REGEX_GAVE_UP;
	return result == REGEX_YES;
}

/* The group of that name, or the one whose turn it is. */
static struct text group_of(const struct regex *regex, const struct regex_match *match, struct text name, size_t turn)
{
	char cstr[32];
	size_t number = turn + 1;

	if (regex && name.len < sizeof(cstr)) {
		memcpy(cstr, name.ptr, name.len);
		cstr[name.len] = '\0';
		if (regex_group_number(regex, cstr))
			number = regex_group_number(regex, cstr);
	}
	return number < match->count ? null_if_empty(match->groups[number]) : (struct text){ NULL, 0 };
}

/* Put the groups into the parts of the message that bear their names. */
static void assign(struct conventional *parsed, struct texts names, const struct regex *regex, const struct regex_match *match)
{
	const struct {
		const char *name;
		struct text *part;
	} parts[] = {
		{ "type", &parsed->type },
		{ "scope", &parsed->scope },
		{ "subject", &parsed->subject },
		{ "header", &parsed->header },
	};

	for (size_t i = 0; i < names.count; i++)
		for (size_t k = 0; k < sizeof(parts) / sizeof(parts[0]); k++)
			if (text_is(names.items[i], parts[k].name))
				*parts[k].part = group_of(regex, match, names.items[i], i);
}

static bool match_breaking(struct message_parser *parser, struct text header, struct regex_match *match)
{
	if (parser->grammar->breaking_shape == BREAKING_MARK)
		return match_header(header, MARK_REQUIRED, match);
	return match_pattern(parser, parser->grammar->breaking_header, header, match);
}

static bool match_plain(struct message_parser *parser, struct text header, struct regex_match *match)
{
	switch (parser->grammar->header_shape) {
	case HEADER_PLAIN:
		return match_header(header, MARK_NONE, match);
	case HEADER_MARKABLE:
		return match_header(header, MARK_OPTIONAL, match);
	case HEADER_PATTERN:
		break;
	}
	return match_pattern(parser, parser->grammar->header, header, match);
}

void parts_header(struct message_parser *parser, struct text header, struct text *breaking_text)
{
	const struct conventional_grammar *grammar = parser->grammar;
	struct conventional *parsed = parser->parsed;
	struct regex_match match;

	parsed->breaking_mark = match_breaking(parser, header, &match);
	if (parsed->breaking_mark) {
		*breaking_text = match.count > 3 ? match.groups[3] : (struct text){ NULL, 0 };
		assign(parsed, grammar->header_parts, grammar->breaking_header, &match);
	} else if (match_plain(parser, header, &match)) {
		assign(parsed, grammar->header_parts, grammar->header, &match);
	}
}

bool parts_merge(struct message_parser *parser, struct text line)
{
	struct regex_match match;

	if (!line.len || !match_pattern(parser, parser->grammar->merge, line, &match))
		return false;
	parser->parsed->merge = null_if_empty(match.groups[0]);
	assign(parser->parsed, parser->grammar->merge_parts, parser->grammar->merge, &match);
	return true;
}

/* What stands behind "this reverts commit ": the hash, and whether all that the pattern asks for follows. */
static bool match_hash(enum revert_shape shape, struct text t, struct text *hash)
{
	size_t len = 0;

	while (len < t.len && js_is_word(t.ptr[len]))
		len++;
	*hash = text_slice(t, 0, len);
	if (shape == REVERT_ANGULAR)
		return len >= 7 && len <= 40;
	return len < t.len && t.ptr[len] == '.';
}

/* The end of the header in front of `"?\s*` and at, the shortest that holds a character at least; 0 when there is none. */
static size_t revert_header_end(struct text t, size_t start, size_t at)
{
	size_t end = js_trim_end(text_slice(t, 0, at)).len;

	if (end > start && t.ptr[end - 1] == '"')
		end--;
	if (end <= start)
		end = start + 1;
	return end <= at ? end : 0;
}

/*
 * ^(?:Revert|revert:)\s"?([\s\S]+?)"?\s*This reverts commit (\w*)\. whatever the letter case; the Angular preset's ends in
 * (\w{7,40})\b instead.
 */
static void match_revert(struct message_parser *parser, struct text message)
{
	static const struct text words = TEXT_INIT("this reverts commit ");
	size_t start = sizeof("revert") - 1, space;

	if (!parts_starts_with(message, TEXT("revert")))
		return;
	start += start < message.len && message.ptr[start] == ':';
	space = js_space(text_from(message, start));
	if (!space)
		return;
	start += space;
	start += start < message.len && message.ptr[start] == '"';
	for (size_t at = start + 1; at < message.len; at++) {
		struct text hash;
		size_t end;

		if ((message.ptr[at] | 0x20) != 't' || !parts_starts_with(text_from(message, at), words))
			continue;
		end = revert_header_end(message, start, at);
		if (!end || !match_hash(parser->grammar->revert_shape, text_from(message, at + words.len), &hash))
			continue;
		parser->parsed->reverted_header = text_slice(message, start, end - start);
		parser->parsed->reverted_hash = hash;
		return;
	}
}

static void match_revert_pattern(struct message_parser *parser, struct text message)
{
	const struct conventional_grammar *grammar = parser->grammar;
	struct regex_match match;

	if (!match_pattern(parser, grammar->revert, message, &match))
		return;
	for (size_t i = 0; i < grammar->revert_parts.count; i++) {
		struct text name = grammar->revert_parts.items[i];

		if (text_is(name, "header"))
			parser->parsed->reverted_header = group_of(grammar->revert, &match, name, i);
		if (text_is(name, "hash"))
			parser->parsed->reverted_hash = group_of(grammar->revert, &match, name, i);
	}
}

void parts_revert(struct message_parser *parser, struct text message)
{
	if (parser->grammar->revert_shape == REVERT_PATTERN)
		match_revert_pattern(parser, message);
	else
		match_revert(parser, message);
}
