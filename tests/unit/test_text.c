#include "common/base/text.h"
#include "tests/unit/tap.h"

static const struct {
	const char *text, *needle;
	size_t from, at;
} finds[] = {
	{ "abcabc", "bc", 0, 1 },
	{ "abcabc", "bc", 2, 4 },
	{ "abcabc", "", 6, 6 },
	{ "abcabc", "", 7, SIZE_MAX },
	{ "abc", "abcd", 0, SIZE_MAX },
	{ "", "a", 0, SIZE_MAX },
};

static const struct {
	const char *text;
	const char *lines; /* joined by '|' */
} line_cases[] = {
	{ "a\nb\n", "a|b|" },
	{ "a\r\nb", "a|b|" },
	{ "\n\n", "||" },
	{ "a\r", "a\r|" },
	{ "", "" },
};

static const struct {
	const char *text;
	size_t parts;
} part_cases[] = {
	{ "a,,b", 3 },
	{ "a,", 2 },
	{ "", 1 },
	{ ",", 2 },
};

static const struct {
	const char *text;
	bool ok;
	uint64_t value;
} numbers[] = {
	{ "0", true, 0 },
	{ "18446744073709551615", true, UINT64_MAX },
	{ "18446744073709551616", false, 0 },
	{ "", false, 0 },
	{ "1 ", false, 0 },
	{ "-1", false, 0 },
	{ "00012", true, 12 },
};

static const struct {
	const char *a, *b;
	int order;
} orders[] = {
	{ "a", "b", -1 },
	{ "ab", "a", 1 },
	{ "a", "a", 0 },
	{ "", "a", -1 },
	{ "\xC3\xA9", "z", 1 },
};

static void test_lines(void)
{
	for (size_t i = 0; i < sizeof(line_cases) / sizeof(line_cases[0]); i++) {
		struct text rest = text_of(line_cases[i].text), want = text_of(line_cases[i].lines), line, wanted;
		bool ok = true;

		while (ok && text_next_line(&rest, &line))
			ok = text_next_part(&want, '|', &wanted) && text_eq(line, wanted);
		tap_ok(ok && !want.len, "lines of case %zu", i);
	}
}

static void test_parts(void)
{
	for (size_t i = 0; i < sizeof(part_cases) / sizeof(part_cases[0]); i++) {
		struct text rest = text_of(part_cases[i].text), part;
		size_t count = 0;

		while (text_next_part(&rest, ',', &part))
			count++;
		tap_ok(count == part_cases[i].parts, "'%s' has %zu parts: got %zu", part_cases[i].text, part_cases[i].parts, count);
	}
}

int main(void)
{
	for (size_t i = 0; i < sizeof(finds) / sizeof(finds[0]); i++) {
		size_t at = text_find(text_of(finds[i].text), text_of(finds[i].needle), finds[i].from);

		tap_ok(at == finds[i].at, "'%s' in '%s' from %zu: got %zu", finds[i].needle, finds[i].text, finds[i].from, at);
	}
	test_lines();
	test_parts();
	for (size_t i = 0; i < sizeof(numbers) / sizeof(numbers[0]); i++) {
		uint64_t value = 0;
		bool ok = text_to_u64(text_of(numbers[i].text), &value);

		tap_ok(ok == numbers[i].ok && (!ok || value == numbers[i].value), "number '%s'", numbers[i].text);
	}
	for (size_t i = 0; i < sizeof(orders) / sizeof(orders[0]); i++) {
		int order = text_compare(text_of(orders[i].a), text_of(orders[i].b));

		tap_ok((order > 0) - (order < 0) == orders[i].order, "'%s' against '%s'", orders[i].a, orders[i].b);
	}
	tap_ok(text_is(text_trim(TEXT(" \t a b \n"), " \t\n"), "a b"), "trim both ends");
	tap_ok(text_is(text_slice(TEXT("abc"), 1, SIZE_MAX), "bc"), "a slice is cut to what there is");
	tap_ok(text_slice(TEXT("abc"), 9, 1).len == 0, "a slice past the end is empty");
	tap_ok(text_eq_ignoring_case(TEXT("Fix-ES"), TEXT("fix-es")) && !text_eq_ignoring_case(TEXT("[a"), TEXT("{a")), "letters alone lose their case");
	return tap_done();
}
