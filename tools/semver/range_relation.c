#include "tools/semver/range_relation.h"

static const struct semver least = { TEXT_INIT("0"), TEXT_INIT("0"), TEXT_INIT("0"), { NULL, 0 }, { NULL, 0 } };

/* One direction of the question: for "is it above" as it stands, for "is it below" with all turned round. */
struct direction {
	int sign;			     /* 1: above, -1: below */
	enum comparison open, open_or_equal; /* comparators without an end in this direction */
};

static const struct direction upwards = { 1, COMPARE_ABOVE, COMPARE_AT_LEAST };
static const struct direction downwards = { -1, COMPARE_BELOW, COMPARE_AT_MOST };

static struct comparator bound(const struct comparator *comparator)
{
	return comparator->comparison == COMPARE_ANY ? (struct comparator){ COMPARE_AT_LEAST, least } : *comparator;
}

static bool is_beyond_all(const struct comparators *list, const struct semver *version, const struct direction *direction)
{
	struct comparator far = bound(&list->items[0]), near = far;
	int order;

	for (size_t i = 1; i < list->count; i++) {
		struct comparator next = bound(&list->items[i]);

		if (semver_compare(&next.version, &far.version) * direction->sign > 0)
			far = next;
		else if (semver_compare(&next.version, &near.version) * direction->sign < 0)
			near = next;
	}
	if (far.comparison == direction->open || far.comparison == direction->open_or_equal)
		return false;
	order = semver_compare(version, &near.version) * direction->sign;
	if (near.comparison == COMPARE_EQUAL || near.comparison == direction->open)
		return order > 0;
	return near.comparison != direction->open_or_equal || order >= 0;
}

static bool is_beyond(const struct range *range, const struct semver *version, const struct direction *direction)
{
	if (range_satisfied_by(range, version))
		return false;
	for (size_t i = 0; i < range->count; i++)
		if (!is_beyond_all(&range->alternatives[i], version, direction))
			return false;
	return true;
}

bool range_is_above(const struct range *range, const struct semver *version)
{
	return is_beyond(range, version, &upwards);
}

bool range_is_below(const struct range *range, const struct semver *version)
{
	return is_beyond(range, version, &downwards);
}

static bool allows(const struct comparator *comparator, const struct semver *version, bool prereleases)
{
	struct comparator one = *comparator;
	struct comparators list = { &one, 1 };
	const struct range range = { &list, 1, prereleases };

	return range_satisfied_by(&range, version);
}

/* Below every release there is nothing, or only prereleases. */
static bool is_empty(const struct comparator *comparator, bool prereleases)
{
	bool below_least = comparator->comparison == COMPARE_BELOW && !semver_compare_core(&comparator->version, &least);

	return below_least && (!prereleases || text_is(comparator->version.prerelease, "0"));
}

static bool goes_up(const struct comparator *comparator)
{
	return comparator->comparison == COMPARE_ABOVE || comparator->comparison == COMPARE_AT_LEAST;
}

static bool includes_end(const struct comparator *comparator)
{
	return comparator->comparison == COMPARE_AT_MOST || comparator->comparison == COMPARE_AT_LEAST;
}

static bool pair_overlaps(const struct comparator *a, const struct comparator *b, bool prereleases)
{
	int order;

	if (a->comparison == COMPARE_ANY || b->comparison == COMPARE_ANY)
		return true;
	if (a->comparison == COMPARE_EQUAL)
		return allows(b, &a->version, prereleases);
	if (b->comparison == COMPARE_EQUAL)
		return allows(a, &b->version, prereleases);
	if (is_empty(a, prereleases) || is_empty(b, prereleases))
		return false;
	if (goes_up(a) == goes_up(b))
		return true;
	order = semver_compare(&a->version, &b->version);
	if (!order)
		return includes_end(a) && includes_end(b);
	return goes_up(a) ? order < 0 : order > 0;
}

/* Does each comparator of one list overlap each of the other? With itself: can anything satisfy it? */
static bool lists_overlap(const struct comparators *a, const struct comparators *b, bool prereleases)
{
	for (size_t i = 0; i < a->count; i++)
		for (size_t j = 0; j < b->count; j++)
			if (!pair_overlaps(&a->items[i], &b->items[j], prereleases))
				return false;
	return true;
}

bool range_overlaps(const struct range *a, const struct range *b)
{
	bool prereleases = a->prereleases || b->prereleases;

	for (size_t i = 0; i < a->count; i++)
		for (size_t j = 0; j < b->count; j++) {
			const struct comparators *x = &a->alternatives[i], *y = &b->alternatives[j];

			if (lists_overlap(x, x, prereleases) && lists_overlap(y, y, prereleases) && lists_overlap(x, y, prereleases))
				return true;
		}
	return false;
}
