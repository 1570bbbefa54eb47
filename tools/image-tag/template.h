/*
 * template: the part of Handlebars that tag rules use.
 *
 *   {{name}} {{{name}}} {{&name}}   a value, never HTML-escaped; {{this.name}}, {{name.[0]}} as in Handlebars
 *   {{date 'YYYYMMDD' tz='Asia/Tokyo'}}   a helper with arguments and options, which are quoted or names of values
 *   {{#if x}}…{{else}}…{{/if}}, {{#unless x}}, {{#with x}}{{this}}{{/with}}, {{else if x}}
 *   {{! comment }} {{!-- comment --}}, \{{ for the characters themselves, ~ for white space control
 *
 * An empty value, "false" and "0" do not hold in #if.
 *
 * Ownership  The result is appended to the caller's buf.
 * Limits     Blocks nest TEMPLATE_DEPTH deep; the result has TEMPLATE_OUTPUT bytes.
 * Errors     -1 with a fault whose message names the character of the template where it went wrong.
 */
#ifndef IMAGE_TAG_TEMPLATE_H
#define IMAGE_TAG_TEMPLATE_H

#include "common/base/arena.h"
#include "common/base/buf.h"
#include "common/base/fault.h"

enum { TEMPLATE_DEPTH = 16,
       TEMPLATE_ARGUMENTS = 4,
       TEMPLATE_OUTPUT = 1 << 16 };

struct template_option {
	struct text name, value;
};

/* A name, as in "prerelease.0", with what stood behind it. */
struct template_call {
	struct text name;
	struct text arguments[TEMPLATE_ARGUMENTS];
	size_t argument_count;
	struct template_option options[TEMPLATE_ARGUMENTS];
	size_t option_count;
	bool shown; /* its value goes into the result, rather than being asked for by a block */
};

struct template_scope {
	void *context;
	struct arena *arena;
	/* 1 with *value set, 0 when the name is not known, -1 with a fault. */
	int (*resolve)(void *context, const struct template_call *call, struct text *value, struct fault *fault);
	/* A name that is not known, which reads as empty; may be NULL. */
	void (*unknown)(void *context, struct text name);
};

int template_expand(struct text source, const struct template_scope *scope, struct buf *out, struct fault *fault);

#endif
