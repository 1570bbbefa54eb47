#include "common/doc/regex_translate.h"

#include <stdlib.h>
#include <string.h>

#include "common/base/alloc.h"
#include "common/base/utf8.h"
#include "common/doc/regex_parse.h"

enum { DEPTH_LIMIT = 200,
       LENGTH_LIMIT = 32768 };

#define LINE_END "\\n\\r\\x{2028}\\x{2029}"

/* What may follow the piece that was just read. */
enum piece { PIECE_NONE,       /* the start of an alternative */
	     PIECE_ASSERTION,  /* ^ $ \b (?<=…): cannot be repeated */
	     PIECE_ATOM,       /* can be repeated */
	     PIECE_REPEATED }; /* was repeated: not again */

enum repetition { REPEATABLE,
		  NOT_UNDER_U,
		  NEVER };

struct group {
	size_t at;
	enum repetition repetition;
};

static const struct group_kind {
	const char *opening, *translated;
	enum repetition repetition;
} group_kinds[] = {
	{ "(?:", "(?:", REPEATABLE },
	{ "(?=", "(?=", NOT_UNDER_U },
	{ "(?!", "(?!", NOT_UNDER_U },
	{ "(?<=", "(?<=", NEVER },
	{ "(?<!", "(?<!", NEVER },
	{ "(?<", "(", REPEATABLE }, /* the name is passed over */
	{ "(?", NULL, NEVER },
	{ "(", "(", REPEATABLE },
};

int regex_translation_fault(const struct regex_translation *t, size_t source_at, const char *what, struct fault *fault)
{
	size_t column = utf8_count(text_slice(t->source, 0, source_at)) + 1;

	return fault_set(fault, "the regular expression '%.*s' cannot be used, column %zu: %s", TEXT_ARGS(t->source), column, what);
}

size_t regex_translation_origin(const struct regex_translation *t, size_t at)
{
	size_t i = t->origin_count;

	while (i > 0 && t->origins[i - 1].to > at)
		i--;
	return i ? t->origins[i - 1].from : 0;
}

void regex_translation_release(struct regex_translation *t)
{
	buf_release(&t->pattern);
	arena_release(&t->arena);
	free(t->names);
	free(t->origins);
	*t = (struct regex_translation){ 0 };
}

static bool is_name(struct text name)
{
	for (size_t i = 0; i < name.len; i++) {
		unsigned char c = (unsigned char)name.ptr[i];
		bool letter = (c | 0x20U) - 'a' < 26 || c == '_' || c == '$' || c >= 0x80;

		if (!letter && (!i || c < '0' || c > '9'))
			return false;
	}
	return name.len > 0;
}

static int declare_name(struct regex_parser *p, size_t at)
{
	struct regex_translation *t = p->to;
	size_t start = at + strlen("(?<"), close = text_find_byte(p->pattern, '>', start);
	struct text name = text_slice(p->pattern, start, close == SIZE_MAX ? 0 : close - start);

	if (!is_name(name))
		return regex_refuse(p, at, "the name of a group is missing or no name");
	for (size_t i = 0; i < t->name_count; i++)
		if (text_eq(t->names[i].name, name))
			return regex_refuse(p, at, "the name of this group is taken");
	t->names = xgrow(t->names, t->name_count, &t->name_cap, sizeof(*t->names));
	t->names[t->name_count++] = (struct regex_name){ name, p->groups };
	return 0;
}

/* Back-references may come before their groups, so these are counted first. */
static int find_groups(struct regex_parser *p)
{
	bool in_brackets = false;

	for (size_t i = 0; i < p->pattern.len; i++) {
		struct text rest = text_from(p->pattern, i);
		bool named;

		switch (rest.ptr[0]) {
		case '\\':
			i++;
			break;
		case '[':
			in_brackets = true;
			break;
		case ']':
			in_brackets = false;
			break;
		case '(':
			named = text_starts_with(rest, TEXT("(?<")) && !text_starts_with(rest, TEXT("(?<=")) && !text_starts_with(rest, TEXT("(?<!"));
			if (in_brackets || (!named && text_starts_with(rest, TEXT("(?"))))
				break;
			p->groups++;
			if (named && declare_name(p, i))
				return -1;
			break;
		default:
			break;
		}
	}
	return 0;
}

/* {n} {n,} {n,m} at .at: its length, or 0. */
static size_t length_of_braces(const struct regex_parser *p)
{
	struct regex_parser ahead = *p;
	unsigned number;

	if (!regex_accept(&ahead, "{") || !regex_take_number(&ahead, &number))
		return 0;
	if (regex_accept(&ahead, ","))
		regex_take_number(&ahead, &number);
	return regex_accept(&ahead, "}") ? ahead.at - p->at : 0;
}

static size_t length_of_quantifier(const struct regex_parser *p)
{
	char c = regex_peek(p, 0);

	if (c == '*' || c == '+' || c == '?')
		return 1;
	return c == '{' ? length_of_braces(p) : 0;
}

static int take_quantifier(struct regex_parser *p, size_t length, enum piece *piece)
{
	if (*piece != PIECE_ATOM)
		return regex_refuse(p, p->at, *piece == PIECE_REPEATED ? "what is repeated already cannot be repeated again" : "there is nothing to repeat");
	buf_add(&p->to->pattern, text_slice(p->pattern, p->at, length));
	p->at += length;
	if (regex_accept(p, "?"))
		buf_add_byte(&p->to->pattern, '?');
	*piece = PIECE_REPEATED;
	return 0;
}

static int open_group(struct regex_parser *p, struct group *groups, size_t *depth, enum piece *piece)
{
	const struct group_kind *kind = group_kinds;
	size_t start = p->at;

	while (!regex_accept(p, kind->opening))
		kind++;
	if (!kind->translated)
		return regex_refuse(p, start, "no such kind of group");
	if (*depth == DEPTH_LIMIT)
		return regex_refuse(p, start, "the groups are nested too deep");
	if (!strcmp(kind->opening, "(?<"))
		p->at = text_find_byte(p->pattern, '>', p->at) + 1;
	groups[(*depth)++] = (struct group){ start, kind->repetition };
	buf_adds(&p->to->pattern, kind->translated);
	*piece = PIECE_NONE;
	return 0;
}

static int close_group(struct regex_parser *p, const struct group *groups, size_t *depth, enum piece *piece)
{
	enum repetition repetition;

	if (!*depth)
		return regex_refuse(p, p->at, "this ')' closes nothing");
	p->at++;
	buf_add_byte(&p->to->pattern, ')');
	repetition = groups[--*depth].repetition;
	*piece = repetition == NEVER || (repetition == NOT_UNDER_U && p->flags.unicode) ? PIECE_ASSERTION : PIECE_ATOM;
	return 0;
}

static int take_escape(struct regex_parser *p, enum piece *piece)
{
	struct regex_escape escape;

	p->at++;
	if (regex_take_escape(p, false, &escape))
		return -1;
	*piece = PIECE_ATOM;
	switch (escape.kind) {
	case ESCAPE_CHARACTER:
		regex_add_character(&p->to->pattern, escape.code);
		break;
	case ESCAPE_SET:
		buf_addf(&p->to->pattern, "[%s]", escape.set);
		break;
	case ESCAPE_GROUP:
		buf_addf(&p->to->pattern, "\\g{%u}", escape.group);
		break;
	case ESCAPE_BOUNDARY:
		buf_addf(&p->to->pattern, "\\%c", (char)escape.code);
		*piece = PIECE_ASSERTION;
		break;
	}
	return 0;
}

static const struct {
	char symbol;
	const char *plain, *multiline, *dot_all;
	enum piece piece;
} symbols[] = {
	{ '^', "^", "(?<![^" LINE_END "])", NULL, PIECE_ASSERTION },
	{ '$', "\\z", "(?![^" LINE_END "])", NULL, PIECE_ASSERTION },
	{ '.', "[^" LINE_END "]", NULL, ".", PIECE_ATOM },
	{ '|', "|", NULL, NULL, PIECE_NONE },
};

static int take_character(struct regex_parser *p, enum piece *piece)
{
	struct utf8_char c = utf8_decode(text_from(p->pattern, p->at));

	for (size_t i = 0; i < sizeof(symbols) / sizeof(symbols[0]); i++) {
		if (c.code != (uint32_t)symbols[i].symbol)
			continue;
		if (p->flags.multiline && symbols[i].multiline)
			buf_adds(&p->to->pattern, symbols[i].multiline);
		else
			buf_adds(&p->to->pattern, p->flags.dot_all && symbols[i].dot_all ? symbols[i].dot_all : symbols[i].plain);
		*piece = symbols[i].piece;
		p->at++;
		return 0;
	}
	if (p->flags.unicode && c.code < 0x80 && c.code && strchr("{}]", (int)c.code))
		return regex_refuse(p, p->at, "under the flag u this bracket needs a backslash");
	regex_add_character(&p->to->pattern, c.code);
	*piece = PIECE_ATOM;
	p->at += c.len;
	return 0;
}

static void note_origin(struct regex_parser *p)
{
	struct regex_translation *t = p->to;

	t->origins = xgrow(t->origins, t->origin_count, &t->origin_cap, sizeof(*t->origins));
	t->origins[t->origin_count++] = (struct regex_origin){ t->pattern.len, p->at };
}

static int take_piece(struct regex_parser *p, struct group *groups, size_t *depth, enum piece *piece)
{
	size_t length = length_of_quantifier(p);

	if (length)
		return take_quantifier(p, length, piece);
	switch (regex_peek(p, 0)) {
	case '(':
		return open_group(p, groups, depth, piece);
	case ')':
		return close_group(p, groups, depth, piece);
	case '[':
		*piece = PIECE_ATOM;
		return regex_take_brackets(p);
	case '\\':
		return take_escape(p, piece);
	default:
		return take_character(p, piece);
	}
}

int regex_translate(struct text pattern, const struct regex_flags *flags, struct regex_translation *translation, struct fault *fault)
{
	struct regex_parser p = { .flags = *flags, .to = translation, .fault = fault };
	struct group groups[DEPTH_LIMIT];
	enum piece piece = PIECE_NONE;
	struct buf valid = BUF_INIT;
	size_t depth = 0;

	*translation = (struct regex_translation){ 0 };
	if (pattern.len > LENGTH_LIMIT)
		return fault_set(fault, "a regular expression is longer than %d bytes", LENGTH_LIMIT);
	utf8_add_valid(&valid, pattern);
	translation->source = p.pattern = arena_copy(&translation->arena, buf_text(&valid));
	buf_release(&valid);
	if (find_groups(&p))
		return -1;
	while (p.at < p.pattern.len) {
		note_origin(&p);
		if (take_piece(&p, groups, &depth, &piece))
			return -1;
	}
	return depth ? regex_refuse(&p, groups[depth - 1].at, "this '(' is not closed") : 0;
}
