#include "common/release/semver.h"

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool is_identifier_byte(char c)
{
	return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-';
}

bool semver_is_number(struct text t)
{
	for (size_t i = 0; i < t.len; i++)
		if (!is_digit(t.ptr[i]))
			return false;
	return t.len == 1 || (t.len > 1 && t.ptr[0] != '0');
}

/* Dot-separated identifiers, none of them empty; numeric ones without leading zeros where strict. */
static bool is_identifiers(struct text t, bool strict)
{
	struct text rest = t, part;

	while (text_next_part(&rest, '.', &part)) {
		bool digits_only = true;

		if (!part.len)
			return false;
		for (size_t i = 0; i < part.len; i++) {
			if (!is_identifier_byte(part.ptr[i]))
				return false;
			digits_only = digits_only && is_digit(part.ptr[i]);
		}
		if (strict && digits_only && !semver_is_number(part))
			return false;
	}
	return t.len > 0;
}

bool semver_is_prerelease(struct text t)
{
	return is_identifiers(t, true);
}

bool semver_is_build(struct text t)
{
	return is_identifiers(t, false);
}

bool semver_parse(struct text t, struct semver *version)
{
	size_t plus = text_find_byte(t, '+', 0), dash;
	struct text core = t, empty = { NULL, 0 };
	struct semver v = { empty, empty, empty, empty, empty };

	if (plus != SIZE_MAX) {
		v.build = text_from(t, plus + 1);
		core = text_slice(t, 0, plus);
		if (!semver_is_build(v.build))
			return false;
	}
	dash = text_find_byte(core, '-', 0);
	if (dash != SIZE_MAX) {
		v.prerelease = text_from(core, dash + 1);
		core = text_slice(core, 0, dash);
		if (!semver_is_prerelease(v.prerelease))
			return false;
	}
	if (!text_next_part(&core, '.', &v.major) || !text_next_part(&core, '.', &v.minor) || !text_next_part(&core, '.', &v.patch) || core.ptr)
		return false;
	if (!semver_is_number(v.major) || !semver_is_number(v.minor) || !semver_is_number(v.patch))
		return false;
	*version = v;
	return true;
}

/* Of two numbers without leading zeros the longer is the greater. */
static int compare_numbers(struct text a, struct text b)
{
	return a.len != b.len ? (a.len > b.len) - (a.len < b.len) : text_compare(a, b);
}

int semver_compare_identifiers(struct text a, struct text b)
{
	bool a_number = semver_is_number(a), b_number = semver_is_number(b);

	if (a_number && b_number)
		return compare_numbers(a, b);
	return a_number != b_number ? (a_number ? -1 : 1) : text_compare(a, b);
}

static int compare_prereleases(struct text a, struct text b)
{
	struct text part_a, part_b;

	if (!a.len || !b.len)
		return (a.len == 0) - (b.len == 0);
	for (;;) {
		bool more_a = text_next_part(&a, '.', &part_a), more_b = text_next_part(&b, '.', &part_b);
		int order;

		if (!more_a || !more_b)
			return more_a - more_b;
		order = semver_compare_identifiers(part_a, part_b);
		if (order)
			return order;
	}
}

int semver_compare_core(const struct semver *a, const struct semver *b)
{
	int order = compare_numbers(a->major, b->major);

	if (!order)
		order = compare_numbers(a->minor, b->minor);
	return order ? order : compare_numbers(a->patch, b->patch);
}

int semver_compare(const struct semver *a, const struct semver *b)
{
	int order = semver_compare_core(a, b);

	return order ? order : compare_prereleases(a->prerelease, b->prerelease);
}

static void add_marked(struct buf *out, char mark, struct text part)
{
	if (part.len) {
		buf_add_byte(out, mark);
		buf_add(out, part);
	}
}

void semver_add(struct buf *out, const struct semver *version)
{
	buf_add(out, version->major);
	buf_add_byte(out, '.');
	buf_add(out, version->minor);
	buf_add_byte(out, '.');
	buf_add(out, version->patch);
	add_marked(out, '-', version->prerelease);
	add_marked(out, '+', version->build);
}
