#include "common/release/release.h"
#include "tests/unit/tap.h"

static const struct {
	const char *tag, *prefix; /* prefix NULL: not configured */
	const char *version;	  /* NULL: no version tag */
} tags[] = {
	{ "v1.2.3", NULL, "1.2.3" },
	{ "1.2.3", NULL, "1.2.3" },
	{ "v1.2.3-rc.1+b", NULL, "1.2.3-rc.1+b" },
	{ "V1.2.3", NULL, NULL },
	{ "v2", NULL, NULL },
	{ "vv1.2.3", NULL, NULL },
	{ "latest", NULL, NULL },
	{ "pkg/v9.0.0", NULL, NULL },
	{ "pkg/v9.0.0", "pkg/v", "9.0.0" },
	{ "pkg@9.0.0", "pkg@", "9.0.0" },
	{ "pkg@9.0.0", "", NULL },
	{ "9.0.0", "", "9.0.0" },
	{ "v9.0.0", "", NULL },
	{ "", NULL, NULL },
	{ "v", NULL, NULL },
};

static const struct {
	const char *tag;
	const char *prefix; /* NULL: no version in it */
} prefixes[] = {
	{ "v1.2.3", "v" },
	{ "1.2.3", "" },
	{ "pkg/v9.0.0", "pkg/v" },
	{ "@scope/pkg@1.0.0-rc.1", "@scope/pkg@" },
	{ "release-1.0.0", "release-" },
	{ "lib2-1.0.0", "lib2-" },
	{ "2024.01.02", NULL },
	{ "v2", NULL },
	{ "latest", NULL },
	{ "release1.0.0", NULL },
	{ "v1.1.2.3", NULL },
	{ "", NULL },
};

static const struct {
	const char *version, *allowed; /* allowed NULL: nothing configured */
	bool counts;
} bases[] = {
	{ "1.0.0", NULL, true },
	{ "1.0.0-rc.1", NULL, true },
	{ "1.0.0-nightly.20260821", NULL, false },
	{ "1.0.0-nightly.20260821", "nightly", true },
	{ "1.0.0-nightly.20260821", "dev", false },
	{ "1.0.0-SNAPSHOT", NULL, false },
	{ "1.0.0-dev", NULL, false },
	{ "1.0.0-canary.5", NULL, false },
	{ "1.0.0-devel.5", NULL, true },
};

int main(void)
{
	struct semver version;
	struct text prefix;

	for (size_t i = 0; i < sizeof(tags) / sizeof(tags[0]); i++) {
		struct version_settings settings = { .prefix = tags[i].prefix };
		struct buf got = BUF_INIT;

		if (release_tag_version(&settings, text_of(tags[i].tag), &version))
			semver_add(&got, &version);
		tap_ok(text_is(buf_text(&got), tags[i].version ? tags[i].version : ""), "tag '%s', prefix '%s': got '%s'", tags[i].tag,
		       tags[i].prefix ? tags[i].prefix : "(none)", buf_cstr(&got));
		buf_release(&got);
	}
	for (size_t i = 0; i < sizeof(prefixes) / sizeof(prefixes[0]); i++) {
		bool found = release_tag_prefix(text_of(prefixes[i].tag), &prefix, &version);

		tap_ok(found == (prefixes[i].prefix != NULL) && (!found || text_is(prefix, prefixes[i].prefix)), "prefix of '%s'", prefixes[i].tag);
	}
	for (size_t i = 0; i < sizeof(bases) / sizeof(bases[0]); i++) {
		struct version_settings settings = { .prefix = NULL };
		bool parsed = semver_parse(text_of(bases[i].version), &version);

		if (bases[i].allowed)
			strings_add(&settings.base_prereleases, bases[i].allowed);
		tap_ok(parsed && release_counts(&settings, &version) == bases[i].counts, "%s counts with '%s'", bases[i].version,
		       bases[i].allowed ? bases[i].allowed : "");
		version_settings_release(&settings);
	}
	return tap_done();
}
