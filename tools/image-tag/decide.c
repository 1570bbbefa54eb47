#include "tools/image-tag/decide.h"

#include <stdio.h>

#include "common/base/file.h"
#include "common/base/time.h"
#include "tools/image-tag/check.h"
#include "tools/image-tag/environment.h"
#include "tools/image-tag/immutable.h"
#include "tools/image-tag/reference.h"

/* What a run works with; the arena holds all texts. */
struct work {
	struct decide_settings *settings;
	struct run *run;
	struct arena arena;
	struct blocks blocks[INPUT_COUNT];
	struct situation situation;
	struct metadata_request request;
	struct metadata metadata;
	struct report *report;
	struct fault fault;
};

static int read_clock(struct work *work)
{
	const struct decide_settings *settings = work->settings;
	struct text date = ci_get(&work->situation.context, CI_COMMIT_DATE);
	int64_t now, commit;

	if (time_now(settings->now, work->run->env, &now, &work->fault) < 0)
		return -1;
	work->request.now = work->request.created = now * 1000;
	if (!settings->reproducible || env_get_nonempty(work->run->env, "SOURCE_DATE_EPOCH"))
		return 0;
	if (!time_parse(date, &commit))
		return fault_set(&work->fault, "--reproducible needs the date of the commit, which is not known; give --commit-date TIME, or run it in the repository");
	work->request.created = commit * 1000;
	return 0;
}

static int read_settings(struct work *work)
{
	const struct image_settings *image = &work->settings->image;
	struct metadata_request *request = &work->request;
	struct image_tag_environment environment;

	if (environment_read(work->run->env, &environment, &work->fault) < 0)
		return -1;
	request->images = work->blocks[INPUT_IMAGES];
	request->tags = work->blocks[INPUT_TAGS];
	request->flavor = work->blocks[INPUT_FLAVOR];
	request->labels = work->blocks[INPUT_LABELS];
	request->annotations = work->blocks[INPUT_ANNOTATIONS];
	request->levels = image->levels ? text_of(image->levels) : environment.levels;
	request->short_sha = image->short_sha ? image->short_sha : environment.short_sha ? environment.short_sha
											 : SHORT_SHA_DEFAULT;
	request->head_sha = image->head_sha || environment.head_sha;
	request->keep_build = image->keep_build;
	request->package = text_of(work->settings->situation.package);
	request->tag_prefix = work->settings->situation.tag_prefix;
	request->tree = work->situation.tree;
	request->description = work->situation.description;
	request->dirty = work->situation.dirty;
	return read_clock(work);
}

/* "ID<TAB>refs/tags/v1.2.3^{}" of git ls-remote, or a name alone. */
static struct text version_name(struct text line)
{
	size_t tab = text_find_byte(line, '\t', 0);

	if (tab != SIZE_MAX)
		line = text_from(line, tab + 1);
	line = text_trim(line, " \t");
	if (text_starts_with(line, TEXT("refs/tags/")))
		line = text_from(line, sizeof("refs/tags/") - 1);
	return text_ends_with(line, TEXT("^{}")) ? text_slice(line, 0, line.len - 3) : line;
}

static int read_version_list(struct work *work)
{
	struct buf content = BUF_INIT;
	struct text all, rest, line, *names;
	size_t count = 0;
	int result = file_read(work->settings->versions, FILE_LIMIT, &content, &work->fault);

	all = arena_copy(&work->arena, buf_text(&content));
	buf_release(&content);
	if (result < 0)
		return -1;
	for (rest = all; text_next_line(&rest, &line);)
		count++;
	names = arena_zalloc(&work->arena, count + 1, sizeof(*names));
	work->request.floating.versions = names;
	for (rest = all; text_next_line(&rest, &line);)
		names[work->request.floating.count++] = version_name(line);
	work->request.floating.known = work->request.floating.bare = true;
	return 0;
}

static int read_versions(struct work *work)
{
	struct situation *situation = &work->situation;
	struct floating_policy *floating = &work->request.floating;

	if (work->settings->versions)
		return read_version_list(work);
	if (situation_read_versions(situation, work->run->env, &work->arena, &work->fault) < 0)
		return -1;
	floating->known = situation->versions_known;
	floating->versions = situation->versions;
	floating->count = situation->version_count;
	floating->unknown_why = text_of(situation->versions_unknown_why);
	return 0;
}

static int decide_once(struct work *work)
{
	return metadata_decide(&work->request, &work->situation.context, &work->arena, &work->metadata, &work->fault);
}

/* Versions are only read when a tag of this run floats. */
static int decide(struct work *work)
{
	struct floating_policy *floating = &work->request.floating;

	floating->always = true;
	if (decide_once(work) < 0)
		return -1;
	floating->always = work->settings->image.floating == FLOATING_ALWAYS;
	if (floating->always)
		return 0;
	if (floating_needs_versions(&work->metadata.tagging) && read_versions(work) < 0)
		return -1;
	return decide_once(work);
}

static int check_existing(struct work *work)
{
	struct buf content = BUF_INIT;
	int result;

	if (!work->settings->immutable)
		return 0;
	if (!work->settings->existing)
		return fault_set(&work->fault, "--immutable needs to know the tags that the registry has; add --existing FILE");
	result = file_read(work->settings->existing, FILE_LIMIT, &content, &work->fault);
	if (result == 0)
		immutable_check(buf_text(&content), &work->metadata);
	buf_release(&content);
	return result;
}

static int plan(struct work *work, struct buf *out)
{
	const struct decide_settings *settings = work->settings;
	const struct names *names = &work->metadata.names;
	struct text source = text_of(settings->digest_source), digest = text_of(settings->digest);
	struct reference reference;
	struct fault why = FAULT_INIT;

	if (!settings->digest)
		return 0;
	if (reference_check_digest(digest, &why) < 0)
		return fault_set(&work->fault, "'%s' is no digest: %s", settings->digest, why.message);
	if (!source.len && names->count)
		source = names->items[0].name;
	if (!source.len)
		return fault_set(&work->fault, "--digest needs to know where the image is; add --image NAME");
	if (reference_parse(source, &reference, &why) < 0 || reference.tag.len || reference.digest.len)
		return fault_set(&work->fault, "'%.*s' is no image name without tag: %s", TEXT_ARGS(source), why.message[0] ? why.message : "it has one");
	promotion_plan(&work->metadata, source, digest, (enum copier)settings->copier, out);
	return 0;
}

static int read_package(struct work *work)
{
	struct situation_options *options = &work->settings->situation;
	const struct package *package;
	struct packages packages;

	if (!options->package)
		return 0;
	if (packages_read(&work->settings->packages, &work->arena, &packages, &work->fault) < 0)
		return -1;
	package = packages_find(&packages, text_of(options->package));
	if (!package)
		return fault_set(&work->fault, "there is no package '%s'; name it in the section 'packages' of .relutils.yml", options->package);
	options->tag_prefix = package->prefix;
	return 0;
}

static int read_all(struct work *work)
{
	struct decide_settings *settings = work->settings;
	struct situation_options *options = &settings->situation;
	struct text image;

	options->from_repository = settings->facts == 1;
	options->version = &settings->version;
	options->needs_commit_date = settings->reproducible;
	if (read_package(work) < 0 || inputs_read(settings->inputs, work->run->env, &settings->image, &work->arena, work->blocks, &work->fault) < 0 ||
	    situation_read(options, work->blocks, work->run->env, &work->arena, &work->situation, &work->fault) < 0)
		return -1;
	image = ci_get(&work->situation.context, CI_REGISTRY_IMAGE);
	if (!work->blocks[INPUT_IMAGES].count && image.len) {
		struct block *block = arena_zalloc(&work->arena, 1, sizeof(*block));

		*block = (struct block){ image, work->situation.context.facts[CI_REGISTRY_IMAGE].from };
		work->blocks[INPUT_IMAGES] = (struct blocks){ block, 1 };
	}
	return read_settings(work);
}

/* Were floating tags left out because it is not known whether they may move? With --strict that is no answer. */
static bool versions_missing(const struct work *work)
{
	return !work->request.floating.always && !work->request.floating.known && work->request.floating.unknown_why.len;
}

static void release_settings(struct decide_settings *settings)
{
	for (size_t i = 0; i < INPUT_COUNT; i++)
		strings_release(&settings->inputs[i]);
	image_settings_release(&settings->image);
	strings_release(&settings->version.base_prereleases);
}

static int answer(struct work *work, struct text commands)
{
	const struct decide_settings *settings = work->settings;
	const struct image_answer_options options = { .settings = &settings->image, .emit = &work->run->shared.emit, .plan = commands };
	struct report_head head = { .tool = "image-tag", .schema = "relutils.image-tag/v1" };
	size_t warnings;
	int status;

	if (settings->explain)
		image_answer_explain(&work->metadata, &work->situation.context);
	warnings = image_answer_remark(&work->metadata, work->run->shared.quiet);
	work->report = run_report(work->run, &head);
	image_answer_add(work->report, &work->metadata, &options);
	status = work->metadata.refused || (settings->strict && warnings) ? EXIT_FOUND : EXIT_OK;
	return settings->strict && versions_missing(work) ? EXIT_TROUBLE : status;
}

int decide_metadata(struct decide_settings *settings, struct run *run)
{
	struct work work = { .settings = settings, .run = run, .arena = ARENA_INIT };
	struct buf commands = BUF_INIT;
	int status = EXIT_TROUBLE;

	if (read_all(&work) == 0 && decide(&work) == 0 && check_existing(&work) == 0 && plan(&work, &commands) == 0)
		status = answer(&work, buf_text(&commands));
	else
		warn_fault(&work.fault);
	status = run_finish(run, work.report, 0, status);
	situation_release(&work.situation);
	buf_release(&commands);
	arena_release(&work.arena);
	release_settings(settings);
	return status;
}

int decide_references(struct decide_settings *settings, struct run *run)
{
	bool json = text_is(text_of(run->shared.format), "json");
	struct fault fault = FAULT_INIT;
	struct buf out = BUF_INIT;
	size_t refused = 0;
	int status = EXIT_TROUBLE;

	if (check_references(stdin, json, &out, &refused, &fault) < 0)
		warn_fault(&fault);
	else
		status = refused ? EXIT_FOUND : EXIT_OK;
	fwrite(buf_cstr(&out), 1, out.len, stdout);
	buf_release(&out);
	release_settings(settings);
	return run_finish(run, NULL, 0, status);
}
