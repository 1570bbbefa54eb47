#include "common/base/utf8.h"
#include "common/doc/regex_parse.h"

/* One member of a class: a character or a set. */
static int take_member(struct regex_parser *p, struct regex_escape *member)
{
	struct utf8_char c;

	if (regex_accept(p, "\\"))
		return regex_take_escape(p, true, member);
	c = utf8_decode(text_from(p->pattern, p->at));
	p->at += c.len;
	member->kind = ESCAPE_CHARACTER;
	member->code = c.code;
	return 0;
}

static void add_member(struct regex_parser *p, const struct regex_escape *member)
{
	if (member->kind == ESCAPE_SET)
		buf_adds(&p->to->pattern, member->set);
	else
		regex_add_character(&p->to->pattern, member->code);
}

/* A member, or a range of two; with a set on either side of '-' all three are members. */
static int take_members(struct regex_parser *p)
{
	struct regex_escape first, last;
	size_t start = p->at;

	if (take_member(p, &first))
		return -1;
	add_member(p, &first);
	if (regex_peek(p, 0) != '-' || regex_peek(p, 1) == ']' || p->at + 1 >= p->pattern.len)
		return 0;
	p->at++;
	if (take_member(p, &last))
		return -1;
	if (first.kind == ESCAPE_CHARACTER && last.kind == ESCAPE_CHARACTER) {
		if (first.code > last.code)
			return regex_refuse(p, start, "a range in brackets ends before it begins");
		buf_add_byte(&p->to->pattern, '-');
	} else {
		if (p->flags.unicode)
			return regex_refuse(p, start, "under the flag u a range in brackets needs two characters");
		regex_add_character(&p->to->pattern, '-');
	}
	add_member(p, &last);
	return 0;
}

int regex_take_brackets(struct regex_parser *p)
{
	size_t start = p->at++;
	bool negated = regex_accept(p, "^");

	if (regex_accept(p, "]")) {
		buf_adds(&p->to->pattern, negated ? "[\\x{0}-\\x{10ffff}]" : "[^\\x{0}-\\x{10ffff}]");
		return 0;
	}
	buf_adds(&p->to->pattern, negated ? "[^" : "[");
	while (!regex_accept(p, "]")) {
		if (p->at == p->pattern.len)
			return regex_refuse(p, start, "this '[' is not closed");
		if (take_members(p))
			return -1;
	}
	buf_add_byte(&p->to->pattern, ']');
	return 0;
}
