/*
 * json: strict RFC 8259 text read into nodes, with places; what is written goes through cJSON (see json_out.h).
 *
 * Strict means: no trailing commas, comments, leading zeros, bare control bytes or invalid UTF-8; \u0000 is kept;
 * a lone surrogate escape becomes U+FFFD. A byte order mark at the start is passed over. What the RFC leaves open:
 * a duplicate key is a fault unless the stream has .duplicate; a number that overflows to infinity is a fault; UTF-8 only.
 *
 * Ownership  Nodes live in the arena. file is the name for places, borrowed for as long as nodes are used.
 * Limits     Depth 512; 4,000,000 nodes a document, where every 64 bytes of a scalar and every 32 levels of its depth count
 *            as one more.
 * Errors     -1 with a fault at file:line:column (code points).
 */
#ifndef COMMON_DOC_JSON_H
#define COMMON_DOC_JSON_H

#include "common/base/fault.h"
#include "common/doc/node.h"

enum { JSON_DEPTH_LIMIT = 512 };

/* One document and nothing else but white space. */
int json_read(struct text input, const char *file, struct arena *arena, const struct node **document, struct fault *fault);

/* Documents one after another, as in JSON Lines or the pages of an API that were concatenated. */
struct json_stream {
	struct text rest;
	struct place place; /* where .rest begins */
	/* Unless NULL, called for each duplicate key instead of failing; the last value wins. For the caller to set. */
	void (*duplicate)(void *context, struct text key, struct place before, struct place again);
	void *context;
};

struct json_stream json_stream_of(struct text input, const char *file);
/* 1 with *document set, 0 at the end, -1 with a fault (the stream is then finished). */
int json_next(struct json_stream *stream, struct arena *arena, const struct node **document, struct fault *fault);

#endif
