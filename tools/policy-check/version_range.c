#include "tools/policy-check/version_range.h"

#include <inttypes.h>
#include <stdio.h>

#include "common/release/semver.h"

enum comparison { EQUAL,
		  UNEQUAL,
		  MORE,
		  MORE_OR_EQUAL,
		  LESS,
		  LESS_OR_EQUAL };

static const struct {
	struct text sign;
	enum comparison comparison;
} signs[] = {
	/* the longer ones first */
	{ TEXT_INIT("=="), EQUAL },
	{ TEXT_INIT("!="), UNEQUAL },
	{ TEXT_INIT(">="), MORE_OR_EQUAL },
	{ TEXT_INIT("<="), LESS_OR_EQUAL },
	{ TEXT_INIT("="), EQUAL },
	{ TEXT_INIT("!"), UNEQUAL },
	{ TEXT_INIT(">"), MORE },
	{ TEXT_INIT("<"), LESS },
	{ TEXT_INIT(""), EQUAL },
};

/* What a version with x stands for: from .lower up to, not including, .upper. */
struct span {
	char texts[2][80];
	struct semver lower, upper;
	bool wide;
};

static bool is_x(struct text t)
{
	return text_is(t, "x");
}

static bool read_span(struct text t, struct span *span)
{
	struct text parts[3] = { { NULL, 0 } }, rest = t;
	uint64_t numbers[3] = { 0 };
	size_t count = 0, known;

	if (semver_parse(t, &span->lower)) {
		span->wide = false;
		return true;
	}
	for (; count < 3 && text_next_part(&rest, '.', &parts[count]);)
		count++;
	for (known = 0; known < count && !is_x(parts[known]); known++) {
		if (!text_to_u64(parts[known], &numbers[known]) || numbers[known] == UINT64_MAX)
			return false;
	}
	if (rest.ptr || !known || known == count || !is_x(parts[count - 1]))
		return false;
	snprintf(span->texts[0], sizeof(span->texts[0]), "%" PRIu64 ".%" PRIu64 ".0", numbers[0], numbers[1]);
	numbers[known - 1]++;
	snprintf(span->texts[1], sizeof(span->texts[1]), "%" PRIu64 ".%" PRIu64 ".0", numbers[0], known == 2 ? numbers[1] : 0);
	span->wide = true;
	return semver_parse(text_of(span->texts[0]), &span->lower) && semver_parse(text_of(span->texts[1]), &span->upper);
}

static bool compare(const struct semver *version, const struct span *span, enum comparison comparison)
{
	int lower = semver_compare(version, &span->lower);
	bool inside = span->wide ? lower >= 0 && semver_compare(version, &span->upper) < 0 : lower == 0;
	bool below = lower < 0;

	switch (comparison) {
	case EQUAL:
		return inside;
	case UNEQUAL:
		return !inside;
	case MORE:
		return !inside && !below;
	case MORE_OR_EQUAL:
		return !below;
	case LESS:
		return below;
	case LESS_OR_EQUAL:
		break;
	}
	return below || inside;
}

static bool read_term(struct text *rest, const struct semver *version, bool *holds)
{
	enum comparison comparison = EQUAL;
	struct span span;
	struct text written;

	for (size_t i = 0; i < sizeof(signs) / sizeof(signs[0]); i++) {
		if (text_starts_with(*rest, signs[i].sign)) {
			comparison = signs[i].comparison;
			*rest = text_trim(text_from(*rest, signs[i].sign.len), " ");
			break;
		}
	}
	written = text_slice(*rest, 0, text_find_byte(*rest, ' ', 0));
	*rest = text_trim(text_from(*rest, written.len), " ");
	if (!read_span(written, &span))
		return false;
	*holds = compare(version, &span, comparison);
	return true;
}

bool version_range_holds(struct text range, struct text version, bool *holds)
{
	struct semver parsed;
	struct text rest = text_trim(range, " ");
	bool all = true, one;

	*holds = false;
	if (!semver_parse(version, &parsed) && !semver_parse(TEXT("0.0.0"), &parsed))
		return false;
	if (!rest.len)
		return false;
	while (rest.len) {
		if (!read_term(&rest, &parsed, &one))
			return false;
		all = all && one;
		if (rest.len && !text_starts_with(rest, TEXT("||")))
			continue;
		*holds = *holds || all;
		all = true;
		if (!rest.len)
			break;
		rest = text_trim(text_from(rest, 2), " ");
		if (!rest.len)
			return false;
	}
	return true;
}
