#include "tools/changelog-gen/merge.h"

#include <stdlib.h>

#include "common/base/alloc.h"
#include "common/base/map.h"

struct group {
	struct text title; /* the heading's line; empty for what stands before the first one */
	struct buf lines;
	size_t start; /* of what the text at hand adds to .lines */
};

struct groups {
	struct group *items;
	size_t count, cap;
};

static bool is_title(struct text line)
{
	return text_starts_with(line, TEXT("### "));
}

static bool begins_item(struct text line)
{
	return line.len > 1 && (line.ptr[0] == '-' || line.ptr[0] == '*' || line.ptr[0] == '+') && line.ptr[1] == ' ';
}

static bool is_blank(struct text line)
{
	return !text_trim(line, " \t").len;
}

enum { HASH_DIGITS = 7 };

/* The first seven of the hexadecimal digits that stand between "(" or "[" and ")" or "]"; empty when there are none. */
static struct text commit_of(struct text item)
{
	for (size_t at = 0; at < item.len; at++) {
		size_t end = at + 1;

		if (item.ptr[at] != '(' && item.ptr[at] != '[')
			continue;
		while (end < item.len && ((item.ptr[end] >= '0' && item.ptr[end] <= '9') || (item.ptr[end] >= 'a' && item.ptr[end] <= 'f')))
			end++;
		if (end - at > HASH_DIGITS && end < item.len && (item.ptr[end] == ')' || item.ptr[end] == ']'))
			return text_slice(item, at + 1, HASH_DIGITS);
	}
	return (struct text){ NULL, 0 };
}

/* Cut the next line off, or a whole item of a list: up to the next item, heading or empty line. */
static bool next_piece(struct text *rest, struct text *piece)
{
	struct text ahead, line;
	const char *start = rest->ptr;

	if (!text_next_line(rest, &line))
		return false;
	for (ahead = *rest; begins_item(text_from((struct text){ start, line.len }, 0)) && text_next_line(&ahead, &line); *rest = ahead)
		if (is_blank(line) || is_title(line) || begins_item(line))
			break;
	*piece = text_trim_end((struct text){ start, (size_t)(rest->ptr - start) }, " \t\r\n");
	return true;
}

static struct group *group_of(struct groups *groups, struct text title)
{
	for (size_t i = 0; i < groups->count; i++)
		if (text_eq_ignoring_case(groups->items[i].title, title))
			return &groups->items[i];
	groups->items = xgrow(groups->items, groups->count, &groups->cap, sizeof(*groups->items));
	groups->items[groups->count] = (struct group){ .title = title };
	return &groups->items[groups->count++];
}

static void add_lines(struct buf *out, struct text text)
{
	struct text line;

	while (text_next_line(&text, &line)) {
		buf_add(out, line);
		buf_add_byte(out, '\n');
	}
}

/* known: the items of the notes and their commits; NULL when all is wanted. */
static bool is_wanted(const struct map *known, struct text piece)
{
	if (!known || !begins_item(piece))
		return true;
	return !map_find(known, piece) && !map_find(known, commit_of(piece));
}

static void learn(struct map *known, struct text notes)
{
	struct text piece;

	while (next_piece(&notes, &piece)) {
		struct text commit = commit_of(piece);

		if (!begins_item(piece))
			continue;
		map_add(known, piece);
		if (commit.len)
			map_add(known, commit);
	}
}

/* Take text apart into groups; those of the same title are joined. */
static void read_groups(struct groups *groups, struct text text, const struct map *known)
{
	struct text title = { "", 0 }, piece;

	while (next_piece(&text, &piece)) {
		struct group *group;

		if (is_title(piece)) {
			title = text_trim_end(piece, " \t\r");
			continue;
		}
		if (!is_wanted(known, piece))
			continue;
		group = group_of(groups, title);
		if (is_blank(piece) && group->lines.len == group->start)
			continue;
		if (is_blank(piece))
			buf_add_byte(&group->lines, '\n');
		else
			add_lines(&group->lines, piece);
	}
	for (size_t i = 0; i < groups->count; i++) {
		struct buf *lines = &groups->items[i].lines;

		while (text_ends_with(buf_text(lines), TEXT("\n\n")))
			buf_cut(lines, lines->len - 1);
		groups->items[i].start = lines->len;
	}
}

static struct text lines_of(const struct group *group)
{
	return group ? text_trim_end(buf_text(&group->lines), "\n") : (struct text){ NULL, 0 };
}

static const struct group *find_group(const struct groups *groups, struct text title)
{
	for (size_t i = 0; i < groups->count; i++)
		if (text_eq_ignoring_case(groups->items[i].title, title))
			return &groups->items[i];
	return NULL;
}

static void add_group(struct buf *out, struct text title, struct text by_hand, struct text made)
{
	if (!by_hand.len && !made.len)
		return;
	if (title.len)
		buf_addf(out, "\n%.*s\n", TEXT_ARGS(title));
	buf_add_byte(out, '\n');
	add_lines(out, by_hand);
	/* A list goes on; after anything else one begins. */
	if (by_hand.len && made.len) {
		size_t last = by_hand.len;

		while (last && by_hand.ptr[last - 1] != '\n')
			last--;
		if (!begins_item(text_from(by_hand, last)) && !text_starts_with(text_from(by_hand, last), TEXT(" ")))
			buf_add_byte(out, '\n');
	}
	add_lines(out, made);
}

static void release_groups(struct groups *groups)
{
	for (size_t i = 0; i < groups->count; i++)
		buf_release(&groups->items[i].lines);
	free(groups->items);
}

void merge_section(const struct merge *merge, struct buf *out)
{
	struct groups made = { NULL, 0, 0 }, by_hand = { NULL, 0, 0 };
	struct map known = MAP_INIT;
	struct text body = merge->notes, heading;

	text_next_line(&body, &heading);
	learn(&known, body);
	read_groups(&made, body, NULL);
	read_groups(&by_hand, merge->unreleased, &known);
	read_groups(&by_hand, merge->old, &known);
	add_lines(out, heading);
	add_group(out, TEXT(""), lines_of(find_group(&by_hand, TEXT(""))), lines_of(find_group(&made, TEXT(""))));
	for (size_t i = 0; i < made.count; i++)
		if (made.items[i].title.len)
			add_group(out, made.items[i].title, lines_of(find_group(&by_hand, made.items[i].title)), lines_of(&made.items[i]));
	for (size_t i = 0; i < by_hand.count; i++)
		if (by_hand.items[i].title.len && !find_group(&made, by_hand.items[i].title))
			add_group(out, by_hand.items[i].title, lines_of(&by_hand.items[i]), (struct text){ NULL, 0 });
	map_release(&known);
	release_groups(&made);
	release_groups(&by_hand);
}
