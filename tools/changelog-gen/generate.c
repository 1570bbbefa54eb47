#include "tools/changelog-gen/generate.h"

#include <string.h>

#include "common/base/file.h"
#include "common/base/time.h"
#include "common/doc/markdown.h"
#include "tools/changelog-gen/notes.h"
#include "tools/changelog-gen/prepend.h"
#include "tools/changelog-gen/source.h"
#include "tools/changelog-gen/styles.h"

struct generator {
	const struct generate_settings *settings;
	struct report *report;
	struct commit_types types;
	struct template *template;
	struct source source;
	struct arena arena;
	struct buf kept, version, tag; /* for --prepend: the notes, their version and tag */
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

static int open_source(struct generator *g, struct env env, struct fault *fault)
{
	const struct generate_settings *settings = g->settings;
	struct source_request request = {
		.releases = { .head = settings->to, .tag = settings->tag, .from = settings->from },
		.version = settings->release, .url = settings->changelog.url, .forge = (enum forge_kind)settings->changelog.forge,
	};

	if (settings->all)
		request.releases.scope = RELEASES_ALL;
	else if (settings->tag)
		request.releases.scope = RELEASES_ONE;
	else if (settings->from)
		request.releases.scope = RELEASES_RANGE;
	if (time_now(settings->now, env, &request.now, fault) < 0)
		return -1;
	return source_open(&g->source, ".", env, &settings->version, &request, fault);
}

static int next_release(void *context, struct release *release, struct fault *fault)
{
	struct generator *g = context;
	int more = source_next(&g->source, release, fault);

	if (more > 0 && release->tag.len) {
		buf_cut(&g->version, 0);
		semver_add(&g->version, &release->version);
		buf_cut(&g->tag, 0);
		buf_add(&g->tag, release->tag);
	}
	return more;
}

static void write_text(void *context, struct text text)
{
	struct generator *g = context;

	if (g->settings->prepend)
		buf_add(&g->kept, text);
	report_field(g->report, "text", FIELD_STRING, text);
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
	const struct notes notes = {
		.context = { .forge = g->source.forge, .types = &g->types, .style = &styles[settings->changelog.style], .merges = (enum merge_policy)settings->commits.merges,
			     .untyped = (enum untyped_policy)settings->changelog.untyped, .short_id = repo_short_id_length(g->source.repo), .head = g->source.head },
		.template = settings->prepend || settings->text ? g->template : NULL,
		.json = settings->json,
		.title = settings->all ? TEXT("Changelog") : (struct text){ NULL, 0 },
		.next = next_release, .write_text = write_text, .write_json = write_json, .context_of_calls = g,
	};

	snprintf(generated->since, sizeof(generated->since), "%.*s", TEXT_ARGS(base->tag));
	return notes_write(&notes, &generated->releases, fault);
}

static int put_into_changelog(struct generator *g, struct generated *generated, struct fault *fault)
{
	const struct insertion insertion = { .version = buf_text(&g->version), .tag = buf_text(&g->tag), .notes = buf_text(&g->kept) };

	if (!g->settings->prepend)
		return 0;
	return prepend_file(g->settings->prepend, &insertion, g->settings->check, &generated->stale, fault);
}

int generate(const struct generate_settings *settings, struct env env, struct report *report, struct generated *generated, struct fault *fault)
{
	struct generator g = { .settings = settings, .report = report };
	int result = -1;

	if (commit_types_read(settings->commits.types, &g.arena, &g.types, fault) == 0 && compile_template(&g, fault) == 0 &&
	    open_source(&g, env, fault) == 0 && write_notes(&g, generated, fault) == 0)
		result = put_into_changelog(&g, generated, fault);
	source_close(&g.source);
	template_free(g.template);
	commit_types_release(&g.types);
	arena_release(&g.arena);
	buf_release(&g.kept);
	buf_release(&g.version);
	buf_release(&g.tag);
	return result;
}
