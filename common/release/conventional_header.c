#include "common/base/js.h"
#include "common/release/conventional_parts.h"

struct header_match {
	struct text type, scope, subject; /* as the pattern's groups: there when .ptr is not NULL */
};

/* What follows type and scope: ": ", with the mark "!: ". Bytes, 0 when it is neither. */
static size_t separator(struct text t, bool mark)
{
	if (mark)
		return text_starts_with(t, TEXT("!: ")) ? 3 : 0;
	return text_starts_with(t, TEXT(": ")) ? 2 : 0;
}

/*
 * ^(\w*)(?:\((.*)\))?!: (.*)$ with mark, ^(\w*)(?:\((.*)\))?: (.*)$ without. The scope is greedy: it ends at the last
 * parenthesis that the rest of the pattern fits behind. A line terminator anywhere in the header fits neither.
 */
static bool match_header(struct text header, bool mark, struct header_match *match)
{
	size_t at = 0, taken = 0;

	while (at < header.len && js_is_word(header.ptr[at]))
		at++;
	*match = (struct header_match){ .type = text_slice(header, 0, at) };
	if (at < header.len && header.ptr[at] == '(') {
		size_t close = header.len - 1;

		while (close > at && !(header.ptr[close] == ')' && separator(text_from(header, close + 1), mark)))
			close--;
		if (close == at)
			return false;
		match->scope = text_slice(header, at + 1, close - at - 1);
		at = close + 1;
	}
	taken = separator(text_from(header, at), mark);
	if (!taken)
		return false;
	match->subject = text_from(header, at + taken);
	return true;
}

static struct text null_if_empty(struct text t)
{
	return t.len ? t : (struct text){ NULL, 0 };
}

void parts_header(struct message_parser *parser, struct text header, struct text *breaking_text)
{
	struct conventional *parsed = parser->parsed;
	bool may_be_marked = parser->grammar->header_shape == HEADER_CONVENTIONAL;
	struct header_match match;

	if (js_line(header).len != header.len)
		return;
	parsed->breaking_mark = may_be_marked && match_header(header, true, &match);
	if (!parsed->breaking_mark && !match_header(header, false, &match))
		return;
	parsed->type = null_if_empty(match.type);
	parsed->scope = null_if_empty(match.scope);
	parsed->subject = null_if_empty(match.subject);
	if (parsed->breaking_mark)
		*breaking_text = match.subject;
}

bool parts_merge(struct message_parser *parser, struct text line)
{
	(void)parser;
	(void)line;
	return false;
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
void parts_revert(struct message_parser *parser, struct text message)
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
