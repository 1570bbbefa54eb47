#include "common/release/increment.h"
#include "tests/unit/tap.h"

static const struct {
	const char *text;
	bool valid;
} grammar[] = {
	{ "0.0.4", true },
	{ "1.2.3-rc.1+build.5", true },
	{ "1.0.0-0A.is.legal", true },
	{ "1.0.0--", true },
	{ "1.2.3+001", true },
	{ "99999999999999999999999.999999999999999999.0", true },
	{ "", false },
	{ "1", false },
	{ "1.2", false },
	{ "1.2.3.4", false },
	{ "v1.2.3", false },
	{ "01.2.3", false },
	{ "1.2.3-", false },
	{ "1.2.3+", false },
	{ "1.2.3-01", false },
	{ "1.2.3-a..b", false },
	{ "1.2.3+a+b", false },
	{ "1.2.3 ", false },
	{ "1.2.3-\xC3\xA9", false },
};

/* In order of precedence (semver.org, point 11, and numbers past 64 bits). */
static const char *const ascending[] = {
	"0.0.0",
	"0.9.0",
	"0.10.0",
	"1.0.0-0",
	"1.0.0-9",
	"1.0.0-10",
	"1.0.0-99999999999999999999",
	"1.0.0--",
	"1.0.0-Alpha",
	"1.0.0-alpha",
	"1.0.0-alpha.1",
	"1.0.0-alpha.beta",
	"1.0.0-beta",
	"1.0.0-beta.2",
	"1.0.0-beta.11",
	"1.0.0-rc.1",
	"1.0.0",
	"2.0.0",
	"18446744073709551615.0.0",
	"18446744073709551616.0.0",
};

static const struct {
	const char *from;
	enum increment increment;
	const char *identifier;
	enum prerelease_counter counter;
	const char *to; /* NULL: refused */
} increments[] = {
	{ "1.2.3", INCREMENT_MAJOR, "", 0, "2.0.0" },
	{ "1.2.3", INCREMENT_MINOR, "", 0, "1.3.0" },
	{ "1.2.9", INCREMENT_PATCH, "", 0, "1.2.10" },
	{ "1.2.99999999999999999999", INCREMENT_PATCH, "", 0, "1.2.100000000000000000000" },
	{ "2.0.1+build.5", INCREMENT_PATCH, "", 0, "2.0.2" },
	{ "1.2.3-rc.1", INCREMENT_PATCH, "", 0, "1.2.3" },
	{ "1.2.3-rc.1", INCREMENT_MINOR, "", 0, "1.3.0" },
	{ "1.2.0-rc.1", INCREMENT_MINOR, "", 0, "1.2.0" },
	{ "2.0.0-rc.1", INCREMENT_MAJOR, "", 0, "2.0.0" },
	{ "2.0.1-rc.1", INCREMENT_MAJOR, "", 0, "3.0.0" },
	{ "1.2.3-rc.1", INCREMENT_RELEASE, "", 0, "1.2.3" },
	{ "1.2.3", INCREMENT_RELEASE, "", 0, NULL },
	{ "1.2.3", INCREMENT_PRERELEASE, "", 0, "1.2.4-0" },
	{ "1.2.3", INCREMENT_PRERELEASE, "rc", COUNTER_FROM_ONE, "1.2.4-rc.1" },
	{ "1.2.4-rc.9", INCREMENT_PRERELEASE, "rc", COUNTER_FROM_ONE, "1.2.4-rc.10" },
	{ "1.2.4-beta.9", INCREMENT_PRERELEASE, "rc", COUNTER_FROM_ONE, "1.2.4-rc.1" },
	{ "1.2.4-rc.9.x", INCREMENT_PRERELEASE, "", 0, "1.2.4-rc.10.x" },
	{ "1.2.4-rc.x", INCREMENT_PRERELEASE, "", COUNTER_FROM_ONE, "1.2.4-rc.x.1" },
	{ "1.2.4-a.b.3", INCREMENT_PRERELEASE, "a.b", 0, "1.2.4-a.b.4" },
	{ "1.2.4", INCREMENT_PRERELEASE, "rc", COUNTER_NONE, "1.2.5-rc" },
	{ "1.2.4-rc", INCREMENT_PRERELEASE, "rc", COUNTER_NONE, NULL },
	{ "1.2.4", INCREMENT_PRERELEASE, "", COUNTER_NONE, NULL },
	{ "1.2.4", INCREMENT_PRERELEASE, "r_c", 0, NULL },
	{ "1.2.4", INCREMENT_PRERELEASE, "01", 0, NULL },
	{ "1.2.3-1", INCREMENT_PREMAJOR, "", 0, "2.0.0-0" },
	{ "1.2.3-1", INCREMENT_PREMINOR, "dev", 0, "1.3.0-dev.0" },
	{ "1.2.0-1", INCREMENT_PREPATCH, "dev", 0, "1.2.1-dev.0" },
};

static void check_increments(void)
{
	for (size_t i = 0; i < sizeof(increments) / sizeof(increments[0]); i++) {
		struct prerelease_style style = { text_of(increments[i].identifier), increments[i].counter };
		struct fault fault = FAULT_INIT;
		struct arena arena = ARENA_INIT;
		struct buf got = BUF_INIT;
		struct semver from, to;

		if (!semver_parse(text_of(increments[i].from), &from))
			die("row %zu is no version", i);
		if (semver_increment(&from, increments[i].increment, &style, &arena, &to, &fault) == 0)
			semver_add(&got, &to);
		tap_ok(text_is(buf_text(&got), increments[i].to ? increments[i].to : ""), "%s %s %s: got '%s'", increments[i].from,
		       increment_names[increments[i].increment], increments[i].identifier, buf_cstr(&got));
		buf_release(&got);
		arena_release(&arena);
	}
}

int main(void)
{
	size_t count = sizeof(ascending) / sizeof(ascending[0]);
	struct semver a, b;

	tool_name = "test_semver";
	for (size_t i = 0; i < sizeof(grammar) / sizeof(grammar[0]); i++) {
		struct buf out = BUF_INIT;
		bool valid = semver_parse(text_of(grammar[i].text), &a);

		if (valid)
			semver_add(&out, &a);
		tap_ok(valid == grammar[i].valid && (!valid || text_is(buf_text(&out), grammar[i].text)), "grammar: '%s'", grammar[i].text);
		buf_release(&out);
	}
	for (size_t i = 0; i < count; i++)
		for (size_t j = 0; j < count; j++) {
			bool parsed = semver_parse(text_of(ascending[i]), &a) && semver_parse(text_of(ascending[j]), &b);
			int order = parsed ? semver_compare(&a, &b) : 2;

			if ((order > 0) - (order < 0) != (i > j) - (i < j))
				tap_ok(false, "%s against %s: %d", ascending[i], ascending[j], order);
		}
	tap_ok(semver_parse(TEXT("1.0.0+a"), &a) && semver_parse(TEXT("1.0.0+b"), &b) && !semver_compare(&a, &b), "build metadata does not count");
	check_increments();
	return tap_done();
}
