#include "common/release/release.h"

#include "common/doc/glob.h"

/* Prereleases that a machine makes every day: no version that a person chose to go on from. */
static const char *const machine_made[] = { "nightly", "dev", "canary", "snapshot" };

static bool is_alphanumeric(char c)
{
	return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_ignored(const struct version_settings *settings, struct text tag)
{
	for (size_t i = 0; i < settings->ignore_tags.count; i++)
		if (glob_match(text_of(settings->ignore_tags.items[i]), tag))
			return true;
	return false;
}

bool release_tag_version(const struct version_settings *settings, struct text tag, struct semver *version)
{
	if (is_ignored(settings, tag))
		return false;
	if (settings->prefix)
		return text_starts_with(tag, text_of(settings->prefix)) && semver_parse(text_from(tag, text_of(settings->prefix).len), version);
	return semver_parse(tag.len && tag.ptr[0] == 'v' ? text_from(tag, 1) : tag, version);
}

static bool is_listed(const struct strings *list, struct text name)
{
	for (size_t i = 0; i < list->count; i++)
		if (text_eq_ignoring_case(text_of(list->items[i]), name))
			return true;
	return false;
}

bool release_counts(const struct version_settings *settings, const struct semver *version)
{
	struct text rest = version->prerelease, name;

	if (!rest.len)
		return true;
	text_next_part(&rest, '.', &name);
	for (size_t i = 0; i < sizeof(machine_made) / sizeof(machine_made[0]); i++)
		if (text_eq_ignoring_case(name, text_of(machine_made[i])))
			return is_listed(&settings->base_prereleases, name);
	return true;
}

/* A version starts at the beginning, or after something that is no letter or digit; a "v" may stand before it. */
static bool may_start(struct text tag, size_t at)
{
	if (at && (tag.ptr[at - 1] == 'v' || tag.ptr[at - 1] == 'V'))
		at--;
	return !at || (!is_alphanumeric(tag.ptr[at - 1]) && tag.ptr[at - 1] != '.');
}

bool release_tag_prefix(struct text tag, struct text *prefix, struct semver *version)
{
	for (size_t at = 0; at < tag.len; at++)
		if (may_start(tag, at) && semver_parse(text_from(tag, at), version)) {
			*prefix = text_slice(tag, 0, at);
			return true;
		}
	return false;
}

struct text release_prefix_like(const struct version_settings *settings, struct text tag)
{
	struct semver version;
	struct text prefix;

	if (settings->prefix)
		return text_of(settings->prefix);
	return tag.len && release_tag_prefix(tag, &prefix, &version) ? prefix : TEXT("v");
}
