/*
 * yaml: YAML streams (libyaml) read into nodes, a document at a time.
 *
 * The caller names the schema by which plain scalars become values:
 *   YAML_CORE        YAML 1.2 core: our own files, CI files (yes, on, 0o17, 1_000 stay what 1.2 says)
 *   YAML_KUBERNETES  YAML 1.1 as Kubernetes' loader (sigs.k8s.io/yaml over go-yaml v2) reads it: yes/no/on/off/y/n
 *                    booleans, 0777 octal, 1_000
 * Keys are always the written text. Merge keys (`<<`) work in both, since GitLab's CI files use them; as go-yaml v2 and
 * Psych read them, pairs of a merge replace those before it and are replaced by those after it, and `<<` may stand
 * several times in a map. Tags of an application (!reference) are passed over; of the standard ones !!str, !!null,
 * !!bool, !!int, !!float and !!timestamp (a string) are understood and others are a fault.
 *
 * Ownership  Nodes live in the arena given for each document; the input must outlive the reader. What an alias stands
 *            for is shared, with the place of the anchor.
 * Limits     Depth 512 (YAML_DEPTH_LIMIT), and YAML_NODE_LIMIT nodes a document, written out: one below an alias counts
 *            each time; every 64 bytes of a scalar and every 32 levels of its depth count as one more, a merged pair as
 *            three more.
 * Errors     -1 with a fault at file:line:column (code points). A duplicate key is a fault unless duplicate is set.
 */
#ifndef COMMON_DOC_YAML_H
#define COMMON_DOC_YAML_H

#include "common/base/fault.h"
#include "common/doc/node.h"

enum yaml_schema { YAML_CORE,
		   YAML_KUBERNETES };

enum { YAML_DEPTH_LIMIT = 512,
       YAML_NODE_LIMIT = 4000000 };

struct yaml_options {
	enum yaml_schema schema;
	/* Called for each duplicate key instead of failing; the last value wins. */
	void (*duplicate)(void *context, struct text key, struct place before, struct place again);
	void *context;
};

struct yaml_reader;

/* file is the name for places, borrowed for as long as nodes are used. */
struct yaml_reader *yaml_open(struct text input, const char *file, const struct yaml_options *options);
/*
 * The next document: 1 with *document set (NULL for an empty or comment-only one), 0 at the end of the stream, -1 with
 * a fault; after -1 nothing more can be read.
 */
int yaml_next(struct yaml_reader *reader, struct arena *arena, const struct node **document, struct fault *fault);
void yaml_close(struct yaml_reader *reader);

/* A whole file that holds one document at most, empty ones not counted: 0, or -1. *document is NULL when it is empty. */
int yaml_read(struct text input, const char *file, enum yaml_schema schema, struct arena *arena, const struct node **document, struct fault *fault);

#endif
