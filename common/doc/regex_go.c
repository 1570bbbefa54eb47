/* Go's syntax is almost PCRE2's: what means something else there is refused or respelt, the rest is copied. */
#include <string.h>

#include "common/base/alloc.h"
#include "common/base/utf8.h"
#include "common/doc/regex_translate.h"

enum { LENGTH_LIMIT = 65536 };

struct job {
	struct regex_translation *to;
	struct text pattern;
	size_t at;
	unsigned groups;
	struct fault *fault;
};

static char byte_at(const struct job *j, size_t at)
{
	return at < j->pattern.len ? j->pattern.ptr[at] : '\0';
}

static int refuse(struct job *j, const char *what)
{
	return regex_translation_fault(j->to, j->at, what, j->fault);
}

static void copy(struct job *j, size_t count)
{
	buf_add(&j->to->pattern, text_slice(j->pattern, j->at, count));
	j->at += count;
}

static int take_escape(struct job *j)
{
	char c = byte_at(j, j->at + 1);
	size_t end;

	if (c == 'v') {
		buf_adds(&j->to->pattern, "\\x0B");
		j->at += 2;
		return 0;
	}
	if (c == 'Q') {
		end = text_find(j->pattern, TEXT("\\E"), j->at);
		copy(j, (end == SIZE_MAX ? j->pattern.len : end + 2) - j->at);
		return 0;
	}
	if (((c | 0x20) >= 'a' && (c | 0x20) <= 'z' && !strchr("afnrtxpPdDsSwWbBAz", c)) || (c >= '1' && c <= '9') || !c)
		return refuse(j, "invalid escape sequence");
	copy(j, 2);
	return 0;
}

static void add_name(struct job *j, size_t start)
{
	struct regex_translation *t = j->to;
	size_t end = text_find_byte(j->pattern, '>', start);

	t->names = xgrow(t->names, t->name_count, &t->name_cap, sizeof(*t->names));
	t->names[t->name_count++] = (struct regex_name){ text_slice(j->pattern, start, end == SIZE_MAX ? 0 : end - start), j->groups };
}

static int take_group(struct job *j)
{
	size_t at = j->at + 2;

	if (byte_at(j, j->at + 1) == '*')
		return refuse(j, "missing argument to repetition operator");
	if (byte_at(j, j->at + 1) != '?') {
		j->groups++;
		copy(j, 1);
		return 0;
	}
	if (byte_at(j, at) == 'P')
		at++;
	if (byte_at(j, at) == '<' && byte_at(j, at + 1) != '=' && byte_at(j, at + 1) != '!') {
		j->groups++;
		add_name(j, at + 1);
		copy(j, at + 1 - j->at);
		return 0;
	}
	while (byte_at(j, at) && strchr("imsU-", byte_at(j, at)))
		at++;
	if (byte_at(j, at) != ':' && (byte_at(j, at) != ')' || at == j->at + 2))
		return refuse(j, "invalid or unsupported Perl syntax");
	copy(j, at + (byte_at(j, at) == ':') - j->at);
	return 0;
}

/* A class in brackets, up to its end. */
static int take_class(struct job *j)
{
	copy(j, 1);
	if (byte_at(j, j->at) == '^')
		copy(j, 1);
	if (byte_at(j, j->at) == ']')
		copy(j, 1);
	while (byte_at(j, j->at) != ']') {
		size_t end = text_starts_with(text_from(j->pattern, j->at), TEXT("[:")) ? text_find(j->pattern, TEXT(":]"), j->at) : SIZE_MAX;

		if (j->at >= j->pattern.len)
			return refuse(j, "missing closing ]");
		if (end != SIZE_MAX)
			copy(j, end + 2 - j->at);
		else if (byte_at(j, j->at) == '\\') {
			if (take_escape(j))
				return -1;
		} else {
			if (byte_at(j, j->at) == '[') /* PCRE2 would see a class in a class where [. or [= stands */
				buf_add_byte(&j->to->pattern, '\\');
			copy(j, 1);
		}
	}
	copy(j, 1);
	return 0;
}

/* A quantifier may be followed by '?', not by another quantifier: PCRE2 would take '+' as possessive. */
static int take_quantifier(struct job *j)
{
	copy(j, 1);
	if (byte_at(j, j->at) == '?')
		copy(j, 1);
	if (byte_at(j, j->at) && strchr("+*?", byte_at(j, j->at)))
		return refuse(j, "invalid nested repetition operator");
	return 0;
}

static int take_piece(struct job *j)
{
	switch (byte_at(j, j->at)) {
	case '\\':
		return take_escape(j);
	case '(':
		return take_group(j);
	case '[':
		return take_class(j);
	case '*':
	case '+':
	case '?':
		return take_quantifier(j);
	case '}':
		if (byte_at(j, j->at + 1) == '+')
			return refuse(j, "invalid nested repetition operator");
		break;
	default:
		break;
	}
	copy(j, 1);
	return 0;
}

int regex_translate_go(struct text pattern, struct regex_translation *translation, struct fault *fault)
{
	struct job j = { .to = translation, .fault = fault };
	struct buf valid = BUF_INIT;

	*translation = (struct regex_translation){ 0 };
	if (pattern.len > LENGTH_LIMIT)
		return fault_set(fault, "a regular expression is longer than %d bytes", LENGTH_LIMIT);
	utf8_add_valid(&valid, pattern);
	translation->source = j.pattern = arena_copy(&translation->arena, buf_text(&valid));
	buf_release(&valid);
	while (j.at < j.pattern.len) {
		if (take_piece(&j))
			return -1;
	}
	return 0;
}
