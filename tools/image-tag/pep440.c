#include "tools/image-tag/pep440.h"

#include "common/base/buf.h"

#define BLANK " \t\r\n\f\v"

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_separator(char c)
{
	return c == '.' || c == '-' || c == '_';
}

/* Digits off the front, without leading zeros; empty when there are none. */
static struct text take_number(struct text *rest)
{
	struct text number;
	size_t len = 0, zeros = 0;

	while (len < rest->len && is_digit(rest->ptr[len]))
		len++;
	while (zeros + 1 < len && rest->ptr[zeros] == '0')
		zeros++;
	number = text_slice(*rest, zeros, len - zeros);
	*rest = text_from(*rest, len);
	return number;
}

static bool take_byte(struct text *rest, char byte)
{
	if (!rest->len || rest->ptr[0] != byte)
		return false;
	*rest = text_from(*rest, 1);
	return true;
}

struct word {
	struct text word;
	const char *normal;
};

static const struct word pre_words[] = {
	{ TEXT_INIT("alpha"), "a" },
	{ TEXT_INIT("beta"), "b" },
	{ TEXT_INIT("preview"), "rc" },
	{ TEXT_INIT("pre"), "rc" },
	{ TEXT_INIT("rc"), "rc" },
	{ TEXT_INIT("a"), "a" },
	{ TEXT_INIT("b"), "b" },
	{ TEXT_INIT("c"), "rc" },
	{ TEXT_INIT(""), NULL },
};
static const struct word post_words[] = { { TEXT_INIT("post"), ".post" }, { TEXT_INIT("rev"), ".post" }, { TEXT_INIT("r"), ".post" }, { TEXT_INIT(""), NULL } };
static const struct word dev_words[] = { { TEXT_INIT("dev"), ".dev" }, { TEXT_INIT(""), NULL } };

/* "[separator] word [separator] [number]", appended in its normal form; a missing number is 0. */
static bool take_segment(struct text *rest, const struct word *words, struct buf *out)
{
	struct text after = text_from(*rest, rest->len && is_separator(rest->ptr[0])), number, before_number;

	while (words->normal && !text_eq_ignoring_case(text_slice(after, 0, words->word.len), words->word))
		words++;
	if (!words->normal)
		return false;
	after = text_from(after, words->word.len);
	before_number = after;
	if (after.len && is_separator(after.ptr[0]))
		after = text_from(after, 1);
	number = take_number(&after);
	if (!number.len)
		after = before_number;
	buf_addf(out, "%s%.*s", words->normal, TEXT_ARGS(number.len ? number : TEXT("0")));
	*rest = after;
	return true;
}

/* "-1" is a post release too. */
static bool take_post(struct text *rest, struct buf *out)
{
	struct text after = *rest, number;

	if (take_byte(&after, '-') && (number = take_number(&after)).len) {
		buf_addf(out, ".post%.*s", TEXT_ARGS(number));
		*rest = after;
		return true;
	}
	return take_segment(rest, post_words, out);
}

/* "1.2.3", appended without leading zeros; the first three numbers go to the struct. */
static bool take_release(struct text *rest, struct pep440 *version, struct buf *out)
{
	struct text *const parts[] = { &version->major, &version->minor, &version->patch };
	size_t count = 0;

	version->major = version->minor = version->patch = TEXT("0");
	do {
		struct text number = take_number(rest);

		if (!number.len)
			return false;
		if (count < sizeof(parts) / sizeof(parts[0]))
			*parts[count] = number;
		buf_addf(out, "%s%.*s", count++ ? "." : "", TEXT_ARGS(number));
	} while (rest->len > 1 && rest->ptr[0] == '.' && is_digit(rest->ptr[1]) && take_byte(rest, '.'));
	return true;
}

static bool take_local(struct text *rest, struct buf *out)
{
	char last = '.';

	if (!take_byte(rest, '+'))
		return true;
	buf_add_byte(out, '+');
	for (size_t i = 0; i < rest->len; i++) {
		char c = rest->ptr[i];

		if (is_separator(c) ? last == '.' : !is_digit(c) && !is_letter(c))
			return false;
		last = is_separator(c) ? '.' : c;
		buf_add_byte(out, c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : last);
	}
	*rest = text_from(*rest, rest->len);
	return last != '.';
}

bool pep440_parse(struct text t, struct arena *arena, struct pep440 *version)
{
	struct text rest = text_trim(t, BLANK), epoch, after;
	struct buf out = BUF_INIT;
	bool ok;

	if (rest.len && (rest.ptr[0] == 'v' || rest.ptr[0] == 'V'))
		rest = text_from(rest, 1);
	after = rest;
	epoch = take_number(&after);
	if (epoch.len && take_byte(&after, '!')) {
		rest = after;
		if (!text_is(epoch, "0"))
			buf_addf(&out, "%.*s!", TEXT_ARGS(epoch));
	}
	version->stable = true;
	ok = take_release(&rest, version, &out);
	if (ok && take_segment(&rest, pre_words, &out))
		version->stable = false;
	if (ok && take_post(&rest, &out))
		version->stable = false;
	if (ok && take_segment(&rest, dev_words, &out))
		version->stable = false;
	ok = ok && take_local(&rest, &out) && !rest.len;
	version->version = arena_copy(arena, buf_text(&out));
	version->major = arena_copy(arena, version->major);
	version->minor = arena_copy(arena, version->minor);
	version->patch = arena_copy(arena, version->patch);
	buf_release(&out);
	return ok;
}
