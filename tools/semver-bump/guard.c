#include "tools/semver-bump/guard.h"

#include "common/release/package_file.h"

/* A version tag that is there, but not among the ancestors or not allowed as a base. */
static int guard_tag(struct repo *repo, struct tag *tag, const struct version_settings *settings, const struct semver *version,
		     struct fault *fault)
{
	if (tag_resolve(repo, tag, fault) < 0)
		return -1;
	if (tag->kind != TAG_COMMIT)
		return fault_set(fault, "tag '%.*s' names no commit that is here; fetch it, or set version.initial", TEXT_ARGS(tag->name));
	if (!release_counts(settings, version))
		return fault_set(fault,
				 "the only versions are prereleases such as '%.*s', which are no base; set version.base-prereleases, or "
				 "version.initial",
				 TEXT_ARGS(tag->name));
	return fault_set(fault, "tag '%.*s' is not in the history of this commit, and no other version tag is; merge it, or set version.initial",
			 TEXT_ARGS(tag->name));
}

int guard_first_tag(struct repo *repo, const struct tags *tags, const struct version_settings *settings, struct fault *fault)
{
	struct semver version;
	struct text prefix;

	for (size_t i = tags->count; i-- > 0;)
		if (release_tag_version(settings, tags->items[i].name, &version))
			return guard_tag(repo, &tags->items[i], settings, &version, fault);
	for (size_t i = tags->count; i-- > 0;)
		if (release_tag_prefix(tags->items[i].name, &prefix, &version))
			return fault_set(fault, "no tag is a version%s%s%s, but '%.*s' looks like one; set version.prefix to '%.*s', or version.initial",
					 settings->prefix ? " after '" : "", settings->prefix ? settings->prefix : "", settings->prefix ? "'" : "",
					 TEXT_ARGS(tags->items[i].name), TEXT_ARGS(prefix));
	return 0;
}

int guard_first_file(const char *folder, const struct semver *initial, struct fault *fault)
{
	struct package_file file;
	struct arena arena = ARENA_INIT;
	int result = 0;

	if (folder && package_file_find(folder, &arena, &file) && semver_compare(&file.version, initial)) {
		struct buf version = BUF_INIT;

		semver_add(&version, &file.version);
		result = fault_set(fault, "no tag is a version, but '%s' says '%s'; tag the commit of that release, or set version.initial", file.name,
				   buf_cstr(&version));
		buf_release(&version);
	}
	arena_release(&arena);
	return result;
}

int guard_new(struct repo *repo, const struct tags *tags, const struct version_settings *settings, const struct semver *next, struct fault *fault)
{
	struct semver version;
	struct buf id = BUF_INIT;

	for (size_t i = 0; i < tags->count; i++) {
		struct tag *tag = &tags->items[i];

		if (!release_tag_version(settings, tag->name, &version) || semver_compare(&version, next))
			continue;
		if (tag_resolve(repo, tag, fault) < 0)
			return -1;
		object_id_add_short(&id, tag->kind == TAG_COMMIT ? &tag->peeled : &tag->target, repo_short_id_length(repo));
		fault_set(fault, "the next version is that of tag '%.*s', which stands on '%s', outside this history; merge it, or remove the tag",
			  TEXT_ARGS(tag->name), buf_cstr(&id));
		buf_release(&id);
		return -1;
	}
	return 0;
}
