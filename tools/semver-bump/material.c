#include "tools/semver-bump/material.h"

#include <errno.h>

#include "common/base/file.h"

static void set_current(struct material *material, const struct release_base *base)
{
	material->has_current = base->found;
	material->current = base->version;
	material->current_tag = base->tag;
}

int material_from_repo(struct material *material, struct env env, const struct version_settings *settings, const struct range *range,
		       struct fault *fault)
{
	struct releases_request request = { .scope = RELEASES_UNRELEASED, .head = range->to, .from = range->from, .first_parent = range->first_parent };

	material->replay = range->from || range->to;
	if (range->from)
		request.scope = RELEASES_RANGE;
	material->repo = repo_open(".", env, fault);
	if (!material->repo)
		return -1;
	material->releases = releases_open(material->repo, settings, &request, fault);
	if (!material->releases || releases_next(material->releases, &material->release, fault) < 0)
		return -1;
	set_current(material, releases_base(material->releases));
	material->folder = repo_work_tree(material->repo);
	return 0;
}

void material_from_package(struct material *material, struct repo *repo, struct package_history *packages, size_t package, const char *folder)
{
	material->repo = repo;
	material->packages = packages;
	material->package = package;
	material->folder = folder;
	material->release = *package_history_release(packages, package);
	set_current(material, package_history_base(packages, package));
}

struct tags *material_tags(const struct material *material)
{
	return material->packages ? package_history_tags(material->packages) : releases_tags(material->releases);
}

int material_last_stable(const struct material *material, struct release_base *stable, struct fault *fault)
{
	if (material->packages)
		return package_history_last_stable(material->packages, material->package, stable, fault);
	return releases_last_stable(material->releases, stable, fault);
}

static const char line_ends[] = "\r\n";

static size_t split(struct text input, struct release_commit *commits)
{
	struct text message;
	size_t count = 0;

	while (text_next_part(&input, '\0', &message)) {
		message = text_trim(message, line_ends); /* git log ends its records in a line end, after the NUL too */
		if (message.len && commits)
			commits[count].message = message;
		count += message.len > 0;
	}
	return count;
}

int material_from_messages(struct material *material, FILE *in, const char *current, bool separated, struct fault *fault)
{
	struct text version = text_of(current);
	struct release_commit *commits;

	if (!semver_parse(version.len && version.ptr[0] == 'v' ? text_from(version, 1) : version, &material->current))
		return fault_set(fault, "--current '%s' is not a version; write it as 1.2.3", current);
	material->has_current = true;
	material->folder = ".";
	if (buf_read(&material->input, in, FILE_LIMIT) < 0)
		return errno == EFBIG ? fault_set(fault, "standard input is larger than %d bytes; split it", FILE_LIMIT) : fault_set_errno(fault, "cannot read standard input");
	material->release.commit_count = separated ? split(buf_text(&material->input), NULL) : material->input.len > 0;
	commits = arena_zalloc(&material->arena, material->release.commit_count, sizeof(*commits));
	material->release.commits = commits;
	if (separated)
		split(buf_text(&material->input), commits);
	else if (material->input.len)
		commits[0].message = buf_text(&material->input);
	return 0;
}

void material_release(struct material *material)
{
	if (!material->packages) {
		releases_close(material->releases);
		repo_close(material->repo);
	}
	arena_release(&material->arena);
	buf_release(&material->input);
}
