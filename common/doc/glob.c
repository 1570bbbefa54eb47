#include "common/doc/glob.h"

#include <stdlib.h>
#include <string.h>

#include "common/base/alloc.h"
#include "common/base/utf8.h"

enum { ON_STACK = 256,
       ARRAYS = 5 };

/*
 * A state is a byte of the pattern that comes next, or its end. Steps that take no character lead forward only, so one
 * pass over the states from the left is enough for each character of the path.
 */
struct matcher {
	struct text pattern;
	uint32_t *link;		 /* of { and , the next , or } of their braces; of } itself; of [ and \ what follows; 0: an ordinary byte */
	uint32_t *now, *next;	 /* 1 for each state that is possible */
	bool in_folder;		 /* the path begins here, or '/' stands before */
	uint32_t *opened, *last; /* while linking: for each open brace its byte, and its last , so far */
};

static char byte_at(const struct matcher *m, size_t at)
{
	return at < m->pattern.len ? m->pattern.ptr[at] : '\0';
}

/* Behind the ']' of a set, or 0 when it is not closed; one that comes first is a member. */
static uint32_t end_of_set(const struct matcher *m, size_t at)
{
	bool negated = byte_at(m, at + 1) == '!' || byte_at(m, at + 1) == '^';
	size_t close = text_find_byte(m->pattern, ']', at + 2 + negated);

	return close == SIZE_MAX ? 0 : (uint32_t)close + 1;
}

static void unlink_braces(struct matcher *m, uint32_t at)
{
	while (at < m->pattern.len && m->link[at]) {
		uint32_t next = m->link[at];

		m->link[at] = 0;
		if (m->pattern.ptr[at] == '}')
			break;
		at = next;
	}
	m->link[at] = 0;
}

static size_t link_brace(struct matcher *m, uint32_t at, size_t depth)
{
	char c = m->pattern.ptr[at];

	if (c == '{') {
		m->opened[depth] = at;
		m->last[depth] = at;
		return depth + 1;
	}
	if (!depth)
		return 0;
	m->link[m->last[depth - 1]] = at;
	m->last[depth - 1] = at;
	if (c == ',')
		return depth;
	m->link[at] = at;
	return depth - 1;
}

static void link_pattern(struct matcher *m)
{
	size_t depth = 0;
	uint32_t at = 0;

	while (at < m->pattern.len) {
		switch (m->pattern.ptr[at]) {
		case '\\':
			m->link[at] = at + 1 < m->pattern.len ? at + 1 : 0;
			at += m->link[at] ? 2 : 1;
			break;
		case '[':
			m->link[at] = end_of_set(m, at);
			at = m->link[at] ? m->link[at] : at + 1;
			break;
		case '{':
		case ',':
		case '}':
			depth = link_brace(m, at, depth);
			at++;
			break;
		default:
			at++;
			break;
		}
	}
	while (depth)
		unlink_braces(m, m->opened[--depth]);
}

/* Is the character one of the set, which begins at this '['? */
static bool in_set(const struct matcher *m, uint32_t at, uint32_t code)
{
	bool negated = byte_at(m, at + 1) == '!' || byte_at(m, at + 1) == '^', found = false;
	struct text rest = text_slice(m->pattern, at + 1 + negated, m->link[at] - at - 2 - negated);
	struct utf8_char first, last;

	while (utf8_next(&rest, &first)) {
		last = first;
		if (rest.len > 1 && rest.ptr[0] == '-') {
			rest = text_from(rest, 1);
			utf8_next(&rest, &last);
		}
		found = found || (code >= first.code && code <= last.code);
	}
	return found != negated && code != '/';
}

static size_t run_of_stars(const struct matcher *m, size_t at)
{
	size_t end = at;

	while (byte_at(m, end) == '*')
		end++;
	return end - at;
}

/* From the state of a '*'. */
static void step_stars(struct matcher *m, uint32_t at, const struct utf8_char *c)
{
	size_t stars = run_of_stars(m, at), after = at + stars;
	bool whole_folder = stars > 1 && byte_at(m, after) == '/' && (!at || memchr("/{,", m->pattern.ptr[at - 1], 3));

	m->now[after] = 1;
	if (whole_folder && m->in_folder)
		m->now[after + 1] = 1;
	if (c && (stars > 1 || c->code != '/'))
		m->next[at] = 1;
}

/* From the state of a '{', ',' or '}' that is no ordinary byte. */
static void step_brace(struct matcher *m, uint32_t at)
{
	uint32_t other = at;

	if (m->pattern.ptr[at] == '}') {
		m->now[at + 1] = 1;
	} else if (m->pattern.ptr[at] == ',') {
		m->now[m->link[at]] = 1; /* this alternative is complete: on to the end of the braces */
	} else {
		do {
			m->now[other + 1] = 1;
			other = m->link[other];
		} while (m->pattern.ptr[other] == ',');
	}
}

/* From the state of a byte that is itself, at being that byte. */
static void step_literal(struct matcher *m, size_t at, struct text rest, const struct utf8_char *c)
{
	if (c && text_starts_with(text_from(m->pattern, at), text_slice(rest, 0, c->len)))
		m->next[at + c->len] = 1;
}

/* Everything that is possible from one state with the character c, which rest begins with; none at the end of the path. */
static void step(struct matcher *m, uint32_t at, struct text rest, const struct utf8_char *c)
{
	switch (m->pattern.ptr[at]) {
	case '*':
		step_stars(m, at, c);
		return;
	case '?':
		if (c && c->code != '/')
			m->next[at + 1] = 1;
		return;
	case '[':
		if (m->link[at]) {
			if (c && in_set(m, at, c->code))
				m->next[m->link[at]] = 1;
			return;
		}
		break;
	case '{':
	case ',':
	case '}':
		if (m->link[at]) {
			step_brace(m, at);
			return;
		}
		break;
	case '\\':
		if (m->link[at])
			at = m->link[at];
		break;
	default:
		break;
	}
	step_literal(m, at, rest, c);
}

static void step_all(struct matcher *m, struct text rest, const struct utf8_char *c)
{
	for (uint32_t at = 0; at < m->pattern.len; at++)
		if (m->now[at])
			step(m, at, rest, c);
}

static bool run(struct matcher *m, struct text path)
{
	const size_t size = (m->pattern.len + 1) * sizeof(*m->now);
	struct text rest = path;
	struct utf8_char c;
	uint32_t *spare;

	memset(m->link, 0, size);
	link_pattern(m);
	memset(m->now, 0, size);
	m->now[0] = 1;
	m->in_folder = true;
	while (rest.len) {
		c = utf8_decode(rest);
		memset(m->next, 0, size);
		step_all(m, rest, &c);
		spare = m->now;
		m->now = m->next;
		m->next = spare;
		m->in_folder = c.code == '/';
		rest = text_from(rest, c.len);
	}
	step_all(m, rest, NULL);
	return m->now[m->pattern.len];
}

bool glob_match(struct text pattern, struct text path)
{
	uint32_t on_stack[ARRAYS * (ON_STACK + 1)], *room = on_stack;
	const size_t count = pattern.len + 1;
	struct matcher m;
	bool matches;

	if (count > UINT32_MAX / ARRAYS)
		return false;
	if (pattern.len > ON_STACK)
		room = xrealloc(NULL, ARRAYS * count, sizeof(*room));
	m = (struct matcher){ .pattern = pattern, .link = room, .now = room + count, .next = room + 2 * count };
	m.opened = room + 3 * count;
	m.last = room + 4 * count;
	matches = run(&m, path);
	if (room != on_stack)
		free(room);
	return matches;
}
