#include "tools/semver/range_part.h"

#include <stdint.h>

#include "common/release/increment.h"

static const char blank[] = " \t\r\n\v\f";
static const struct text nothing = { NULL, 0 };
static const struct text number_zero = TEXT_INIT("0");

/* A version of which parts may be left out or be "x", "X", "*"; those are empty. */
struct partial {
	struct text major, minor, patch, prerelease;
};

enum sign { SIGN_NONE,
	    SIGN_EQUAL,
	    SIGN_BELOW,
	    SIGN_AT_MOST,
	    SIGN_ABOVE,
	    SIGN_AT_LEAST,
	    SIGN_TILDE,
	    SIGN_CARET };

static const struct {
	struct text text;
	enum sign sign;
} signs[] = {
	/* longer ones first */
	{ TEXT_INIT("~>"), SIGN_TILDE },
	{ TEXT_INIT("<="), SIGN_AT_MOST },
	{ TEXT_INIT(">="), SIGN_AT_LEAST },
	{ TEXT_INIT("~"), SIGN_TILDE },
	{ TEXT_INIT("^"), SIGN_CARET },
	{ TEXT_INIT("<"), SIGN_BELOW },
	{ TEXT_INIT(">"), SIGN_ABOVE },
	{ TEXT_INIT("="), SIGN_EQUAL },
};

static bool is_blank(char c)
{
	return text_find_byte(text_of(blank), c, 0) != SIZE_MAX;
}

static struct text skip_blanks(struct text t)
{
	while (t.len && is_blank(t.ptr[0]))
		t = text_from(t, 1);
	return t;
}

static bool is_wildcard(struct text t)
{
	return text_is(t, "x") || text_is(t, "X") || text_is(t, "*");
}

/* The next part of "1.x.3": a number, or a wildcard, which is empty then. False when there is another thing. */
static bool take_number(struct text *rest, struct text *number)
{
	if (!text_next_part(rest, '.', number))
		return false;
	if (is_wildcard(*number))
		*number = nothing;
	else if (!semver_is_number(*number))
		return false;
	return true;
}

/* "1", "1.2" or "1.x.3", up to its end; a part that is wild stands before wild parts only. */
static bool take_numbers(struct text t, struct partial *partial)
{
	if (!take_number(&t, &partial->major) || (t.ptr && !take_number(&t, &partial->minor)))
		return false;
	/* A prerelease stands behind three parts only. */
	if (!t.ptr && partial->prerelease.ptr)
		return false;
	if ((t.ptr && !take_number(&t, &partial->patch)) || t.ptr)
		return false;
	return (partial->major.len || !partial->minor.len) && (partial->minor.len || !partial->patch.len);
}

static bool read_partial(struct text t, struct partial *partial)
{
	size_t plus = text_find_byte(t, '+', 0), dash;

	*partial = (struct partial){ .major = nothing };
	if (plus != SIZE_MAX && !semver_is_build(text_from(t, plus + 1)))
		return false;
	t = text_slice(t, 0, plus);
	dash = text_find_byte(t, '-', 0);
	if (dash != SIZE_MAX) {
		partial->prerelease = text_from(t, dash + 1);
		if (!semver_is_prerelease(partial->prerelease))
			return false;
	}
	return take_numbers(text_slice(t, 0, dash), partial);
}

static struct text number_after(struct range_reader *reader, struct text number)
{
	return semver_number_after(number, reader->arena);
}

static void add(struct comparators *list, enum comparison comparison, struct semver version)
{
	list->items[list->count++] = (struct comparator){ comparison, version };
}

static struct semver version_of(struct text major, struct text minor, struct text patch, struct text prerelease)
{
	return (struct semver){ major, minor, patch, prerelease, nothing };
}

/* The first version of what follows, its prereleases included: "-0" is the least prerelease. */
static struct semver before_all(struct text major, struct text minor, struct text patch)
{
	return version_of(major, minor, patch, number_zero);
}

static void add_any(struct comparators *list)
{
	add(list, COMPARE_ANY, version_of(nothing, nothing, nothing, nothing));
}

/* At least this version, with zero for what it leaves out; ">=0.0.0" is every version. */
static void add_from(struct range_reader *reader, struct comparators *list, const struct partial *p, bool with_prereleases)
{
	struct text least = with_prereleases && reader->prereleases ? number_zero : nothing;
	struct semver version = version_of(p->major, p->minor.len ? p->minor : number_zero, p->minor.len && p->patch.len ? p->patch : number_zero,
					   p->minor.len && p->patch.len && p->prerelease.len ? p->prerelease : least);

	if (text_is(version.major, "0") && text_is(version.minor, "0") && text_is(version.patch, "0") &&
	    (reader->prereleases ? text_is(version.prerelease, "0") : !version.prerelease.len))
		add_any(list);
	else
		add(list, COMPARE_AT_LEAST, version);
}

static void add_below_next_major(struct range_reader *reader, struct comparators *list, const struct partial *p)
{
	add(list, COMPARE_BELOW, before_all(number_after(reader, p->major), number_zero, number_zero));
}

static void add_below_next_minor(struct range_reader *reader, struct comparators *list, const struct partial *p)
{
	add(list, COMPARE_BELOW, before_all(p->major, number_after(reader, p->minor), number_zero));
}

/* ^1.2.3: up to the next version whose first part that is not zero differs. */
static void add_caret(struct range_reader *reader, struct comparators *list, const struct partial *p)
{
	bool whole = p->minor.len && p->patch.len;

	if (!p->major.len) {
		add_any(list);
		return;
	}
	add_from(reader, list, p, !whole);
	if (!p->minor.len || !text_is(p->major, "0"))
		add_below_next_major(reader, list, p);
	else if (!p->patch.len || !text_is(p->minor, "0"))
		add_below_next_minor(reader, list, p);
	else
		add(list, COMPARE_BELOW, before_all(p->major, p->minor, number_after(reader, p->patch)));
}

/* ~1.2.3, and 1.2.x, which is the same as ~1.2: up to the next minor version; ~1 and 1.x: up to the next major one. */
static void add_tilde(struct range_reader *reader, struct comparators *list, const struct partial *p)
{
	if (!p->major.len) {
		add_any(list);
		return;
	}
	add_from(reader, list, p, !p->minor.len || !p->patch.len);
	if (p->minor.len)
		add_below_next_minor(reader, list, p);
	else
		add_below_next_major(reader, list, p);
}

/* >1.2, <=1.x: as if the whole range 1.2.x were one version. */
static void add_signed_wildcard(struct range_reader *reader, struct comparators *list, enum sign sign, const struct partial *p)
{
	struct partial least = { .major = p->major, .minor = p->minor };
	struct partial next = { .major = p->major };

	if (!p->major.len) {
		if (sign == SIGN_BELOW || sign == SIGN_ABOVE)
			add(list, COMPARE_BELOW, before_all(number_zero, number_zero, number_zero));
		else
			add_any(list);
		return;
	}
	if (p->minor.len)
		next.minor = number_after(reader, p->minor);
	else
		next.major = number_after(reader, p->major);
	if (!least.minor.len)
		least.minor = number_zero;
	if (!next.minor.len)
		next.minor = number_zero;
	if (sign == SIGN_ABOVE || sign == SIGN_AT_LEAST)
		add_from(reader, list, sign == SIGN_ABOVE ? &next : &least, true);
	else if (sign == SIGN_BELOW)
		add(list, COMPARE_BELOW, before_all(least.major, least.minor, number_zero));
	else
		add(list, COMPARE_BELOW, before_all(next.major, next.minor, number_zero));
}

static void add_signed(struct range_reader *reader, struct comparators *list, enum sign sign, const struct partial *p)
{
	static const enum comparison comparisons[] = {
		[SIGN_NONE] = COMPARE_EQUAL,
		[SIGN_EQUAL] = COMPARE_EQUAL,
		[SIGN_BELOW] = COMPARE_BELOW,
		[SIGN_AT_MOST] = COMPARE_AT_MOST,
		[SIGN_ABOVE] = COMPARE_ABOVE,
		[SIGN_AT_LEAST] = COMPARE_AT_LEAST,
	};
	bool whole = p->major.len && p->minor.len && p->patch.len;

	if (sign == SIGN_TILDE || (!whole && sign <= SIGN_EQUAL))
		add_tilde(reader, list, p);
	else if (sign == SIGN_CARET)
		add_caret(reader, list, p);
	else if (!whole)
		add_signed_wildcard(reader, list, sign, p);
	else if (sign == SIGN_AT_LEAST)
		add_from(reader, list, p, false);
	else
		add(list, comparisons[sign], version_of(p->major, p->minor, p->patch, p->prerelease));
}

/* What may stand before the numbers: "v", "=", blanks. */
static struct text skip_lead(struct text t)
{
	while (t.len && (t.ptr[0] == 'v' || t.ptr[0] == '=' || is_blank(t.ptr[0])))
		t = text_from(t, 1);
	return t;
}

/* Where the hyphen with blanks around it stands; SIZE_MAX when there is none. */
static size_t find_hyphen(struct text t)
{
	size_t dash = text_find_byte(t, '-', 0);

	while (dash != SIZE_MAX && !(dash && is_blank(t.ptr[dash - 1]) && dash + 1 < t.len && is_blank(t.ptr[dash + 1])))
		dash = text_find_byte(t, '-', dash + 1);
	return dash;
}

static void add_up_to(struct range_reader *reader, struct comparators *list, const struct partial *to)
{
	if (!to->major.len)
		return;
	if (!to->minor.len)
		add_below_next_major(reader, list, to);
	else if (!to->patch.len)
		add_below_next_minor(reader, list, to);
	else if (!to->prerelease.len && reader->prereleases)
		add(list, COMPARE_BELOW, before_all(to->major, to->minor, number_after(reader, to->patch)));
	else
		add(list, COMPARE_AT_MOST, version_of(to->major, to->minor, to->patch, to->prerelease));
}

/* "1.0 - 2.0" */
static bool read_hyphen(struct range_reader *reader, struct text t, struct comparators *list)
{
	size_t dash = find_hyphen(t);
	struct partial from, to;

	if (dash == SIZE_MAX || !read_partial(text_trim(skip_lead(text_slice(t, 0, dash)), blank), &from) ||
	    !read_partial(text_trim(skip_lead(text_from(t, dash + 1)), blank), &to))
		return false;
	if (from.major.len)
		add_from(reader, list, &from, true);
	add_up_to(reader, list, &to);
	if (!list->count)
		add_any(list);
	return true;
}

static struct text take_word(struct text *rest)
{
	struct text word = *rest;

	for (word.len = 0; word.len < rest->len && !is_blank(rest->ptr[word.len]);)
		word.len++;
	*rest = text_from(*rest, word.len);
	return word;
}

static enum sign take_sign(struct text *rest)
{
	for (size_t i = 0; i < sizeof(signs) / sizeof(signs[0]); i++)
		if (text_starts_with(*rest, signs[i].text)) {
			*rest = text_from(*rest, signs[i].text.len);
			return signs[i].sign;
		}
	return SIGN_NONE;
}

int range_read_alternative(struct range_reader *reader, struct text t, struct comparators *list, struct fault *fault)
{
	/* Each word gives two comparators at most, and takes a byte and a blank at least. */
	*list = (struct comparators){ arena_zalloc(reader->arena, t.len + 3, sizeof(*list->items)), 0 };
	if (read_hyphen(reader, t, list))
		return 0;
	while (t.len) {
		struct text rest = t, word;
		enum sign sign = take_sign(&rest);
		struct partial partial;

		rest = skip_lead(rest);
		word = take_word(&rest);
		if (!read_partial(word, &partial))
			return fault_set(fault, "'%.*s' is not a range: '%.*s' is not understood; write it as '^1.2.3' or '>=1.2 <3'",
					 TEXT_ARGS(reader->whole), TEXT_ARGS(t));
		add_signed(reader, list, sign, &partial);
		t = skip_blanks(rest);
	}
	if (!list->count)
		add_any(list);
	return 0;
}
