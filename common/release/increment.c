#include "common/release/increment.h"

#include <string.h>

const char *const increment_names[] = { "major", "minor", "patch", "premajor", "preminor", "prepatch", "prerelease", "release", NULL };

struct text semver_number_after(struct text number, struct arena *arena)
{
	char *digits = arena_zalloc(arena, number.len + 1, 1);
	size_t at = number.len;

	digits[0] = '0';
	memcpy(digits + 1, number.ptr, number.len);
	while (digits[at] == '9')
		digits[at--] = '0';
	digits[at]++;
	return at ? (struct text){ digits + 1, number.len } : (struct text){ digits, number.len + 1 };
}

static const struct text zero = TEXT_INIT("0");

/* The prerelease with its last number counted up; .len 0 when it holds none. */
static struct text count_up(struct text prerelease, struct arena *arena)
{
	size_t end = prerelease.len;

	while (end) {
		size_t start = end;
		struct text part, next;

		while (start && prerelease.ptr[start - 1] != '.')
			start--;
		part = text_slice(prerelease, start, end - start);
		if (semver_is_number(part)) {
			next = semver_number_after(part, arena);
			return arena_printf(arena, "%.*s%.*s%.*s", TEXT_ARGS(text_slice(prerelease, 0, start)), TEXT_ARGS(next),
					    TEXT_ARGS(text_from(prerelease, end)));
		}
		end = start ? start - 1 : 0;
	}
	return (struct text){ NULL, 0 };
}

static struct text first_of(const struct prerelease_style *style, struct arena *arena)
{
	const char *counter = style->counter == COUNTER_FROM_ONE ? "1" : "0";

	if (!style->identifier.len)
		return text_of(counter);
	if (style->counter == COUNTER_NONE)
		return style->identifier;
	return arena_printf(arena, "%.*s.%s", TEXT_ARGS(style->identifier), counter);
}

/* Is it the identifier, then a number? */
static bool continues(struct text prerelease, struct text identifier)
{
	struct text rest = text_from(prerelease, identifier.len + 1), counter;

	return prerelease.len > identifier.len + 1 && text_starts_with(prerelease, identifier) && prerelease.ptr[identifier.len] == '.' &&
	       text_next_part(&rest, '.', &counter) && semver_is_number(counter);
}

static int check_style(const struct prerelease_style *style, struct fault *fault)
{
	if (style->identifier.len && !semver_is_prerelease(style->identifier))
		return fault_set(fault, "'%.*s' cannot name a prerelease; use letters, digits and '-', in parts separated by '.'",
				 TEXT_ARGS(style->identifier));
	if (!style->identifier.len && style->counter == COUNTER_NONE)
		return fault_set(fault, "a prerelease needs a name or a counter");
	return 0;
}

int semver_prerelease_after(struct text last, const struct prerelease_style *style, struct arena *arena, struct text *next, struct fault *fault)
{
	struct text counted;

	if (check_style(style, fault) < 0)
		return -1;
	if (!last.len) {
		*next = first_of(style, arena);
		return 0;
	}
	counted = count_up(last, arena);
	if (!counted.len) {
		if (style->counter == COUNTER_NONE && text_eq(style->identifier, last))
			return fault_set(fault, "the prerelease is '%.*s' already, and without a counter nothing comes after it", TEXT_ARGS(last));
		counted = arena_printf(arena, "%.*s.%s", TEXT_ARGS(last), style->counter == COUNTER_FROM_ONE ? "1" : "0");
	}
	*next = !style->identifier.len || continues(counted, style->identifier) ? counted : first_of(style, arena);
	return 0;
}

static bool is_zero(struct text number)
{
	return text_is(number, "0");
}

static const struct text none = { NULL, 0 };

/* A prerelease that already stands for the wanted release is finished instead of counted. */
struct semver semver_release_after(const struct semver *from, enum increment increment, struct arena *arena)
{
	struct semver v = { from->major, from->minor, from->patch, none, none };
	bool finishes = from->prerelease.len > 0;

	if (increment == INCREMENT_MAJOR)
		finishes = finishes && is_zero(v.minor) && is_zero(v.patch);
	else if (increment == INCREMENT_MINOR)
		finishes = finishes && is_zero(v.patch);
	if (finishes)
		return v;
	if (increment == INCREMENT_PATCH) {
		v.patch = semver_number_after(v.patch, arena);
		return v;
	}
	v.patch = zero;
	if (increment == INCREMENT_MINOR) {
		v.minor = semver_number_after(v.minor, arena);
		return v;
	}
	v.minor = zero;
	v.major = semver_number_after(v.major, arena);
	return v;
}

/* The release that a "pre…" increment is a prerelease of; it never finishes an older prerelease. */
static const enum increment release_of[] = {
	[INCREMENT_PREMAJOR] = INCREMENT_MAJOR,
	[INCREMENT_PREMINOR] = INCREMENT_MINOR,
	[INCREMENT_PREPATCH] = INCREMENT_PATCH,
	[INCREMENT_PRERELEASE] = INCREMENT_PATCH,
};

int semver_increment(const struct semver *from, enum increment increment, const struct prerelease_style *style, struct arena *arena,
		     struct semver *to, struct fault *fault)
{
	struct semver v = *from;

	v.build = none;
	switch (increment) {
	case INCREMENT_MAJOR:
	case INCREMENT_MINOR:
	case INCREMENT_PATCH:
		v = semver_release_after(from, increment, arena);
		break;
	case INCREMENT_RELEASE:
		if (!v.prerelease.len)
			return fault_set(fault, "'%.*s.%.*s.%.*s' is not a prerelease, so there is nothing to finish", TEXT_ARGS(v.major),
					 TEXT_ARGS(v.minor), TEXT_ARGS(v.patch));
		v.prerelease = none;
		break;
	case INCREMENT_PREMAJOR:
	case INCREMENT_PREMINOR:
	case INCREMENT_PREPATCH:
	case INCREMENT_PRERELEASE:
		if (increment != INCREMENT_PRERELEASE)
			v.prerelease = none;
		if (!v.prerelease.len)
			v = semver_release_after(&v, release_of[increment], arena);
		if (semver_prerelease_after(v.prerelease, style, arena, &v.prerelease, fault) < 0)
			return -1;
		break;
	}
	*to = v;
	return 0;
}

struct semver semver_truncate(const struct semver *from, enum increment level)
{
	struct semver v = { from->major, from->minor, from->patch, from->prerelease, none };

	if (level == INCREMENT_MAJOR)
		v.minor = zero;
	if (level == INCREMENT_MAJOR || level == INCREMENT_MINOR)
		v.patch = zero;
	if (level <= INCREMENT_PATCH || level == INCREMENT_RELEASE)
		v.prerelease = none;
	return v;
}
