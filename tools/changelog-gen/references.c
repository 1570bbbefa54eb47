#include "tools/changelog-gen/references.h"

#include <string.h>

#include "common/doc/node_make.h"

/* Bytes within which a code span must close. */
enum { SPAN_LIMIT = 4096 };

struct scanner {
	const struct forge *forge;
	const struct issue_patterns *patterns;
	struct text pattern_hit; /* the next reference of a pattern; .ptr NULL: none that is known of */
	const struct issue_pattern *pattern;
	struct arena *arena;
	struct text text;
	size_t at;   /* looked at so far */
	size_t done; /* made into parts so far */
	const struct node **parts;
	size_t count, cap;
};

/* What a reference says. */
struct found {
	size_t start, end;
	struct text path, number;
	bool change;
	const struct issue_pattern *pattern; /* that it fits; NULL: it is the forge's */
};

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool is_word(char c)
{
	return is_digit(c) || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_';
}

static bool is_path(char c)
{
	return is_word(c) || (c && strchr("-./", c));
}

static const struct node *part(struct scanner *s, struct text text, const struct node *url)
{
	struct map_maker map = map_make(s->arena, 2);

	map_make_set(&map, "text", node_make_string(s->arena, text));
	map_make_set(&map, "url", url);
	return map_made(&map);
}

static void add_part(struct scanner *s, struct text text, const struct node *url)
{
	if (s->count == s->cap) {
		const struct node **old = s->parts;

		s->cap = s->cap ? s->cap * 2 : 4;
		s->parts = arena_zalloc(s->arena, s->cap, sizeof(const struct node *));
		if (s->count)
			memcpy(s->parts, old, s->count * sizeof(const struct node *));
	}
	s->parts[s->count++] = part(s, text, url);
}

static const struct node *link_node(const struct forge *forge, enum forge_link link, struct text path, struct text number, struct arena *arena)
{
	struct forge other = path.len ? forge_sibling(forge, path) : *forge;
	struct buf url = BUF_INIT;
	const struct node *node = &node_null;

	if (forge_add_link(&url, &other, link, number, TEXT("")))
		node = node_make_string(arena, arena_copy(arena, buf_text(&url)));
	buf_release(&url);
	return node;
}

/* The digits at offset at, if a word ends after them. */
static struct text number_at(struct text text, size_t at)
{
	size_t end = at;

	while (end < text.len && is_digit(text.ptr[end]))
		end++;
	if (end < text.len && is_word(text.ptr[end]))
		end = at;
	return text_slice(text, at, end - at);
}

/* "#12" or "!12" at the sign, with what stands before it. */
static bool at_sign(const struct scanner *s, size_t sign, struct found *found)
{
	size_t start = sign;

	found->number = number_at(s->text, sign + 1);
	if (!found->number.len)
		return false;
	found->change = s->text.ptr[sign] == '!';
	found->end = sign + 1 + found->number.len;
	while (start > s->done && is_path(s->text.ptr[start - 1]))
		start--;
	found->start = start;
	found->path = text_slice(s->text, start, sign - start);
	if (found->change && forge_change_sign(s->forge) != '!')
		return false;
	if (!found->path.len)
		return true;
	return is_word(found->path.ptr[0]) && text_find_byte(found->path, '/', 0) != SIZE_MAX && is_word(found->path.ptr[found->path.len - 1]) &&
	       text_find(found->path, TEXT("//"), 0) == SIZE_MAX;
}

/* "GH-12". */
static bool at_name(const struct scanner *s, size_t at, struct found *found)
{
	if (!text_starts_with(text_from(s->text, at), TEXT("GH-")) || (at && is_path(s->text.ptr[at - 1])))
		return false;
	found->number = number_at(s->text, at + 3);
	found->path.len = 0;
	found->change = false;
	found->start = at;
	found->end = at + 3 + found->number.len;
	return found->number.len > 0;
}

/* Past a code span or an address; the same offset when there is none here. */
static size_t pass_over(struct text text, size_t at)
{
	struct text rest = text_from(text, at);
	size_t run = 0, close;

	while (run < rest.len && rest.ptr[run] == '`')
		run++;
	if (run) {
		close = text_find(text_slice(text, 0, at + run + SPAN_LIMIT), text_slice(text, at, run), at + run);
		return close == SIZE_MAX ? at + run : close + run;
	}
	if (!text_starts_with(rest, TEXT("http://")) && !text_starts_with(rest, TEXT("https://")))
		return at;
	while (at < text.len && !strchr(" \t\n)>", text.ptr[at]))
		at++;
	return at;
}

/* Where a reference, a code span or an address may begin. */
static bool is_special(char c)
{
	return c == '#' || c == '!' || c == 'G' || c == '`' || c == 'h';
}

/* Does a pattern's reference begin at .at? */
static bool at_pattern(struct scanner *s, struct found *found)
{
	size_t start;

	while (s->pattern_hit.ptr && s->pattern_hit.ptr < s->text.ptr + s->at)
		if (!issue_patterns_find(s->patterns, s->text, s->at, &s->pattern_hit, &s->pattern))
			s->pattern_hit = (struct text){ NULL, 0 };
	if (!s->pattern_hit.ptr || s->pattern_hit.ptr > s->text.ptr + s->at)
		return false;
	start = s->at;
	*found = (struct found){ .start = start, .end = start + s->pattern_hit.len, .pattern = s->pattern };
	return true;
}

static bool at_reference(struct scanner *s, struct found *found)
{
	char c = s->text.ptr[s->at];

	found->pattern = NULL;
	if (s->forge->kind < FORGE_GITHUB)
		return false;
	return ((c == '#' || c == '!') && at_sign(s, s->at, found)) || (c == 'G' && at_name(s, s->at, found));
}

static bool next_reference(struct scanner *s, struct found *found)
{
	while (s->at < s->text.len) {
		size_t past = is_special(s->text.ptr[s->at]) ? pass_over(s->text, s->at) : s->at;

		if (past > s->at) {
			s->at = past;
		} else if (at_pattern(s, found) || (is_special(s->text.ptr[s->at]) && at_reference(s, found))) {
			s->at = found->end;
			return true;
		} else {
			s->at++;
		}
	}
	return false;
}

static bool is_whole_tail(struct text text, const struct found *found)
{
	return found->start && text.ptr[found->start - 1] == '(' && text_is(text_trim_end(text_from(text, found->end), " "), ")");
}

static const struct node *found_link(const struct scanner *s, const struct found *found)
{
	bool change = found->change || (is_whole_tail(s->text, found) && !found->path.len && forge_change_sign(s->forge) == '#');
	struct text name = text_slice(s->text, found->start, found->end - found->start);
	struct buf url = BUF_INIT;
	const struct node *node;

	if (!found->pattern)
		return link_node(s->forge, change ? FORGE_CHANGE : FORGE_ISSUE, found->path, found->number, s->arena);
	buf_add(&url, found->pattern->before);
	forge_add_encoded(&url, name);
	buf_add(&url, found->pattern->after);
	node = node_make_string(s->arena, arena_copy(s->arena, buf_text(&url)));
	buf_release(&url);
	return node;
}

const struct node *references_parts(const struct forge *forge, const struct issue_patterns *patterns, struct text text, struct arena *arena)
{
	struct scanner s = { .forge = forge, .patterns = patterns, .arena = arena, .text = text };
	struct found found;

	if (patterns->count && !issue_patterns_find(patterns, text, 0, &s.pattern_hit, &s.pattern))
		s.pattern_hit.ptr = NULL;
	while ((s.pattern_hit.ptr || forge->kind >= FORGE_GITHUB) && next_reference(&s, &found)) {
		if (found.start > s.done)
			add_part(&s, text_slice(text, s.done, found.start - s.done), &node_null);
		add_part(&s, text_slice(text, found.start, found.end - found.start), found_link(&s, &found));
		s.done = found.end;
	}
	if (s.done < text.len)
		add_part(&s, text_from(text, s.done), &node_null);
	return node_make_list(arena, s.parts, s.count);
}

const struct node *references_issue(const struct forge *forge, struct text path, struct text number, struct arena *arena)
{
	struct scanner s = { .forge = forge, .arena = arena };

	return part(&s, arena_printf(arena, "%.*s#%.*s", TEXT_ARGS(path), TEXT_ARGS(number)), link_node(forge, FORGE_ISSUE, path, number, arena));
}
