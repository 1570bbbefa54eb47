#include "common/git/graph.h"

#include <stdlib.h>
#include <string.h>

#include "common/base/alloc.h"

struct graph *graph_of(struct repo *repo)
{
	if (!repo->graph) {
		repo->graph = xrealloc(NULL, 1, sizeof(*repo->graph));
		*repo->graph = (struct graph){ .last_node = UINT32_MAX };
	}
	return repo->graph;
}

void graph_free(struct graph *graph)
{
	if (!graph)
		return;
	git_odb_object_free(graph->last);
	free(graph->nodes);
	free(graph->slots);
	free(graph->parents);
	free(graph);
}

/* Ids are hashes already; any eight bytes of one spread well. */
static uint32_t *slot_of(const struct graph *graph, const struct object_id *id)
{
	uint64_t start;

	memcpy(&start, id->bytes, sizeof(start));
	for (size_t i = (size_t)start;; i++) {
		uint32_t *slot = &graph->slots[i & (graph->slot_count - 1)];

		if (!*slot || object_id_equal(&graph->nodes[*slot - 1].id, id))
			return slot;
	}
}

static void grow_slots(struct graph *graph)
{
	if (graph->count >= UINT32_MAX / 4)
		die("out of memory: %zu commits", graph->count);
	free(graph->slots);
	graph->slot_count = graph->slot_count ? graph->slot_count * 2 : 1024;
	graph->slots = xrealloc(NULL, graph->slot_count, sizeof(*graph->slots));
	memset(graph->slots, 0, graph->slot_count * sizeof(*graph->slots));
	for (size_t i = 0; i < graph->count; i++)
		*slot_of(graph, &graph->nodes[i].id) = (uint32_t)i + 1;
}

uint32_t graph_node(struct graph *graph, const struct object_id *id)
{
	uint32_t *slot;

	if ((graph->count + 1) * 2 > graph->slot_count)
		grow_slots(graph);
	slot = slot_of(graph, id);
	if (!*slot) {
		graph->nodes = xgrow(graph->nodes, graph->count, &graph->cap, sizeof(*graph->nodes));
		graph->nodes[graph->count] = (struct graph_commit){ .id = *id };
		*slot = (uint32_t)++graph->count;
	}
	return *slot - 1;
}

uint32_t graph_find(const struct graph *graph, const struct object_id *id)
{
	uint32_t slot = graph->count ? *slot_of(graph, id) : 0;

	return slot ? slot - 1 : UINT32_MAX;
}

static struct text last_object(const struct graph *graph)
{
	return (struct text){ git_odb_object_data(graph->last), git_odb_object_size(graph->last) };
}

/* Read the object of a node into .last: 0, GIT_ENOTFOUND, or -1 with a fault. */
static int read_last(struct repo *repo, uint32_t node, struct fault *fault)
{
	struct graph *graph = repo->graph;
	struct object_id id = graph->nodes[node].id;

	git_odb_object_free(graph->last);
	graph->last = NULL;
	graph->last_node = node;
	return repo_read_object(repo, &id, GIT_OBJECT_COMMIT, &graph->last, fault);
}

static int fault_malformed(const struct graph *graph, uint32_t node, struct fault *fault)
{
	char hex[OBJECT_ID_HEX + 1];

	git_oid_tostr(hex, sizeof(hex), library_oid(&graph->nodes[node].id));
	return fault_set(fault, "commit '%s' is malformed; 'git fsck' tells more", hex);
}

int graph_load(struct repo *repo, uint32_t node, struct fault *fault)
{
	struct graph *graph = repo->graph;
	struct commit_parts parts;
	size_t first = graph->parent_count;
	int result;

	if (graph->nodes[node].state != COMMIT_UNREAD)
		return 0;
	result = read_last(repo, node, fault);
	if (result == GIT_ENOTFOUND)
		graph->nodes[node].state = COMMIT_MISSING;
	if (result)
		return result == GIT_ENOTFOUND ? 0 : -1;
	if (!commit_parse(last_object(graph), &parts))
		return fault_malformed(graph, node, fault);
	for (size_t i = 0; i < parts.parent_count; i++) {
		struct object_id id;
		uint32_t parent;

		if (!commit_parse_parent(&parts, i, &id))
			return fault_malformed(graph, node, fault);
		parent = graph_node(graph, &id);
		graph->parents = xgrow(graph->parents, graph->parent_count, &graph->parent_cap, sizeof(*graph->parents));
		graph->parents[graph->parent_count++] = parent;
	}
	if (graph->parent_count > UINT32_MAX)
		die("out of memory: %zu parents of commits", graph->parent_count);
	graph->nodes[node].first_parent = (uint32_t)first;
	graph->nodes[node].parent_count = (uint32_t)parts.parent_count;
	graph->nodes[node].date = signature_time(parts.committer);
	graph->nodes[node].state = COMMIT_READ;
	return 0;
}

int graph_object(struct repo *repo, uint32_t node, struct text *object, struct fault *fault)
{
	struct graph *graph = repo->graph;

	if (graph->last_node != node || !graph->last) {
		int result = read_last(repo, node, fault);

		if (result == GIT_ENOTFOUND)
			return graph_fault_missing(repo, node, UINT32_MAX, fault);
		if (result)
			return -1;
	}
	*object = last_object(graph);
	return 0;
}

int graph_fault_missing(struct repo *repo, uint32_t node, uint32_t child, struct fault *fault)
{
	const struct graph *graph = repo->graph;
	char hex[OBJECT_ID_HEX + 1];

	if (child != UINT32_MAX && repo_is_boundary(repo, &graph->nodes[child].id)) {
		git_oid_tostr(hex, sizeof(hex), library_oid(&graph->nodes[child].id));
		return fault_set(fault, "the history before commit '%s' is not in this shallow clone, and it is needed; " SHALLOW_CURE, hex);
	}
	git_oid_tostr(hex, sizeof(hex), library_oid(&graph->nodes[node].id));
	return fault_set(fault, "commit '%s' is missing from '%s'; 'git fsck' tells what is damaged", hex, repo->git_directory);
}
