#include "tools/semver-bump/answer.h"

#include "common/base/utf8.h"
#include "common/doc/json.h"
#include "common/report/view.h"
#include "tools/semver-bump/explain.h"
#include "tools/semver-bump/style.h"

static void write_text(struct view_run *run, struct text value)
{
	fwrite(value.ptr, 1, value.len, run->out);
}

/* A row a package: name, version, bump. */
static void write_packages(struct view_run *run, struct text list)
{
	static const char *const members[] = { "name", "version", "bump" };
	struct arena arena = ARENA_INIT;
	struct fault fault = FAULT_INIT;
	const struct node *rows;

	if (json_read(list, NULL, &arena, &rows, &fault) == 0)
		for (size_t i = 0; i < rows->list.count; i++)
			for (size_t m = 0; m < sizeof(members) / sizeof(members[0]); m++) {
				write_text(run, m ? TEXT(" ") : TEXT(""));
				write_text(run, node_string(node_get_cstr(rows->list.items[i], members[m])));
				write_text(run, m == 2 ? TEXT("\n") : TEXT(""));
			}
	arena_release(&arena);
}

static void write_version(struct view_run *run, const struct field *field)
{
	if (text_is(text_of(field->name), "packages"))
		write_packages(run, field->value);
	if (!text_is(text_of(field->name), "version"))
		return;
	write_text(run, field->value);
	write_text(run, TEXT("\n"));
}

static const struct view view_version = { .name = "text", .field = write_version };

const struct view *const answer_views[] = { &view_version, NULL };

static void add_string(struct report *report, const char *name, struct buf *value)
{
	report_field(report, name, FIELD_STRING, buf_text(value));
	buf_cut(value, 0);
}

static void add_versions(struct report *report, const struct next *next, struct text version)
{
	struct buf value = BUF_INIT;

	if (version.len)
		report_field(report, "version", FIELD_STRING, version);
	if (next->material.has_current)
		semver_add(&value, &next->material.current);
	add_string(report, "previous-version", &value);
	report_field(report, "bump", FIELD_STRING, text_of(decision_bump_name(&next->decision)));
	report_field(report, "released", FIELD_BOOL, next->decision.released ? TEXT("true") : TEXT("false"));
	if (version.len) {
		buf_add(&value, release_prefix_like(&next->settings->version, next->material.current_tag));
		semver_add(&value, &next->decision.next);
		add_string(report, "tag", &value);
	}
	buf_release(&value);
}

int answer_add(struct report *report, const struct next *next, const struct answer_options *options, struct fault *fault)
{
	struct buf value = BUF_INIT;
	int result = 0;

	if (next->decision.released || !options->require_release)
		result = version_style_add(&value, &next->decision.next, (enum version_style)options->style, fault);
	if (!result) {
		add_versions(report, next, buf_text(&value));
		buf_cut(&value, 0);
		buf_addf(&value, "%zu", next->material.release.commit_count);
		report_field(report, "commits", FIELD_NUMBER, buf_text(&value));
		buf_cut(&value, 0);
	}
	if (!result && options->explain) {
		explain_add_json(&value, &next->effects);
		report_field(report, "explanation", FIELD_JSON, buf_text(&value));
	}
	buf_release(&value);
	return result;
}

static void add_problems(struct buf *out, const struct effects *effects)
{
	for (size_t i = 0; i < effects->count; i++) {
		if (!effects->items[i].problem)
			continue;
		buf_addf(out, "%s: warning: the body of '", tool_name);
		utf8_add_visible(out, effects->items[i].parsed.header);
		buf_addf(out, "' was not searched: %s\n", effects->items[i].problem);
	}
}

static void add_why_not(struct buf *out, const struct next *next, bool explained)
{
	const struct material *material = &next->material;
	size_t count = material->release.commit_count;

	if (next->settings->version.source == SOURCE_INTENTS) {
		buf_adds(out, "no intent in '.changeset' asks for a release\n");
		return;
	}
	if (!count)
		buf_adds(out, "there are no commits");
	else if (count == 1)
		buf_adds(out, "the only commit");
	else
		buf_addf(out, "none of %zu commits", count);
	if (material->current_tag.len && !material->replay)
		buf_addf(out, " since '%.*s'", TEXT_ARGS(material->current_tag));
	if (count)
		buf_addf(out, " has %s releasable type%s", count == 1 ? "no" : "a", explained ? "" : ", see --explain");
	buf_add_byte(out, '\n');
}

void answer_add_remarks(struct buf *out, const struct next *next, const struct answer_options *options)
{
	if (!options->quiet)
		add_problems(out, &next->effects);
	if (options->explain && next->settings->version.source == SOURCE_INTENTS)
		explain_add_intents(out, &next->intents, next->package);
	else if (options->explain)
		explain_add_text(out, &next->effects, next->material.repo ? repo_short_id_length(next->material.repo) : 0);
	if (!next->decision.released && !options->quiet) {
		buf_addf(out, "%s: ", tool_name);
		add_why_not(out, next, options->explain);
	}
}
