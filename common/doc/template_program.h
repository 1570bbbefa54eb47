/*
 * template_program: what a template is compiled to; shared by template_compile.c and template.c only.
 *
 * A program is a list of steps. A section's steps follow it, up to .end; a partial is another program of the same template.
 *
 * Ownership  Everything is in the template's arena but the arrays, which grow.
 */
#ifndef COMMON_DOC_TEMPLATE_PROGRAM_H
#define COMMON_DOC_TEMPLATE_PROGRAM_H

#include "common/doc/template.h"

enum step_kind {
	STEP_TEXT,     /* .text as it is */
	STEP_INDENT,   /* a line of a partial begins: write the indentation of the tag that called it */
	STEP_VALUE,    /* .name, escaped */
	STEP_RAW,      /* .name, as it is */
	STEP_SECTION,  /* .name, steps up to .end */
	STEP_INVERTED, /* .name, steps up to .end when it is false */
	STEP_PARTIAL   /* program number .end, each line indented by .text */
};

struct step {
	enum step_kind kind;
	struct text text;
	const struct text *parts; /* of the name; none for "." */
	size_t part_count;
	size_t end;
	struct place place;
};

struct program {
	struct text name; /* of the partial; the first program has none */
	struct text source;
	const char *file;
	struct step *steps;
	size_t count, cap;
};

struct template
{
	struct arena arena;
	void (*escape)(struct buf *out, struct text value);
	struct program *programs;
	size_t count, cap;
};

#endif
