/*
 * template: Mustache templates (the core of the specification, mustache.github.io, version 1.4) rendered over nodes.
 *
 * Compiled once, rendered as often as wanted. `{{name}}` goes through the escaping function that the caller chose, `{{{name}}}` and
 * `{{&name}}` do not. Left open by the specification and decided here: null, false, 0, "" and [] are false (as mustache.js has
 * it); a list or a map as a value renders nothing.
 *
 * Ownership  template_compile() makes, template_free() frees (NULL is fine). The template copies its source; only file is borrowed.
 * Limits     Sections nested 64 deep, sections and partials together 256 deep when rendered, 100 million steps and 256 MiB for
 *            a rendering; with a stream, for each item. Exceeding one is a fault.
 * Errors     NULL or -1 with a fault at file:line:column.
 */
#ifndef COMMON_DOC_TEMPLATE_H
#define COMMON_DOC_TEMPLATE_H

#include "common/base/buf.h"
#include "common/base/fault.h"
#include "common/doc/node.h"

enum { TEMPLATE_SECTION_LIMIT = 64,
       TEMPLATE_DEPTH_LIMIT = 256,
       TEMPLATE_STEP_LIMIT = 100000000,
       TEMPLATE_OUTPUT_LIMIT = 256 << 20 };

struct template;

struct template_options {
	/* How a value becomes part of the output; NULL writes it as it is. */
	void (*escape)(struct buf *out, struct text value);
	/*
	 * The source of a partial: 1 with *source (copied at once) and *file (as in place.h), 0 when there is none (it then
	 * renders nothing), -1 with a fault. NULL: there is never one.
	 */
	int (*partial)(void *context, struct text name, struct text *source, const char **file, struct fault *fault);
	void *context;
};

struct template *template_compile(struct text source, const char *file, const struct template_options *options, struct fault *fault);
void template_free(struct template *template);

/* Append the rendering over a context. */
int template_render(const struct template *template, const struct node *context, struct buf *out, struct fault *fault);

/*
 * A list that is made while it is rendered: `{{#name}}` at the top takes one item after another from next(), so that only one is
 * in memory. next() is 1 with *item, which must live until it is called again, 0 at the end, -1 with a fault; it may write away
 * what is in the buf that is being rendered to, and empty it.
 */
struct template_stream {
	const char *name;
	int (*next)(void *context, const struct node **item, struct fault *fault);
	void *context;
};

/* Does the template use the list in the one way that can be streamed: one `{{#name}}`, in no other section? */
bool template_can_stream(const struct template *template, const char *name);
int template_render_stream(const struct template *template, const struct node *context, const struct template_stream *stream, struct buf *out, struct fault *fault);

/* Does any tag name this key, anywhere in a dotted name? */
bool template_mentions(const struct template *template, const char *key);

/* The escaping of the specification: & < > " become entities. */
void template_escape_html(struct buf *out, struct text value);

#endif
