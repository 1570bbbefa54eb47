#include "common/git/ancestry.h"

#include <stdlib.h>
#include <string.h>

#include "common/base/alloc.h"
#include "common/git/graph.h"
#include "common/git/queue.h"
#include "common/git/skew.h"

struct ancestry {
	struct repo *repo;
	struct graph *graph;
	uint32_t tip;
	bool started;
	int64_t *lowest; /* by node: NOT_MET, or as in skew.h */
	size_t lowest_count;
	struct queue queue;
	int64_t skew;
	size_t settling;    /* commits looked at beyond what a question needed by its date */
	uint32_t cut;	    /* the newest ancestor whose parents a shallow clone left out; UINT32_MAX when there is none */
	int64_t cut_newest; /* its date */
	uint32_t order;
};

#define NOT_MET INT64_MAX

struct ancestry *ancestry_open(struct repo *repo, const struct object_id *tip)
{
	struct ancestry *ancestry = xrealloc(NULL, 1, sizeof(*ancestry));

	*ancestry = (struct ancestry){ .repo = repo, .graph = graph_of(repo), .queue = QUEUE_INIT, .cut = UINT32_MAX };
	ancestry->tip = graph_node(ancestry->graph, tip);
	return ancestry;
}

void ancestry_close(struct ancestry *ancestry)
{
	if (!ancestry)
		return;
	queue_release(&ancestry->queue);
	free(ancestry->lowest);
	free(ancestry);
}

static int64_t *lowest_of(struct ancestry *a, uint32_t node)
{
	if (node >= a->lowest_count) {
		size_t count = a->graph->count + a->graph->count / 2 + 64;

		a->lowest = xrealloc(a->lowest, count, sizeof(*a->lowest));
		for (size_t i = a->lowest_count; i < count; i++)
			a->lowest[i] = NOT_MET;
		a->lowest_count = count;
	}
	return &a->lowest[node];
}

/* Note an ancestor that was come to from child (UINT32_MAX for the tip), and queue it when it is news. */
static int meet(struct ancestry *a, uint32_t node, uint32_t child, struct fault *fault)
{
	int64_t *lowest, date;

	if (graph_load(a->repo, node, fault))
		return -1;
	if (a->graph->nodes[node].state == COMMIT_MISSING) {
		if (child == UINT32_MAX || !repo_is_boundary(a->repo, &a->graph->nodes[child].id))
			return graph_fault_missing(a->repo, node, child, fault);
		if (a->cut == UINT32_MAX || a->graph->nodes[child].date > a->cut_newest) {
			a->cut = child;
			a->cut_newest = a->graph->nodes[child].date;
		}
		return 0;
	}
	date = a->graph->nodes[node].date;
	lowest = lowest_of(a, node);
	if (*lowest == NOT_MET) {
		*lowest = date;
		queue_push(&a->queue, (struct queue_entry){ date, a->order++, node });
	}
	if (child != UINT32_MAX)
		skew_note(&a->skew, date, lowest, a->lowest[child]);
	return 0;
}

static int walk_on(struct ancestry *a, bool oldest, struct fault *fault)
{
	uint32_t node = (oldest ? queue_take_oldest(&a->queue) : queue_take_newest(&a->queue)).node;
	uint32_t count = a->graph->nodes[node].parent_count;

	for (uint32_t i = 0; i < count; i++)
		if (meet(a, a->graph->parents[a->graph->nodes[node].first_parent + i], node, fault))
			return -1;
	return 0;
}

/* Is there more to walk before a commit of this date that was not met is known to be no ancestor? */
static bool may_still_come(const struct ancestry *a, int64_t date)
{
	return a->queue.count && (a->settling < SETTLE_COMMITS || a->queue.entries[0].date >= date - skew_margin(a->skew));
}

int ancestry_has(struct ancestry *a, const struct object_id *commit, struct fault *fault)
{
	uint32_t node = graph_node(a->graph, commit);
	int64_t date;

	if (graph_load(a->repo, node, fault))
		return -1;
	if (a->graph->nodes[node].state == COMMIT_MISSING)
		return graph_fault_missing(a->repo, node, UINT32_MAX, fault);
	date = a->graph->nodes[node].date;
	if (!a->started && meet(a, a->tip, UINT32_MAX, fault))
		return -1;
	a->started = true;
	while (*lowest_of(a, node) == NOT_MET && may_still_come(a, date)) {
		bool beyond = a->queue.entries[0].date < date - skew_margin(a->skew);

		if (walk_on(a, beyond && a->settling % 2, fault))
			return -1;
		a->settling += beyond;
	}
	if (*lowest_of(a, node) != NOT_MET)
		return 1;
	if (a->cut != UINT32_MAX && a->cut_newest >= date - skew_margin(a->skew))
		return graph_fault_missing(a->repo, a->cut, a->cut, fault);
	return 0;
}
