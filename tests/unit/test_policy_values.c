/* The small languages inside of policies: quantities, durations, wildcards. */
#include <string.h>

#include "common/base/buf.h"
#include "tests/unit/tap.h"
#include "tools/policy-check/duration.h"
#include "tools/policy-check/quantity.h"
#include "tools/policy-check/wildcard.h"

static const struct {
	const char *text, *canonical; /* NULL: refused */
} quantities[] = {
	{ "1", "1" },
	{ "0.5", "500m" },
	{ "100m", "100m" },
	{ "1000m", "1" },
	{ "1.5Gi", "1536Mi" },
	{ "1024Ki", "1Mi" },
	{ "512Ki", "512Ki" },
	{ "1000Ki", "1000Ki" },
	{ "500", "500" },
	{ "1e3", "1e3" },
	{ "1E6", "1e6" },
	{ "-1.5k", "-1500" },
	{ "0", "0" },
	{ "0Gi", "0" },
	{ ".5", "500m" },
	{ "5.", "5" },
	{ "+1", "1" },
	{ "0.0000000001", "1n" },
	{ "1Ei", "1Ei" },
	{ "100E", "9223372036854775807" },
	{ "12345678901234567890123", "9223372036854775807" },
	{ "3.000000000000000000000000001", "3000000001n" },
	{ "", NULL },
	{ "-", NULL },
	{ "1 Gi", NULL },
	{ "1gi", NULL },
	{ "Gi", NULL },
	{ "1.2.3", NULL },
	{ "0x10", NULL },
	{ "1e", NULL },
	{ "10K", NULL },
};

static const struct {
	const char *less, *more;
} ordered[] = {
	{ "999m", "1" },
	{ "1G", "1Gi" },
	{ "-1", "0" },
	{ "1.999Gi", "2Gi" },
	{ "100n", "1u" },
	{ "1e2", "101" },
	{ "123456789012345678901234567890", "123456789012345678901234567891" },
	{ "9223372036854775807", "0123456789012345678901" },
	{ "-123456789012345678901", "-99999999999999999999" },
};

static const struct {
	const char *text, *canonical;
} durations[] = {
	{ "1h30m", "1h30m0s" },
	{ "90s", "1m30s" },
	{ "1.5h", "1h30m0s" },
	{ "300ms", "300ms" },
	{ "0", "0s" },
	{ "-2s", "-2s" },
	{ "1us", "1\xC2\xB5s" },
	{ "1500ns", "1.5\xC2\xB5s" },
	{ "2.5s", "2.5s" },
	{ "100h", "100h0m0s" },
	{ ".5m", "30s" },
	{ "", NULL },
	{ "1", NULL },
	{ "h", NULL },
	{ "1d", NULL },
	{ "1h 30m", NULL },
	{ "9999999999h", NULL },
	{ "-", NULL },
};

static const struct {
	const char *pattern, *subject;
	bool matches;
} wildcards[] = {
	{ "", "", true },
	{ "", "a", false },
	{ "*", "", true },
	{ "*", "a", true },
	{ "?", "", false },
	{ "?", "\xC3\xA9", true },
	{ "?*", "", false },
	{ "?*", "a", true },
	{ "a*c", "abbc", true },
	{ "a*c", "abb", false },
	{ "*:latest", "nginx:latest", true },
	{ "*.a.*", "x.a.b.a", true },
	{ "a", "b", false },
	{ "**a", "bca", true },
	{ "*a?", "aab", true },
	{ "a", "ab", false },
};

static void check(const char *what, const char *text, const char *wanted, bool parsed, struct buf *got)
{
	tap_ok(parsed == (wanted != NULL) && (!wanted || strcmp(buf_cstr(got), wanted) == 0), "%s '%s': got %s", what, text,
	       parsed ? buf_cstr(got) : "nothing");
	buf_release(got);
}

int main(void)
{
	struct buf got = BUF_INIT;

	for (size_t i = 0; i < sizeof(quantities) / sizeof(quantities[0]); i++) {
		struct quantity q;
		bool parsed = quantity_parse(text_of(quantities[i].text), &q);

		if (parsed)
			quantity_add_text(&got, &q);
		check("quantity", quantities[i].text, quantities[i].canonical, parsed, &got);
	}
	for (size_t i = 0; i < sizeof(ordered) / sizeof(ordered[0]); i++) {
		struct quantity less, more;

		tap_ok(quantity_parse(text_of(ordered[i].less), &less) && quantity_parse(text_of(ordered[i].more), &more) &&
			       quantity_compare(&less, &more) < 0 && quantity_compare(&more, &less) > 0,
		       "%s is less than %s", ordered[i].less, ordered[i].more);
	}
	for (size_t i = 0; i < sizeof(durations) / sizeof(durations[0]); i++) {
		int64_t nanoseconds;
		bool parsed = duration_parse(text_of(durations[i].text), &nanoseconds);

		if (parsed)
			duration_add(&got, nanoseconds);
		check("duration", durations[i].text, durations[i].canonical, parsed, &got);
	}
	for (size_t i = 0; i < sizeof(wildcards) / sizeof(wildcards[0]); i++)
		tap_ok(wildcard_match(text_of(wildcards[i].pattern), text_of(wildcards[i].subject)) == wildcards[i].matches, "'%s' and '%s'",
		       wildcards[i].pattern, wildcards[i].subject);
	return tap_done();
}
