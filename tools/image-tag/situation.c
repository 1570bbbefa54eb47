#include "tools/image-tag/situation.h"

#include "common/base/root.h"
#include "common/base/time.h"
#include "common/git/tags.h"
#include "common/git/tree.h"
#include "common/release/forge.h"
#include "common/release/from_repo.h"
#include "common/release/from_repo_ci.h"
#include "common/release/release.h"
#include "tools/image-tag/license.h"

static bool is_commit_id(struct text sha)
{
	for (size_t i = 0; i < sha.len; i++)
		if (text_find_byte(TEXT("0123456789abcdefABCDEF"), sha.ptr[i], 0) == SIZE_MAX)
			return false;
	return sha.len >= 4 && sha.len <= 64;
}

static void set_option(struct ci_context *context, enum ci_fact_name fact, const char *value, const char *option)
{
	if (value)
		ci_set(context, fact, text_of(value), option);
}

static int set_ref(struct ci_context *context, const char *ref, struct fault *fault)
{
	if (!ref)
		return 0;
	if (!text_starts_with(text_of(ref), TEXT("refs/")))
		return fault_set(fault, "'%s' is no full ref; write refs/heads/%s or refs/tags/%s", ref, ref, ref);
	context->event = CI_EVENT_NONE; /* what happened to another ref says nothing about this one */
	ci_set(context, CI_REF, text_of(ref), "--ref");
	return 0;
}

static int apply_options(const struct situation_options *options, struct arena *arena, struct ci_context *context, struct fault *fault)
{
	const struct {
		enum ci_fact_name fact;
		const char *value, *option;
	} facts[] = {
		{ CI_SHA, options->sha, "--sha" },
		{ CI_CHANGE_NUMBER, options->change, "--change" },
		{ CI_BASE_BRANCH, options->base_branch, "--base-branch" },
		{ CI_DEFAULT_BRANCH, options->default_branch, "--default-branch" },
		{ CI_COMMIT_DATE, options->commit_date, "--commit-date" },
		{ CI_PROJECT_TITLE, options->title, "--project-title" },
		{ CI_PROJECT_DESCRIPTION, options->description, "--project-description" },
		{ CI_PROJECT_URL, options->url, "--project-url" },
		{ CI_PROJECT_LICENSE, options->license, "--project-license" },
	};
	int64_t seconds;

	if (options->sha && !is_commit_id(text_of(options->sha)))
		return fault_set(fault, "'%s' is no commit id; give its hexadecimal digits", options->sha);
	if (options->commit_date && !time_parse(text_of(options->commit_date), &seconds))
		return fault_set(fault, "'%s' is no time; write 2026-11-21, 2026-11-21T10:00:00Z or @1780000000", options->commit_date);
	if (set_ref(context, options->ref, fault) < 0)
		return -1;
	for (size_t i = 0; i < sizeof(facts) / sizeof(facts[0]); i++)
		set_option(context, facts[i].fact, facts[i].value, facts[i].option);
	if (options->change) {
		context->event = CI_EVENT_CHANGE;
		if (!options->ref)
			ci_set(context, CI_REF, arena_printf(arena, "refs/pull/%s/merge", options->change), "--change");
	}
	if (options->event != CI_EVENT_NONE)
		context->event = (enum ci_event)options->event;
	return 0;
}

/* What the next tag has before its version. */
static struct text tag_prefix(const struct situation_options *options, struct arena *arena)
{
	if (!options->package)
		return release_prefix_like(options->version, (struct text){ NULL, 0 });
	return options->tag_prefix.ptr ? options->tag_prefix : arena_printf(arena, "%s-v", options->package);
}

/* As if the version had just been tagged. */
static int apply_release(const struct situation_options *options, struct arena *arena, struct ci_context *context, struct fault *fault)
{
	struct text release = text_of(options->release);
	struct semver version;

	if (!options->release)
		return 0;
	if (!semver_parse(release, &version))
		return fault_set(fault, "'%s' is no version (semver.org)", options->release);
	context->event = CI_EVENT_TAG;
	ci_set(context, CI_REF, arena_printf(arena, "refs/tags/%.*s%.*s", TEXT_ARGS(tag_prefix(options, arena)), TEXT_ARGS(release)), "--release");
	return 0;
}

/* The repository, opened at most once; NULL when there is none. */
static struct repo *open_repository(struct situation *situation, struct env env)
{
	if (!situation->repo_tried)
		situation->repo = repo_open(".", env, &situation->repo_fault);
	situation->repo_tried = true;
	return situation->repo;
}

static bool lacks(const struct ci_context *context, enum ci_fact_name fact)
{
	return !ci_get(context, fact).len;
}

/* Is a fact open that only the repository can tell, and that somebody asks for? */
static bool needs_repository(const struct situation_options *options, const struct ci_context *context, const struct blocks blocks[INPUT_COUNT])
{
	return lacks(context, CI_REF) || lacks(context, CI_SHA) || lacks(context, CI_PROJECT_URL) ||
	       (lacks(context, CI_COMMIT_DATE) && (options->needs_commit_date || inputs_mention(blocks, TEXT("commit_date")))) ||
	       (lacks(context, CI_DEFAULT_BRANCH) && (inputs_mention(blocks, TEXT("default_branch")) || inputs_mention(blocks, TEXT("edge"))));
}

static int read_repository(struct situation *situation, const struct situation_options *options, const struct blocks blocks[INPUT_COUNT], struct env env, struct arena *arena, struct fault *fault)
{
	struct ci_context *context = &situation->context;
	struct ci_git_facts facts;
	struct text missing;
	struct repo *repo;

	if (!needs_repository(options, context, blocks))
		return 0;
	repo = open_repository(situation, env);
	if (!repo) {
		if (!lacks(context, CI_REF))
			return 0;
		if (context->source)
			return ci_require(context, CI_REF, &missing, fault);
		*fault = situation->repo_fault;
		return -1;
	}
	if (ci_from_repo(repo, arena, &facts, fault) < 0)
		return lacks(context, CI_REF) ? -1 : 0;
	/* The clone's commit is the one that is built only when the CI system did not name another. */
	if (!lacks(context, CI_SHA) && !text_eq(ci_get(context, CI_SHA), facts.sha))
		facts.commit_date = (struct text){ NULL, 0 };
	ci_add_git(context, &facts, arena);
	return 0;
}

/* "git@host:owner/app.git" is no page; and an application is called what its repository is called. */
static void tidy_project(struct ci_context *context, struct arena *arena)
{
	struct text url = ci_get(context, CI_PROJECT_URL), rest = url, last = { NULL, 0 };
	struct buf home = BUF_INIT;
	struct forge forge;

	if (!forge_of_url(url, FORGE_AUTO, arena, &forge))
		return;
	if (!text_starts_with(url, TEXT("http")) || text_ends_with(url, TEXT(".git"))) {
		forge.kind = forge.kind == FORGE_NONE ? FORGE_GITHUB : forge.kind; /* the page of a repository is where its path says, on all */
		if (forge_add_home(&home, &forge))
			context->facts[CI_PROJECT_URL].value = arena_copy(arena, buf_text(&home));
		buf_release(&home);
	}
	rest = forge.path;
	while (text_next_part(&rest, '/', &last))
		;
	if (lacks(context, CI_PROJECT_TITLE) && last.len)
		ci_set(context, CI_PROJECT_TITLE, last, "the URL of the project");
}

static void add_license(struct ci_context *context)
{
	struct buf root = BUF_INIT;
	struct text license;

	if (lacks(context, CI_PROJECT_LICENSE) && root_find(".", &root)) {
		license = license_of_folder(buf_cstr(&root));
		if (license.len)
			ci_set(context, CI_PROJECT_LICENSE, license, "the LICENSE file");
	}
	buf_release(&root);
}

static int read_tree(struct situation *situation, struct repo *repo, struct arena *arena, struct fault *fault)
{
	struct object_id commit, tree;
	struct buf hex = BUF_INIT;
	const char *revision = lacks(&situation->context, CI_SHA) ? "HEAD" : arena_cstr(arena, ci_get(&situation->context, CI_SHA));
	int result = repo_resolve(repo, revision, &commit, fault);

	if (!result)
		result = tree_of_commit(repo, &commit, &tree, fault);
	if (!result)
		object_id_add(&hex, &tree);
	situation->tree = arena_copy(arena, buf_text(&hex));
	buf_release(&hex);
	return result;
}

/* The highest version among the ancestors, and how far it is: "v1.2.0-3-g0123456". */
static int read_description(struct situation *situation, const struct situation_options *options, struct repo *repo, struct arena *arena, struct fault *fault)
{
	const struct releases_request request = { .scope = RELEASES_UNRELEASED };
	struct releases *releases = releases_open(repo, options->version, &request, fault);
	struct release release = { .commit_count = 0 };
	const struct release_base *base = releases ? releases_base(releases) : NULL;
	int result = releases ? 0 : -1;

	if (base && base->found) {
		result = releases_next(releases, &release, fault) < 0 ? -1 : 0;
		situation->description = arena_copy(arena, base->tag);
		if (!result && release.commit_count)
			situation->description = arena_printf(arena, "%.*s-%zu-g%.*s", TEXT_ARGS(base->tag), release.commit_count, (int)repo_short_id_length(repo), ci_get(&situation->context, CI_SHA).ptr);
	}
	releases_close(releases);
	return result;
}

/* What only some rules ask for. */
static int read_content(struct situation *situation, const struct situation_options *options, const struct blocks blocks[INPUT_COUNT], struct env env, struct arena *arena, struct fault *fault)
{
	bool tree = inputs_mention(blocks, TEXT("type=tree")), description = inputs_mention(blocks, TEXT("type=describe"));
	struct repo *repo = tree || description ? open_repository(situation, env) : NULL;
	int dirty;

	if (!repo)
		return 0;
	if ((tree && read_tree(situation, repo, arena, fault) < 0) || (description && read_description(situation, options, repo, arena, fault) < 0))
		return -1;
	dirty = tree_is_dirty(repo, fault);
	situation->dirty = dirty > 0;
	return dirty < 0 ? -1 : 0;
}

int situation_read(const struct situation_options *options, const struct blocks blocks[INPUT_COUNT], struct env env, struct arena *arena, struct situation *situation, struct fault *fault)
{
	struct ci_context *context = &situation->context;

	*situation = (struct situation){ .repo = NULL };
	if (!options->from_repository && ci_read(env, arena, context, fault) < 0)
		return -1;
	if (apply_options(options, arena, context, fault) < 0 || apply_release(options, arena, context, fault) < 0 || read_repository(situation, options, blocks, env, arena, fault) < 0)
		return -1;
	if (options->event != CI_EVENT_NONE)
		context->event = (enum ci_event)options->event;
	tidy_project(context, arena);
	add_license(context);
	return read_content(situation, options, blocks, env, arena, fault);
}

int situation_read_versions(struct situation *situation, struct env env, struct arena *arena, struct fault *fault)
{
	struct repo *repo = open_repository(situation, env);
	struct tags tags = TAGS_INIT;

	situation->versions_unknown_why = "this is no repository";
	if (!repo)
		return 0;
	situation->versions_unknown_why = "this clone is shallow and may lack tags";
	if (repo_is_shallow(repo))
		return 0;
	if (tags_read(repo, &tags, fault) < 0)
		return -1;
	situation->versions = arena_zalloc(arena, tags.count + 1, sizeof(struct text));
	for (size_t i = 0; i < tags.count; i++)
		situation->versions[situation->version_count++] = arena_copy(arena, tags.items[i].name);
	situation->versions_known = true;
	tags_release(&tags);
	return 0;
}

void situation_release(struct situation *situation)
{
	repo_close(situation->repo);
}
