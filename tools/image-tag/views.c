/* The views that only image-tag has. Documents come as fields of the kind FIELD_JSON, which the shared views leave out. */
#include <ctype.h>

#include "common/report/view.h"
#include "tools/image-tag/answer.h"
#include "tools/image-tag/promotion.h"

static void write_named(struct view_run *run, const struct field *field, const char *name)
{
	if (text_is(text_of(field->name), name))
		fwrite(field->value.ptr, 1, field->value.len, run->out);
}

/* A view that is one of the documents. */
#define DOCUMENT_VIEW(id, view_name)                                            \
	static void write_##id(struct view_run *run, const struct field *field) \
	{                                                                       \
		write_named(run, field, "document:" view_name);                 \
	}                                                                       \
	static const struct view view_##id = { .name = view_name, .field = write_##id };
DOCUMENT_VIEW(references, "text")
DOCUMENT_VIEW(document, "json")
DOCUMENT_VIEW(labels, "labels")
DOCUMENT_VIEW(annotations, "annotations")
DOCUMENT_VIEW(bake_file, "bake-file")
DOCUMENT_VIEW(bake_file_tags, "bake-file-tags")
DOCUMENT_VIEW(bake_file_labels, "bake-file-labels")
DOCUMENT_VIEW(bake_file_annotations, "bake-file-annotations")
DOCUMENT_VIEW(markdown_list, "markdown")
#undef DOCUMENT_VIEW

/* The same for the summary of a GitHub job. */
static const struct view view_summary_list = { .name = "summary", .mode = OUTPUT_APPEND, .field = write_markdown_list };

/* "tag-names" -> "DOCKER_METADATA_OUTPUT_TAG_NAMES" */
static void add_variable_name(struct buf *out, const char *name)
{
	buf_adds(out, "DOCKER_METADATA_OUTPUT_");
	for (; *name; name++)
		buf_add_byte(out, *name == '-' ? '_' : (char)toupper((unsigned char)*name));
}

static void write_export(struct view_run *run, const struct field *field)
{
	struct buf line = BUF_INIT;

	if (field->kind == FIELD_JSON)
		return;
	add_variable_name(&line, field->name);
	buf_add_byte(&line, '=');
	shell_quote(&line, field->value);
	buf_add_byte(&line, '\n');
	fwrite(line.ptr, 1, line.len, run->out);
	buf_release(&line);
}

static const struct view view_export = { .name = "export", .field = write_export };

/* The same variables for the file at GITHUB_ENV. */
static void write_github_env(struct view_run *run, const struct field *field)
{
	struct field renamed = *field;
	struct buf name = BUF_INIT;

	add_variable_name(&name, field->name);
	renamed.name = buf_cstr(&name);
	view_github_output.field(run, &renamed);
	buf_release(&name);
}

static int end_github_env(struct view_run *run, const struct report_totals *totals, struct fault *fault)
{
	return view_github_output.end(run, totals, fault);
}

enum { STATE_SIZE = 64 }; /* no smaller than that of the views that are called */

static const struct view view_github_env = { .name = "github-env", .mode = OUTPUT_APPEND, .state_size = STATE_SIZE, .field = write_github_env, .end = end_github_env };

/* dotenv holds one line a value: references and tags have no blanks and are parted by one; labels travel as files. */
static void write_dotenv(struct view_run *run, const struct field *field)
{
	static const char *const names[] = { "version", "tags", "tag-names" };
	struct field flat = *field;
	struct buf value = BUF_INIT;

	for (size_t i = 0; i < field->value.len; i++)
		buf_add_byte(&value, (char)(field->value.ptr[i] == '\n' ? ' ' : field->value.ptr[i]));
	flat.value = buf_text(&value);
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (text_is(text_of(field->name), names[i]))
			view_dotenv.field(run, &flat);
	buf_release(&value);
}

static int end_dotenv(struct view_run *run, const struct report_totals *totals, struct fault *fault)
{
	return view_dotenv.end(run, totals, fault);
}

static const struct view view_variables = { .name = "dotenv", .mode = OUTPUT_APPEND, .state_size = STATE_SIZE, .field = write_dotenv, .end = end_dotenv };

const struct view *const image_views[] = {
	&view_references,
	&view_document,
	&view_labels,
	&view_annotations,
	&view_bake_file,
	&view_bake_file_tags,
	&view_bake_file_labels,
	&view_bake_file_annotations,
	&view_markdown_list,
	&view_summary_list,
	&view_export,
	&view_github_env,
	&view_variables,
	NULL,
};
