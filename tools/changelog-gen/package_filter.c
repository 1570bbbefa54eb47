#include "tools/changelog-gen/package_filter.h"

#include <stdlib.h>

#include "common/base/alloc.h"
#include "common/git/changes.h"

struct package_filter {
	struct repo *repo;
	const struct commits_settings *settings;
	struct folder folder;
	struct changes *changes;
	struct arena arena;
	struct buf storage;
};

struct package_filter *package_filter_open(struct repo *repo, const struct package *package, const struct commits_settings *settings)
{
	struct package_filter *filter = xrealloc(NULL, 1, sizeof(*filter));

	*filter = (struct package_filter){ .repo = repo, .settings = settings };
	filter->folder = (struct folder){ package->path, package->except, package->except_count };
	filter->changes = changes_open(repo, &filter->folder, 1);
	return filter;
}

/* 1 when the commit changes the package, 0, or -1. */
static int changes_package(struct package_filter *filter, const struct release_commit *commit, struct fault *fault)
{
	struct object_id id;
	struct commit read;
	bool touched = false;

	if (commit->parent_count > 1 && filter->settings->merges == MERGES_SKIP && !filter->settings->first_parent)
		return 0;
	if (!object_id_parse(commit->id, &id))
		return 0;
	buf_cut(&filter->storage, 0);
	if (commit_read(filter->repo, &id, &filter->storage, &read, fault) < 0 || changes_of(filter->changes, &read, &touched, fault) < 0)
		return -1;
	return touched;
}

int package_filter_apply(struct package_filter *filter, struct release *release, struct fault *fault)
{
	struct release_commit *kept;
	size_t count = 0;

	arena_reset(&filter->arena);
	kept = arena_zalloc(&filter->arena, release->commit_count, sizeof(*kept));
	for (size_t i = 0; i < release->commit_count; i++) {
		int changed = changes_package(filter, &release->commits[i], fault);

		if (changed < 0)
			return -1;
		if (changed)
			kept[count++] = release->commits[i];
	}
	release->commits = kept;
	release->commit_count = count;
	return 0;
}

void package_filter_close(struct package_filter *filter)
{
	if (!filter)
		return;
	changes_close(filter->changes);
	arena_release(&filter->arena);
	buf_release(&filter->storage);
	free(filter);
}
