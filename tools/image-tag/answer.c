#include "tools/image-tag/answer.h"

#include <stdio.h>

#include "common/base/buf.h"
#include "common/base/utf8.h"
#include "tools/image-tag/documents.h"

static const struct {
	const char *name, *document;
	unsigned parts;
} bake_files[] = {
	{ "bake-file-tags", "document:bake-file-tags", BAKE_TAGS },
	{ "bake-file-labels", "document:bake-file-labels", BAKE_LABELS },
	{ "bake-file-annotations", "document:bake-file-annotations", BAKE_ANNOTATIONS },
	{ "bake-file", "document:bake-file", BAKE_TAGS | BAKE_LABELS },
};

enum { BAKE_FILES = sizeof(bake_files) / sizeof(bake_files[0]) };

static struct text or_line_end(const char *separator)
{
	return separator ? text_of(separator) : TEXT("\n");
}

static void add(struct report *report, const char *name, enum field_kind kind, struct buf *value)
{
	report_field(report, name, kind, buf_text(value));
	buf_cut(value, 0);
}

static void add_outputs(struct report *report, const struct metadata *metadata, const struct image_settings *settings, struct buf *value)
{
	report_field(report, "version", FIELD_STRING, metadata->version);
	documents_tags(metadata, or_line_end(settings->sep_tags), value);
	add(report, "tags", FIELD_STRING, value);
	documents_tag_names(metadata, or_line_end(settings->sep_tags), value);
	add(report, "tag-names", FIELD_STRING, value);
	documents_labels(metadata, or_line_end(settings->sep_labels), value);
	add(report, "labels", FIELD_STRING, value);
	documents_annotations(metadata, or_line_end(settings->sep_annotations), value);
	add(report, "annotations", FIELD_STRING, value);
	documents_json(metadata, value);
	add(report, "json", FIELD_STRING, value);
}

/* The path that --emit gives a view, or NULL. */
static const char *emitted_path(const struct strings *emit, const char *view)
{
	for (size_t i = 0; i < emit->count; i++) {
		size_t len = text_of(view).len;

		if (text_starts_with(text_of(emit->items[i]), text_of(view)) && emit->items[i][len] == '=')
			return emit->items[i] + len + 1;
	}
	return NULL;
}

static void add_line_end(struct buf *value)
{
	if (value->len && value->ptr[value->len - 1] != '\n')
		buf_add_byte(value, '\n');
}

static void add_documents(struct report *report, const struct metadata *metadata, const struct image_answer_options *options, struct buf *value)
{
	const char *target = options->settings->bake_target;

	for (size_t i = 0; i < BAKE_FILES; i++) {
		documents_bake(metadata, target ? text_of(target) : TEXT("docker-metadata-action"), bake_files[i].parts, value);
		add_line_end(value);
		add(report, bake_files[i].document, FIELD_JSON, value);
	}
	documents_markdown(metadata, value);
	add(report, "document:markdown", FIELD_JSON, value);
	documents_json(metadata, value);
	add_line_end(value);
	add(report, "document:json", FIELD_JSON, value);
	documents_labels(metadata, TEXT("\n"), value);
	add_line_end(value);
	add(report, "document:labels", FIELD_JSON, value);
	documents_annotations(metadata, TEXT("\n"), value);
	add_line_end(value);
	add(report, "document:annotations", FIELD_JSON, value);
	if (options->plan.len)
		buf_add(value, options->plan);
	else
		documents_tags(metadata, TEXT("\n"), value);
	add_line_end(value);
	add(report, "document:text", FIELD_JSON, value);
}

void image_answer_add(struct report *report, const struct metadata *metadata, const struct image_answer_options *options)
{
	struct buf value = BUF_INIT;

	add_outputs(report, metadata, options->settings, &value);
	for (size_t i = 0; i < BAKE_FILES; i++) {
		const char *path = emitted_path(options->emit, bake_files[i].name);

		if (path)
			report_field(report, bake_files[i].name, FIELD_STRING, text_of(path));
	}
	add_documents(report, metadata, options, &value);
	buf_release(&value);
}

static void add_place(struct buf *out, struct place place)
{
	if (place.file)
		buf_addf(out, "%s:%u:%u: ", place.file, place.line, place.column);
}

void image_answer_explain(const struct metadata *metadata, const struct ci_context *context)
{
	const struct notes *notes = &metadata->tagging.notes;
	struct buf out = BUF_INIT;

	buf_addf(&out, "%-20s %s\n%-20s %s\n", "source", ci_source_name(context), "event", ci_event_names[context->event]);
	for (unsigned i = 0; i < CI_FACT_COUNT; i++) {
		const struct ci_fact *fact = &context->facts[i];

		if (!fact->value.len)
			continue;
		buf_addf(&out, "%-20s ", ci_fact_names[i]);
		utf8_add_visible(&out, fact->value);
		buf_addf(&out, "  (%s)\n", fact->from);
	}
	for (size_t i = 0; i < notes->count; i++) {
		add_place(&out, notes->items[i].place);
		utf8_add_visible(&out, notes->items[i].rule);
		buf_adds(&out, notes->items[i].rule.len ? ": " : "");
		utf8_add_visible(&out, notes->items[i].message);
		buf_add_byte(&out, '\n');
	}
	fwrite(out.ptr, 1, out.len, stderr);
	buf_release(&out);
}

size_t image_answer_remark(const struct metadata *metadata, bool quiet)
{
	const struct notes *notes = &metadata->tagging.notes;
	size_t warnings = 0;

	for (size_t i = 0; i < notes->count; i++) {
		const struct note *note = &notes->items[i];
		struct fault fault = FAULT_INIT;

		warnings += note->kind == NOTE_WARNING;
		if (note->kind == NOTE_RULE || (quiet && note->kind == NOTE_WARNING))
			continue;
		fault_set_at(&fault, note->place, "%s%.*s", note->kind == NOTE_WARNING ? "warning: " : "", TEXT_ARGS(note->message));
		warn_fault(&fault);
	}
	return warnings;
}
