/*
 * random: a string that a simple pattern matches: literals, classes, \d \w \s, '.', and the quantifiers {n} {n,m} ? * +. It is
 * chosen by the pattern and the clock of the run alone, so that the same input gives the same answer.
 */
#include <string.h>

#include "tools/policy-check/jmespath/functions.h"

enum { OPEN_END = 10, /* the most that * and + repeat */
       LONGEST = 65536 };

static const char word[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_";

struct generator {
	struct text rest;
	struct buf *out;
	uint64_t state;
};

/* SplitMix64 (Steele, Lea and Flood). */
static uint64_t next(struct generator *g)
{
	uint64_t z = g->state += 0x9E3779B97F4A7C15;

	z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9;
	z = (z ^ z >> 27) * 0x94D049BB133111EB;
	return z ^ z >> 31;
}

static void add_range(struct buf *set, char from, char to)
{
	for (int c = (unsigned char)from; c <= (unsigned char)to; c++)
		buf_add_byte(set, (char)c);
}

static bool add_escape(struct buf *set, char c)
{
	if (c == 'd')
		add_range(set, '0', '9');
	else if (c == 'w')
		buf_adds(set, word);
	else if (c == 's')
		buf_add_byte(set, ' ');
	else if (strchr("DWSbBAz", c))
		return false;
	else
		buf_add_byte(set, c);
	return true;
}

static char take(struct generator *g)
{
	char c = g->rest.len ? g->rest.ptr[0] : '\0';

	g->rest = text_from(g->rest, 1);
	return c;
}

static bool read_class(struct generator *g, struct buf *set)
{
	char c;

	if (g->rest.len && g->rest.ptr[0] == '^')
		return false;
	while (g->rest.len && (c = take(g)) != ']') {
		if (c == '\\') {
			if (!add_escape(set, take(g)))
				return false;
		} else if (g->rest.len > 1 && g->rest.ptr[0] == '-' && g->rest.ptr[1] != ']') {
			take(g);
			add_range(set, c, take(g));
		} else {
			buf_add_byte(set, c);
		}
	}
	return set->len > 0;
}

/* The characters of which one is chosen. */
static bool read_set(struct generator *g, struct buf *set)
{
	char c = take(g);

	if (c == '[')
		return read_class(g, set);
	if (c == '\\')
		return g->rest.len && add_escape(set, take(g));
	if (c == '.')
		buf_adds(set, word);
	else
		buf_add_byte(set, c);
	return !strchr("()|*+?{}", c);
}

static bool read_bounds(struct generator *g, uint64_t *least, uint64_t *most)
{
	size_t end = text_find_byte(g->rest, '}', 0);
	struct text inside = text_slice(g->rest, 1, end == SIZE_MAX ? 0 : end - 1), low;

	if (end == SIZE_MAX)
		return false;
	g->rest = text_from(g->rest, end + 1);
	text_next_part(&inside, ',', &low);
	if (!text_to_u64(low, least) || *least > LONGEST)
		return false;
	*most = *least;
	if (inside.ptr && !inside.len)
		*most = *least + OPEN_END;
	else if (inside.ptr && (!text_to_u64(inside, most) || *most < *least || *most > LONGEST))
		return false;
	return true;
}

static bool read_quantifier(struct generator *g, uint64_t *least, uint64_t *most)
{
	char c = g->rest.len ? g->rest.ptr[0] : '\0';

	*least = *most = 1;
	if (c == '{')
		return read_bounds(g, least, most);
	if (c != '?' && c != '*' && c != '+')
		return true;
	take(g);
	*least = c == '+';
	*most = c == '?' ? 1 : OPEN_END;
	return true;
}

static enum jmespath_result do_random(const struct jmespath_call *call, const struct node **result)
{
	struct buf out = BUF_INIT, set = BUF_INIT;
	struct generator g = { call_string(call, 0), &out, (uint64_t)call->run->now };
	uint64_t least, most;
	bool fine = g.rest.len > 0;

	for (size_t i = 0; i < g.rest.len; i++)
		g.state = g.state * 0x100000001B3 ^ (unsigned char)g.rest.ptr[i];
	while (fine && g.rest.len && out.len < LONGEST) {
		buf_cut(&set, 0);
		fine = read_set(&g, &set) && read_quantifier(&g, &least, &most);
		for (uint64_t i = fine ? least + next(&g) % (most - least + 1) : 0; i && out.len < LONGEST; i--)
			buf_add_byte(&out, set.ptr[next(&g) % set.len]);
	}
	buf_release(&set);
	if (fine)
		return call_returns_buf(call, &out, result);
	buf_release(&out);
	return call_fails(call, call_string(call, 0).len ? "the pattern cannot be used here; groups and alternatives are not known" : "no pattern provided");
}

const struct jmespath_function functions_random[] = {
	{ "random", "s", do_random },
	{ NULL, NULL, NULL },
};
