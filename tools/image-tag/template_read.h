/*
 * template_read: reading the tags of a template. Private to template*.c.
 */
#ifndef IMAGE_TAG_TEMPLATE_READ_H
#define IMAGE_TAG_TEMPLATE_READ_H

#include "tools/image-tag/template.h"

struct template_run {
	struct text source;
	size_t at;
	const struct template_scope *scope;
	struct buf *out;
	struct text with; /* what {{this}} means within #with; .ptr NULL outside */
	unsigned depth;
	struct fault *fault;
};

/* A fault that names the character; -1. */
int template_wrong(struct template_run *run, size_t at, const char *what);
bool template_at_end(const struct template_run *run);
bool template_looking_at(const struct template_run *run, const char *literal);
bool template_is_blank(char c);
/* May a name not go on with this byte? */
bool template_ends_name(char c);
void template_skip_blanks(struct template_run *run);

/* "a.b", "this.a" (the same as "a"), "a.[0]" (read as "a.0"). */
int template_read_path(struct template_run *run, struct text *name);
/* A string, or the value of a name. */
int template_read_value(struct template_run *run, struct text *value);
/* A name with its arguments, up to the closing braces. */
int template_read_call(struct template_run *run, size_t opened, struct template_call *call);
/* Past the closing braces, and past white space after '~'. */
int template_close_tag(struct template_run *run, size_t opened, const char *braces);
int template_resolve(struct template_run *run, const struct template_call *call, struct text *value);

#endif
