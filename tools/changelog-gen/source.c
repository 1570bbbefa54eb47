#include "tools/changelog-gen/source.h"

#include "common/git/remote.h"
#include "tools/changelog-gen/package_filter.h"

static bool same_version(const struct semver *a, const struct semver *b)
{
	return !semver_compare(a, b) && text_eq(a->build, b->build);
}

static int name_unreleased(struct source *source, const struct version_settings *settings, const char *version, struct fault *fault)
{
	const struct tags *tags = releases_tags(source->releases);
	struct text prefix = release_prefix_like(settings, releases_base(source->releases)->tag);
	struct text written = text_of(version);
	struct buf tag = BUF_INIT;
	struct semver other;

	if (text_starts_with(written, prefix))
		written = text_from(written, prefix.len);
	else if (text_starts_with(written, TEXT("v")))
		written = text_from(written, 1);
	if (!semver_parse(written, &source->version))
		return fault_set(fault, "--release '%s' is no version; write it as 1.2.3", version);
	for (size_t i = 0; i < tags->count; i++)
		if (release_tag_version(settings, tags->items[i].name, &other) && same_version(&other, &source->version))
			return fault_set(fault, "version %.*s is released already, as tag '%.*s'; show it with --tag %.*s", TEXT_ARGS(written),
					 TEXT_ARGS(tags->items[i].name), TEXT_ARGS(tags->items[i].name));
	buf_add(&tag, prefix);
	buf_add(&tag, written);
	source->tag = arena_copy(&source->arena, buf_text(&tag));
	source->named = true;
	buf_release(&tag);
	return 0;
}

static int find_head(struct source *source, const char *revision, struct fault *fault)
{
	struct object_id id;
	struct buf hex = BUF_INIT;

	source->head = TEXT("HEAD");
	if (!revision)
		return 0;
	if (repo_resolve(source->repo, revision, &id, fault) < 0)
		return -1;
	object_id_add(&hex, &id);
	source->head = arena_copy(&source->arena, buf_text(&hex));
	buf_release(&hex);
	return 0;
}

/* The tags of a package are those with its prefix, its commits those that change it. */
static int choose_package(struct source *source, const struct source_request *request, struct fault *fault)
{
	struct tags tags = TAGS_INIT;
	int result;

	if (!request->package)
		return 0;
	result = tags_read(source->repo, &tags, fault);
	if (result == 0)
		source->settings.prefix = package_prefix(request->package, &tags, &source->settings, &source->arena);
	tags_release(&tags);
	source->filter = package_filter_open(source->repo, request->package, request->commits);
	return result;
}

int source_open(struct source *source, const char *directory, struct env env, const struct version_settings *settings,
		const struct source_request *request, struct fault *fault)
{
	const char *url;

	*source = (struct source){ .forge = { .kind = FORGE_NONE }, .settings = *settings, .now = request->now };
	source->repo = repo_open(directory, env, fault);
	if (!source->repo)
		return -1;
	url = request->url ? request->url : remote_url(source->repo);
	if (url && !forge_of_url(text_of(url), request->forge, &source->arena, &source->forge) && request->url)
		return fault_set(fault, "changelog.url '%s' is no address of a repository; write it as https://host/owner/name", request->url);
	if (find_head(source, request->releases.head, fault) < 0 || choose_package(source, request, fault) < 0)
		return -1;
	source->releases = releases_open(source->repo, &source->settings, &request->releases, fault);
	if (!source->releases)
		return -1;
	return request->version ? name_unreleased(source, &source->settings, request->version, fault) : 0;
}

static int next_filtered(struct source *source, struct release *release, struct fault *fault)
{
	int more = releases_next(source->releases, release, fault);

	if (more > 0 && source->filter && package_filter_apply(source->filter, release, fault) < 0)
		return -1;
	return more;
}

int source_next(struct source *source, struct release *release, struct fault *fault)
{
	int more;

	do
		more = next_filtered(source, release, fault);
	while (more > 0 && !release->tag.len && !source->named && !release->commit_count);
	if (more > 0 && !release->tag.len && source->named) {
		release->tag = source->tag;
		release->version = source->version;
		release->time = source->now;
	}
	return more;
}

void source_close(struct source *source)
{
	package_filter_close(source->filter);
	releases_close(source->releases);
	repo_close(source->repo);
	arena_release(&source->arena);
}
