/*
 * builder: the stack on which the readers of this folder make nodes; nobody else needs it.
 *
 * A reader opens a list or map, gives keys and values in the order of the source, and closes it. The first value added
 * outside of any list or map is .root.
 *
 * Ownership  Nodes and their arrays go into the arena; the stack is the builder's own until builder_release().
 * Units      .total is the size of the document with every alias written out: one for each node, and one more for every
 *            BUILDER_TEXT_UNIT bytes of a scalar, for every BUILDER_DEPTH_UNIT levels that it is deep (libyaml's time
 *            grows with depth times size) and three more for a pair that came through a merge key (which takes memory).
 * Errors     -1 with a fault: too deep, too large, a duplicate key.
 */
#ifndef COMMON_DOC_BUILDER_H
#define COMMON_DOC_BUILDER_H

#include "common/base/fault.h"
#include "common/doc/node.h"

enum { BUILDER_DEPTH_LIMIT = 512,
       BUILDER_SIZE_LIMIT = 4000000,
       BUILDER_TEXT_UNIT = 64,
       BUILDER_DEPTH_UNIT = 32 };

typedef void builder_duplicate(void *context, struct text key, struct place before, struct place again);

struct builder_child {
	struct node_pair pair; /* in lists only .value is used */
	bool merged;	       /* came through a merge key: replaces and is replaced silently */
};

struct builder_frame {
	struct node *node;
	size_t first; /* index of its first pending child */
};

struct builder {
	struct arena *arena;
	const struct node *root;
	size_t total;
	struct builder_child *pending; /* children of the open frames */
	size_t pending_count, pending_cap;
	struct builder_frame *frames;
	size_t depth, frame_cap;
	builder_duplicate *duplicate; /* NULL: a duplicate key is a fault */
	void *duplicate_context;
};

/* A node of this kind in the arena, the rest of it for the caller to fill in. */
struct node *builder_node(struct builder *b, enum node_kind kind, struct place place);

/* Kind is NODE_LIST or NODE_MAP. */
int builder_open(struct builder *b, enum node_kind kind, struct place place, struct fault *fault);
/* In an open map, before each value. The key lives in the arena already. */
void builder_key(struct builder *b, struct text key, struct place place);
/* below is what .total grows by besides the node itself: for an alias, the size of what is below its node. */
int builder_add(struct builder *b, const struct node *node, size_t below, struct fault *fault);
/*
 * The innermost open map's last key was a merge key: put the pairs of its value, a map or a list of maps of which the
 * first wins, in its place. They replace pairs before them and are replaced by pairs after them.
 */
int builder_merge(struct builder *b, struct fault *fault);
/* Finish the innermost list or map and add it where it belongs; its node is in *node unless that is NULL. */
int builder_close(struct builder *b, const struct node **node, struct fault *fault);

/* The innermost open node, or NULL; it has no children yet. */
const struct node *builder_innermost(const struct builder *b);

/* Ready for the next document, whatever became of the last one. */
void builder_reset(struct builder *b, struct arena *arena);
void builder_release(struct builder *b);

#endif
