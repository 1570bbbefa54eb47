#include "tools/changelog-gen/generate.h"

#include <string.h>

#include "common/base/file.h"
#include "common/base/time.h"
#include "common/doc/json_out.h"
#include "common/doc/markdown.h"
#include "tools/changelog-gen/given.h"
#include "tools/changelog-gen/limit.h"
#include "tools/changelog-gen/notes.h"
#include "tools/changelog-gen/prepend.h"
#include "tools/changelog-gen/source.h"
#include "tools/changelog-gen/styles.h"

struct generator {
	const struct generate_settings *settings;
	struct report *report;
	struct commit_types types;
	struct issue_patterns issues;
	struct template *template;
	struct source source;
	struct people people;
	enum forge_kind forge;
	struct arena arena;
	struct buf kept;	 /* the notes of one release, which --prepend and the limit want whole */
	struct buf version, tag; /* of that release */
	struct buf range;	 /* the page of its changes; empty when there is none */
};

/* A file that the configuration names stands beside it. */
static const char *template_path(struct generator *g)
{
	const char *path = g->settings->changelog.template, *base = g->settings->config_file;
	const char *slash = base ? strrchr(base, '/') : NULL;

	if (!slash || path[0] == '/')
		return path;
	return arena_printf(&g->arena, "%.*s/%s", (int)(slash - base), base, path).ptr;
}

static int compile_template(struct generator *g, struct fault *fault)
{
	const struct template_options options = { .escape = markdown_escape };
	const char *path = "built-in template";
	struct buf source = BUF_INIT;

	if (g->settings->changelog.template) {
		path = template_path(g);
		if (file_read(path, FILE_LIMIT, &source, fault) < 0)
			return -1;
	} else {
		buf_add(&source, styles[g->settings->changelog.style].template);
	}
	g->template = template_compile(buf_text(&source), path, &options, fault);
	buf_release(&source);
	return g->template ? 0 : -1;
}

static int find_package(struct generator *g, const struct package **package, struct fault *fault)
{
	struct packages packages;

	*package = NULL;
	if (!g->settings->package)
		return 0;
	if (packages_read(&g->settings->packages, &g->arena, &packages, fault) < 0)
		return -1;
	*package = packages_find(&packages, text_of(g->settings->package));
	return *package ? 0 : fault_set(fault, "there is no package '%s'; see 'packages' in .relutils.yml", g->settings->package);
}

static int open_source(struct generator *g, struct env env, struct fault *fault)
{
	const struct generate_settings *settings = g->settings;
	struct source_request request = {
		.releases = { .head = settings->to, .tag = settings->tag, .from = settings->from, .first_parent = settings->commits.first_parent, .all_lines = settings->all_lines },
		.version = settings->release,
		.commits = &settings->commits,
		.url = settings->changelog.url,
		.forge = (enum forge_kind)settings->changelog.forge,
	};

	if (settings->all)
		request.releases.scope = RELEASES_ALL;
	else if (settings->tag)
		request.releases.scope = RELEASES_ONE;
	else if (settings->from)
		request.releases.scope = RELEASES_RANGE;
	if (time_now(settings->now, env, &request.now, fault) < 0 || find_package(g, &request.package, fault) < 0)
		return -1;
	return source_open(&g->source, ".", env, &settings->version, &request, fault);
}

static int next_release(void *context, struct release *release, struct fault *fault)
{
	struct generator *g = context;
	int more = source_next(&g->source, release, fault);

	if (more > 0 && !g->settings->all) {
		struct text tag = release->tag.len ? release->tag : g->source.head;

		if (release->tag.len)
			semver_add(&g->version, &release->version);
		buf_add(&g->tag, release->tag);
		if (release->previous.len)
			(void)forge_add_link(&g->range, &g->source.forge, FORGE_COMPARE, release->previous, tag);
	}
	return more;
}

static void write_text(void *context, struct text text)
{
	struct generator *g = context;

	if (g->settings->all)
		report_field(g->report, "text", FIELD_STRING, text);
	else
		buf_add(&g->kept, text);
}

static void write_json(void *context, struct text text)
{
	struct generator *g = context;

	report_field(g->report, "json", FIELD_JSON, text);
}

static int write_notes(struct generator *g, struct generated *generated, struct fault *fault)
{
	const struct generate_settings *settings = g->settings;
	const struct release_base *base = releases_base(g->source.releases);
	const struct changelog_settings *changelog = &settings->changelog;
	const struct notes notes = {
		.context = { .forge = g->source.forge, .issues = g->issues, .types = &g->types, .style = &styles[changelog->style], .order = &changelog->order, .commits_settings = &settings->commits, .untyped = (enum untyped_policy)changelog->untyped, .group_by = (enum group_by)changelog->group_by, .sort = (enum commit_sort)changelog->sort, .scopes = (enum scope_form)changelog->scopes, .people = changelog->contributors == CONTRIBUTORS_NONE ? NULL : &g->people, .logins = changelog->contributors == CONTRIBUTORS_LOGINS, .short_id = repo_short_id_length(g->source.repo), .head = g->source.head },
		.template = settings->prepend || settings->text ? g->template : NULL,
		.json = settings->json,
		.title = settings->all ? TEXT("Changelog") : (struct text){ NULL, 0 },
		.next = next_release,
		.write_text = write_text,
		.write_json = write_json,
		.context_of_calls = g,
	};

	g->forge = g->source.forge.kind;
	if (notes.context.people && people_open(&g->people, g->source.repo, settings->tag ? settings->tag : settings->to, fault) < 0)
		return -1;
	snprintf(generated->since, sizeof(generated->since), "%.*s", TEXT_ARGS(base->tag));
	return notes_write(&notes, &generated->releases, fault);
}

/* The context was given; there is nothing to look up. */
static int write_given(struct generator *g, struct generated *generated, struct fault *fault)
{
	struct buf input = BUF_INIT, json = BUF_INIT;
	const struct node *root = NULL;
	int result = given_read(g->settings->context, &input, &g->arena, &root, fault);

	if (result == 0)
		result = template_render(g->template, root, &g->kept, fault);
	if (result == 0) {
		buf_add(&g->version, given_value(root, "version"));
		buf_add(&g->tag, given_value(root, "tag"));
		buf_add(&g->range, given_value(root, "compare-url"));
		g->forge = given_forge(root);
		generated->releases = node_get_cstr(root, "releases")->list.count;
	}
	if (result == 0 && g->settings->json) {
		json_finish(json_of_node(root), JSON_COMPACT, &json);
		buf_add_byte(&json, '\n');
		write_json(g, buf_text(&json));
	}
	buf_release(&json);
	buf_release(&input);
	return result;
}

static int put_into_changelog(struct generator *g, struct generated *generated, struct fault *fault)
{
	const struct insertion insertion = { .version = buf_text(&g->version), .tag = buf_text(&g->tag), .notes = buf_text(&g->kept) };

	if (!g->settings->prepend)
		return 0;
	if (!insertion.version.len)
		return fault_set(fault, "the release has no version, so it cannot be put into '%s'", g->settings->prepend);
	return prepend_file(g->settings->prepend, &insertion, g->settings->check, &generated->stale, fault);
}

/* A whole changelog may be of any length. */
static void write_kept(struct generator *g, const struct generated *generated)
{
	unsigned limit = g->settings->changelog.limit;
	size_t characters = limit == LIMIT_OF_FORGE ? limit_of_forge(g->forge) : limit;

	if (characters && generated->releases == 1)
		limit_notes(&g->kept, characters, buf_text(&g->range));
	if (g->kept.len)
		report_field(g->report, "text", FIELD_STRING, buf_text(&g->kept));
}

static int write_all(struct generator *g, struct env env, struct generated *generated, struct fault *fault)
{
	if (g->settings->context)
		return write_given(g, generated, fault);
	return open_source(g, env, fault) < 0 ? -1 : write_notes(g, generated, fault);
}

int generate(const struct generate_settings *settings, struct env env, struct report *report, struct generated *generated, struct fault *fault)
{
	struct generator g = { .settings = settings, .report = report };
	int result = -1;

	if (commit_types_read(settings->commits.types, &g.arena, &g.types, fault) == 0 &&
	    issue_patterns_read(settings->changelog.issues, &g.arena, &g.issues, fault) == 0 && compile_template(&g, fault) == 0 &&
	    write_all(&g, env, generated, fault) == 0)
		result = put_into_changelog(&g, generated, fault);
	if (result == 0)
		write_kept(&g, generated);
	people_close(&g.people);
	source_close(&g.source);
	template_free(g.template);
	commit_types_release(&g.types);
	issue_patterns_release(&g.issues);
	arena_release(&g.arena);
	buf_release(&g.kept);
	buf_release(&g.version);
	buf_release(&g.tag);
	buf_release(&g.range);
	return result;
}
