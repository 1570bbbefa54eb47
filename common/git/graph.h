/*
 * graph: the commits met so far, with their parents and dates, each read from the repository once.
 *
 * Walks, ancestor tests and merge bases of one repository share it. Nodes are numbers, given in the order in which
 * commits are first met; a parent has a number before it is read.
 *
 * Ownership  One for each repo, made by graph_of() and freed by repo_close(). Pointers to nodes and parents are valid
 *            until the next graph_node() or graph_load().
 * Errors     graph_load() is -1 with a fault for a damaged object. A missing one is no fault here: .state says it.
 */
#ifndef COMMON_GIT_GRAPH_H
#define COMMON_GIT_GRAPH_H

#include "common/git/commit.h"
#include "common/git/internal.h"

enum commit_state {
	COMMIT_UNREAD,
	COMMIT_READ,
	COMMIT_MISSING
};

struct graph_commit {
	struct object_id id;
	uint32_t first_parent; /* where its parents start in .parents */
	uint32_t parent_count;
	enum commit_state state;
	int64_t date; /* of the committer */
};

struct graph {
	struct graph_commit *nodes;
	size_t count, cap;
	uint32_t *slots; /* node number plus one; 0 is free */
	size_t slot_count;
	uint32_t *parents; /* node numbers */
	size_t parent_count, parent_cap;
	git_odb_object *last; /* what graph_load() read last, so that a walk need not read it again */
	uint32_t last_node;
};

struct graph *graph_of(struct repo *repo);
void graph_free(struct graph *graph);

uint32_t graph_node(struct graph *graph, const struct object_id *id);
/* The number of a commit that was met; UINT32_MAX when it was not. */
uint32_t graph_find(const struct graph *graph, const struct object_id *id);
/* Read the node unless that has been done. */
int graph_load(struct repo *repo, uint32_t node, struct fault *fault);
/* The object of a node that is COMMIT_READ, free of charge right after its graph_load(). Valid until the next call of either. */
int graph_object(struct repo *repo, uint32_t node, struct text *object, struct fault *fault);
/* A fault for a missing node that a walk cannot do without; child is the node it is a parent of, or UINT32_MAX. */
int graph_fault_missing(struct repo *repo, uint32_t node, uint32_t child, struct fault *fault);

#endif
