#include "common/release/bump.h"
#include "tests/unit/tap.h"

static const struct {
	const char *current, *last_stable; /* last_stable "": there is none */
	enum bump level;
	enum zero_policy zero;
	const char *next;
} cases[] = {
	{ "1.2.3", "", BUMP_PATCH, ZERO_SHIFT, "1.2.4" },
	{ "1.2.3", "", BUMP_MINOR, ZERO_SHIFT, "1.3.0" },
	{ "1.2.3", "", BUMP_MAJOR, ZERO_SHIFT, "2.0.0" },
	{ "1.2.3+build", "", BUMP_PATCH, ZERO_SHIFT, "1.2.4" },
	{ "0.2.3", "", BUMP_PATCH, ZERO_SHIFT, "0.2.4" },
	{ "0.2.3", "", BUMP_MINOR, ZERO_SHIFT, "0.3.0" },
	{ "0.2.3", "", BUMP_MAJOR, ZERO_SHIFT, "0.3.0" },
	{ "0.2.3", "", BUMP_MAJOR, ZERO_LITERAL, "1.0.0" },
	{ "0.2.3", "", BUMP_MINOR, ZERO_LITERAL, "0.3.0" },
	{ "0.2.3", "", BUMP_MINOR, ZERO_SHIFT_ALL, "0.2.4" },
	{ "0.2.3", "", BUMP_MAJOR, ZERO_SHIFT_ALL, "0.3.0" },
	{ "0.2.3", "", BUMP_PATCH, ZERO_SHIFT_ALL, "0.2.4" },
	{ "1.2.3", "", BUMP_MINOR, ZERO_SHIFT_ALL, "1.3.0" },
	/* A prerelease: never the counter alone, never below it, the last stable version decides. */
	{ "2.0.0-rc.1", "1.4.0", BUMP_PATCH, ZERO_SHIFT, "2.0.0" },
	{ "2.0.0-rc.1", "1.4.0", BUMP_MAJOR, ZERO_SHIFT, "2.0.0" },
	{ "1.4.1-rc.1", "1.4.0", BUMP_PATCH, ZERO_SHIFT, "1.4.1" },
	{ "1.4.1-rc.1", "1.4.0", BUMP_MINOR, ZERO_SHIFT, "1.5.0" },
	{ "1.4.1-rc.1", "1.4.0", BUMP_MAJOR, ZERO_SHIFT, "2.0.0" },
	{ "1.5.0-rc.1", "1.4.0", BUMP_MAJOR, ZERO_SHIFT, "2.0.0" },
	{ "1.5.0-rc.1", "", BUMP_MAJOR, ZERO_SHIFT, "1.5.0" },
	{ "0.5.0-rc.1", "0.4.0", BUMP_MAJOR, ZERO_SHIFT, "0.5.0" },
	{ "0.4.1-rc.1", "0.4.0", BUMP_MAJOR, ZERO_SHIFT, "0.5.0" },
	{ "0.5.0-rc.1", "0.4.0", BUMP_MAJOR, ZERO_LITERAL, "1.0.0" },
};

int main(void)
{
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct arena arena = ARENA_INIT;
		struct buf with = BUF_INIT, without = BUF_INIT;
		struct semver current, stable, next;
		bool parsed = semver_parse(text_of(cases[i].current), &current), has_stable = semver_parse(text_of(cases[i].last_stable), &stable);

		if (!parsed)
			die("row %zu is no version", i);
		next = bump_version(&current, has_stable ? &stable : NULL, cases[i].level, cases[i].zero, &arena);
		semver_add(&with, &next);
		next = bump_version(&current, NULL, cases[i].level, cases[i].zero, &arena);
		semver_add(&without, &next);
		tap_ok(text_is(buf_text(&with), cases[i].next), "%s (stable %s) %s, zero %s: got '%s'", cases[i].current, cases[i].last_stable,
		       bump_names[cases[i].level], zero_policy_names[cases[i].zero], buf_cstr(&with));
		tap_ok(bump_needs_last_stable(&current, cases[i].level) || text_eq(buf_text(&with), buf_text(&without)),
		       "%s %s: the last stable version is asked for when it matters", cases[i].current, bump_names[cases[i].level]);
		buf_release(&with);
		buf_release(&without);
		arena_release(&arena);
	}
	return tap_done();
}
