#include "tools/semver/range.h"

#include <stdint.h>

#include "tools/semver/range_part.h"

static const char blank[] = " \t\r\n\v\f";

bool range_read_version(struct text t, struct semver *version)
{
	t = text_trim(t, blank);
	return semver_parse(t.len && t.ptr[0] == 'v' ? text_from(t, 1) : t, version);
}

static bool same(const struct comparator *a, const struct comparator *b)
{
	return a->comparison == b->comparison && (a->comparison == COMPARE_ANY || !semver_compare(&a->version, &b->version));
}

static bool is_nothing(const struct comparators *list)
{
	static const struct semver least = { TEXT_INIT("0"), TEXT_INIT("0"), TEXT_INIT("0"), TEXT_INIT("0"), { NULL, 0 } };

	return list->count == 1 && list->items[0].comparison == COMPARE_BELOW && !semver_compare(&list->items[0].version, &least);
}

static bool is_everything(const struct comparators *list)
{
	return list->count == 1 && list->items[0].comparison == COMPARE_ANY;
}

/* Keep one of equal comparators; one that no version satisfies stands for all, one that every version does for none. */
static void simplify(struct comparators *list)
{
	size_t kept = 0;

	for (size_t i = 0; i < list->count; i++) {
		struct comparators alone = { &list->items[i], 1 };
		bool again = false;

		if (is_nothing(&alone)) {
			list->items[0] = list->items[i];
			list->count = 1;
			return;
		}
		for (size_t j = 0; j < kept && !again; j++)
			again = same(&list->items[j], &list->items[i]);
		if (!again)
			list->items[kept++] = list->items[i];
	}
	list->count = kept;
	kept = 0;
	for (size_t i = 0; list->count > 1 && i < list->count; i++)
		if (list->items[i].comparison != COMPARE_ANY)
			list->items[kept++] = list->items[i];
	list->count = kept ? kept : 1;
}

/* The same between alternatives. */
static void simplify_alternatives(struct range *range)
{
	struct comparators first = range->alternatives[0];
	size_t kept = 0;

	if (range->count < 2)
		return;
	for (size_t i = 0; i < range->count; i++)
		if (!is_nothing(&range->alternatives[i]))
			range->alternatives[kept++] = range->alternatives[i];
	range->count = kept;
	if (!kept) {
		range->alternatives[0] = first;
		range->count = 1;
	}
	for (size_t i = 0; i < kept; i++)
		if (is_everything(&range->alternatives[i])) {
			range->alternatives[0] = range->alternatives[i];
			range->count = 1;
			return;
		}
}

static size_t count_alternatives(struct text t)
{
	size_t count = 1;

	for (size_t at = text_find(t, TEXT("||"), 0); at != SIZE_MAX; at = text_find(t, TEXT("||"), at + 2))
		count++;
	return count;
}

int range_read(struct text t, bool prereleases, struct arena *arena, struct range *range, struct fault *fault)
{
	struct range_reader reader = { .prereleases = prereleases, .arena = arena, .whole = t };
	struct text rest = t;

	*range = (struct range){ .prereleases = prereleases };
	if (t.len > RANGE_COMPARATORS)
		return fault_set(fault, "a range of %zu bytes is too long; %d are allowed", t.len, RANGE_COMPARATORS);
	range->alternatives = arena_zalloc(arena, count_alternatives(t), sizeof(*range->alternatives));
	for (;;) {
		size_t end = text_find(rest, TEXT("||"), 0);
		struct comparators *list = &range->alternatives[range->count++];

		if (range_read_alternative(&reader, text_trim(text_slice(rest, 0, end), blank), list, fault) < 0)
			return -1;
		simplify(list);
		if (end == SIZE_MAX)
			break;
		rest = text_from(rest, end + 2);
	}
	simplify_alternatives(range);
	return 0;
}

static bool satisfies(const struct comparator *comparator, const struct semver *version)
{
	int order = comparator->comparison == COMPARE_ANY ? 0 : semver_compare(version, &comparator->version);

	switch (comparator->comparison) {
	case COMPARE_ANY:
		return true;
	case COMPARE_EQUAL:
		return order == 0;
	case COMPARE_BELOW:
		return order < 0;
	case COMPARE_AT_MOST:
		return order <= 0;
	case COMPARE_ABOVE:
		return order > 0;
	case COMPARE_AT_LEAST:
		return order >= 0;
	}
	return false;
}

static bool all_satisfied(const struct comparators *list, bool prereleases, const struct semver *version)
{
	for (size_t i = 0; i < list->count; i++)
		if (!satisfies(&list->items[i], version))
			return false;
	if (!version->prerelease.len || prereleases)
		return true;
	for (size_t i = 0; i < list->count; i++)
		if (list->items[i].comparison != COMPARE_ANY && list->items[i].version.prerelease.len &&
		    !semver_compare_core(&list->items[i].version, version))
			return true;
	return false;
}

bool range_satisfied_by(const struct range *range, const struct semver *version)
{
	for (size_t i = 0; i < range->count; i++)
		if (all_satisfied(&range->alternatives[i], range->prereleases, version))
			return true;
	return false;
}

void range_add(struct buf *out, const struct range *range)
{
	static const char *const marks[] = { "*", "", "<", "<=", ">", ">=" };

	for (size_t i = 0; i < range->count; i++) {
		const struct comparators *list = &range->alternatives[i];

		buf_adds(out, i ? "||" : "");
		for (size_t j = 0; j < list->count; j++) {
			buf_addf(out, "%s%s", j ? " " : "", marks[list->items[j].comparison]);
			if (list->items[j].comparison != COMPARE_ANY)
				semver_add(out, &list->items[j].version);
		}
	}
}
