/*
 * answer: what was decided, as the fields of a report, the views that only this tool has, and what people are told.
 *
 * The fields version, tags, tag-names, labels, annotations and json are docker/metadata-action's outputs; bake-file and its
 * likes are there when --emit writes the file, whose path they are.
 */
#ifndef IMAGE_TAG_ANSWER_H
#define IMAGE_TAG_ANSWER_H

#include "common/report/report.h"
#include "tools/image-tag/keys.h"
#include "tools/image-tag/metadata.h"

struct image_answer_options {
	const struct image_settings *settings;
	const struct strings *emit;
	struct text plan; /* what the text view prints in place of the references; empty: none */
};

extern const struct view *const image_views[];

void image_answer_add(struct report *report, const struct metadata *metadata, const struct image_answer_options *options);

/* Where each fact came from, and what became of each rule; on standard error. */
void image_answer_explain(const struct metadata *metadata, const struct ci_context *context);
/* Warnings and refusals, on standard error; the number of warnings. */
size_t image_answer_remark(const struct metadata *metadata, bool quiet);

#endif
