#include "tools/image-tag/floating.h"

#include "common/release/semver.h"
#include "tools/image-tag/pep440.h"

static int compare_numbers(struct text a, struct text b)
{
	if (a.len != b.len)
		return a.len < b.len ? -1 : 1;
	return text_compare(a, b);
}

static int compare_cores(const struct version_core *a, const struct version_core *b)
{
	int order = compare_numbers(a->major, b->major);

	if (!order)
		order = compare_numbers(a->minor, b->minor);
	return order ? order : compare_numbers(a->patch, b->patch);
}

static bool read_core(struct text text, bool as_pep440, struct arena *arena, struct version_core *core)
{
	struct semver version;
	struct pep440 python;

	if (as_pep440) {
		if (!pep440_parse(text, arena, &python))
			return false;
		*core = (struct version_core){ python.major, python.minor, python.patch, python.stable, true };
		return true;
	}
	if (!semver_parse(text, &version))
		return false;
	*core = (struct version_core){ version.major, version.minor, version.patch, !version.prerelease.len, false };
	return true;
}

/* A name of the list as a version of the same thing: with the same prefix, or with none or "v" when that has none. */
static bool version_of(const struct floating_policy *policy, struct text name, const struct tagging *tagging, struct arena *arena, struct version_core *core)
{
	struct text prefix = tagging->version_prefix;
	bool plain = !prefix.len || text_is(prefix, "v");

	if (!plain && text_starts_with(name, prefix))
		name = text_from(name, prefix.len);
	else if (!plain && !policy->bare)
		return false;
	else if (name.len && name.ptr[0] == 'v')
		name = text_from(name, 1);
	return read_core(name, tagging->version.pep440, arena, core);
}

static bool in_line(const struct version_core *a, const struct version_core *b, enum version_line line)
{
	switch (line) {
	case LINE_MINOR:
		return text_eq(a->major, b->major) && text_eq(a->minor, b->minor);
	case LINE_MAJOR:
		return text_eq(a->major, b->major);
	case LINE_ALL:
	case LINE_NONE:
		break;
	}
	return true;
}

/* A higher stable version of the line, or an empty text. */
static struct text higher(const struct floating_policy *policy, const struct tagging *tagging, enum version_line line, struct arena *arena)
{
	struct version_core other;

	for (size_t i = 0; i < policy->count; i++)
		if (version_of(policy, policy->versions[i], tagging, arena, &other) && other.stable && in_line(&other, &tagging->version, line) && compare_cores(&other, &tagging->version) > 0)
			return policy->versions[i];
	return (struct text){ NULL, 0 };
}

bool floating_needs_versions(const struct tagging *tagging)
{
	for (size_t i = 0; i < tagging->count; i++)
		if (tagging->tags[i].line != LINE_NONE)
			return tagging->has_version && tagging->version.stable;
	return false;
}

/* Why the tag may not move; false when it may. */
static bool stays(const struct floating_policy *policy, struct tagging *tagging, const struct image_tag *tag, size_t *unknown, struct arena *arena)
{
	struct text rule = tag->rule ? tag->rule->line : TEXT("latest"), above;

	if (!tagging->has_version) {
		note_add(&tagging->notes, NOTE_WARNING, tag->place, rule, "'%.*s' is not moved, for what is built has no version; --floating=always moves it", TEXT_ARGS(tag->name));
		return true;
	}
	if (!tagging->version.stable) {
		note_add(&tagging->notes, NOTE_RULE, tag->place, rule, "'%.*s' is not moved, for '%.*s' is no stable version", TEXT_ARGS(tag->name), TEXT_ARGS(tagging->version_source));
		return true;
	}
	if (!policy->known) {
		(*unknown)++;
		note_add(&tagging->notes, NOTE_WARNING, tag->place, rule, "'%.*s' is not moved, for it is not known whether '%.*s' is the highest version: %.*s; fetch all tags, give --versions FILE, or --floating=always",
			 TEXT_ARGS(tag->name), TEXT_ARGS(tagging->version_source), TEXT_ARGS(policy->unknown_why));
		return true;
	}
	above = higher(policy, tagging, tag->line, arena);
	if (above.len)
		note_add(&tagging->notes, NOTE_RULE, tag->place, rule, "'%.*s' is not moved, for '%.*s' is higher", TEXT_ARGS(tag->name), TEXT_ARGS(above));
	return above.len > 0;
}

size_t floating_apply(const struct floating_policy *policy, struct tagging *tagging, struct arena *arena)
{
	size_t kept = 0, unknown = 0;

	if (policy->always)
		return 0;
	for (size_t i = 0; i < tagging->count; i++)
		if (tagging->tags[i].line == LINE_NONE || !stays(policy, tagging, &tagging->tags[i], &unknown, arena))
			tagging->tags[kept++] = tagging->tags[i];
	tagging->count = kept;
	return unknown;
}
