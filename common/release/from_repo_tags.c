#include "common/release/from_repo_tags.h"

#include <stdlib.h>

static int highest_first(const void *a, const void *b)
{
	const struct version_tag *x = a, *y = b;
	int order = semver_compare(&y->version, &x->version);

	return order ? order : text_compare(y->tag->name, x->tag->name);
}

struct version_tags version_tags_of(const struct tags *tags, const struct version_settings *settings, struct arena *arena)
{
	struct version_tags versions = { arena_zalloc(arena, tags->count, sizeof(*versions.items)), 0 };

	for (size_t i = 0; i < tags->count; i++) {
		struct version_tag *next = &versions.items[versions.count];

		next->tag = &tags->items[i];
		if (release_tag_version(settings, next->tag->name, &next->version) && release_counts(settings, &next->version))
			versions.count++;
	}
	if (versions.count)
		qsort(versions.items, versions.count, sizeof(*versions.items), highest_first);
	return versions;
}

/* 1 when the tag answers the query, 0, or -1. */
static int answers(struct repo *repo, const struct version_tag *version, const struct base_query *query, struct fault *fault)
{
	if (query->stable && version->version.prerelease.len)
		return 0;
	if (tag_resolve(repo, version->tag, fault) < 0)
		return -1;
	if (version->tag->kind != TAG_COMMIT || (query->except && object_id_equal(query->except, &version->tag->peeled)))
		return 0;
	return query->anywhere ? 1 : ancestry_has(query->ancestry, &version->tag->peeled, fault);
}

int version_tags_base(struct repo *repo, const struct version_tags *versions, const struct base_query *query, struct release_base *base,
		      struct fault *fault)
{
	int result = 0;

	*base = (struct release_base){ .found = false };
	for (size_t i = 0; !result && i < versions->count; i++) {
		const struct version_tag *item = &versions->items[i];

		result = answers(repo, item, query, fault);
		if (result > 0)
			*base = (struct release_base){ true, item->tag->name, item->version, item->tag->peeled };
	}
	return result < 0 ? -1 : 0;
}
