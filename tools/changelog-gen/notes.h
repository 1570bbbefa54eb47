/*
 * notes: releases made into text by a template, and into the JSON document, one at a time.
 *
 * A template that goes through {{#releases}} once needs the memory of one release; any other one is given all of them.
 *
 * Errors  -1 with a fault of the source or of the template.
 */
#ifndef TOOLS_CHANGELOG_GEN_NOTES_H
#define TOOLS_CHANGELOG_GEN_NOTES_H

#include "common/doc/template.h"
#include "tools/changelog-gen/context.h"

struct notes {
	struct context_options context;
	const struct template *template; /* NULL: no text */
	bool json;
	struct text title; /* of a whole changelog; empty for notes */
	/* The next release: 1, 0 at the end, -1 with a fault. */
	int (*next)(void *context, struct release *release, struct fault *fault);
	/* Take text as it comes. */
	void (*write_text)(void *context, struct text text);
	void (*write_json)(void *context, struct text text);
	void *context_of_calls;
};

/* *count: how many releases were written. */
int notes_write(const struct notes *notes, size_t *count, struct fault *fault);

#endif
