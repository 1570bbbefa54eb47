#include "common/git/ancestry.h"

#include <stdlib.h>
#include <string.h>

#include "common/base/alloc.h"
#include "common/git/graph.h"
#include "common/git/queue.h"

enum {
	FROM_TIP = 1,
	FROM_OTHER = 2,
	FROM_BOTH = 3,
	QUEUED = 4,
	BELOW = 8 /* an ancestor of a common ancestor; only for merge bases */
};

enum { MOST_STEPS = 1 << 17 }; /* of single questions, before all ancestors are collected */

struct ancestry {
	struct repo *repo;
	struct graph *graph;
	uint32_t tip;
	unsigned char *flags; /* by node */
	size_t flag_count;
	uint32_t *touched; /* nodes with flags */
	size_t touched_count, touched_cap;
	struct queue queue;
	size_t undecided; /* entries of the queue that can still change the answer */
	bool for_base;    /* looking for a merge base, not for one commit */
	uint32_t cut; /* a commit that may lead on, but whose parents a shallow clone left out; UINT32_MAX when there is none */
	uint32_t order;
	size_t steps;
	bool collected; /* flags are those of all ancestors of the tip */
};

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
	free(ancestry->flags);
	free(ancestry->touched);
	free(ancestry);
}

static unsigned char *flags_of(struct ancestry *a, uint32_t node)
{
	if (node >= a->flag_count) {
		size_t count = a->graph->count + a->graph->count / 2 + 64;

		a->flags = xrealloc(a->flags, count, 1);
		memset(a->flags + a->flag_count, 0, count - a->flag_count);
		a->flag_count = count;
	}
	return &a->flags[node];
}

static void forget(struct ancestry *a)
{
	for (size_t i = 0; i < a->touched_count; i++)
		a->flags[a->touched[i]] = 0;
	a->touched_count = 0;
	a->queue.count = 0;
	a->undecided = 0;
	a->cut = UINT32_MAX;
}

static bool is_undecided(const struct ancestry *a, unsigned flags)
{
	return a->for_base ? !(flags & BELOW) : (flags & FROM_BOTH) == FROM_TIP;
}

/* Give the commit these flags, and queue it if they are news. child is UINT32_MAX for where a walk starts. */
static int paint(struct ancestry *a, uint32_t node, unsigned sides, uint32_t child, struct fault *fault)
{
	unsigned char *flags;
	unsigned before;

	if (graph_load(a->repo, node, fault))
		return -1;
	if (a->graph->nodes[node].state == COMMIT_MISSING) {
		if (child == UINT32_MAX || !repo_is_boundary(a->repo, &a->graph->nodes[child].id))
			return graph_fault_missing(a->repo, node, child, fault);
		if (a->for_base || sides == FROM_TIP)
			a->cut = child;
		return 0;
	}
	flags = flags_of(a, node);
	before = *flags;
	if ((before | sides) == before)
		return 0;
	if (!before) {
		a->touched = xgrow(a->touched, a->touched_count, &a->touched_cap, sizeof(*a->touched));
		a->touched[a->touched_count++] = node;
	}
	if (before & QUEUED)
		a->undecided -= is_undecided(a, before);
	else
		queue_push(&a->queue, (struct queue_entry){ a->graph->nodes[node].date, a->order++, node });
	*flags = (unsigned char)(before | sides | QUEUED);
	a->undecided += is_undecided(a, *flags);
	return 0;
}

/* Take the newest commit of the queue and paint its parents as it is. */
static int step(struct ancestry *a, uint32_t *taken, struct fault *fault)
{
	uint32_t node = queue_take_newest(&a->queue).node, count = a->graph->nodes[node].parent_count;
	unsigned sides = a->flags[node] & (FROM_BOTH | BELOW);

	a->undecided -= is_undecided(a, sides);
	a->flags[node] = (unsigned char)sides;
	if (a->for_base && (sides & FROM_BOTH) == FROM_BOTH)
		sides |= BELOW;
	a->steps++;
	*taken = node;
	for (uint32_t i = 0; i < count; i++)
		if (paint(a, a->graph->parents[a->graph->nodes[node].first_parent + i], sides, node, fault))
			return -1;
	return 0;
}

static int collect(struct ancestry *a, struct fault *fault)
{
	uint32_t taken;

	forget(a);
	if (paint(a, a->tip, FROM_TIP, UINT32_MAX, fault))
		return -1;
	while (a->queue.count)
		if (step(a, &taken, fault))
			return -1;
	a->collected = true;
	return 0;
}

/*
 * Walk down from both. While a path from the tip to the commit is not walked to its end, the place where it is
 * waits in the queue, led to by the tip only, since no descendant of the commit is an ancestor of it; so an empty
 * set of such places is a no, whatever the dates say.
 */
static int ask(struct ancestry *a, uint32_t commit, struct fault *fault)
{
	uint32_t taken;

	forget(a);
	if (paint(a, a->tip, FROM_TIP, UINT32_MAX, fault) || paint(a, commit, FROM_OTHER, UINT32_MAX, fault))
		return -1;
	while (a->undecided && !(*flags_of(a, commit) & FROM_TIP))
		if (step(a, &taken, fault))
			return -1;
	return 0;
}

int ancestry_has(struct ancestry *a, const struct object_id *commit, struct fault *fault)
{
	uint32_t node = graph_node(a->graph, commit);

	if (!a->collected && (a->steps > MOST_STEPS ? collect(a, fault) : ask(a, node, fault)))
		return -1;
	if (*flags_of(a, node) & FROM_TIP)
		return 1;
	return a->cut == UINT32_MAX ? 0 : graph_fault_missing(a->repo, a->cut, a->cut, fault);
}

/* Paint from both sides until all that waits is below common ancestors, and list those that were found from above. */
static int find_common(struct ancestry *a, uint32_t other, uint32_t **found, size_t *count, struct fault *fault)
{
	size_t cap = 0;
	uint32_t taken;

	a->for_base = true;
	if (paint(a, a->tip, FROM_TIP, UINT32_MAX, fault) || paint(a, other, FROM_OTHER, UINT32_MAX, fault))
		return -1;
	while (a->undecided) {
		if (step(a, &taken, fault))
			return -1;
		if ((a->flags[taken] & (FROM_BOTH | BELOW)) == FROM_BOTH) {
			*found = xgrow(*found, *count, &cap, sizeof(**found));
			(*found)[(*count)++] = taken;
		}
	}
	return 0;
}

/* 1 when another of the commits descends from number i, which then is not the best; 0, or -1. */
static int is_below_another(struct repo *repo, const uint32_t *found, size_t count, size_t i, struct fault *fault)
{
	struct object_id candidate = repo->graph->nodes[found[i]].id;
	int below = 0;

	for (size_t j = 0; !below && j < count; j++) {
		struct object_id other = repo->graph->nodes[found[j]].id;
		struct ancestry *ancestry;

		if (object_id_equal(&candidate, &other))
			continue;
		ancestry = ancestry_open(repo, &other);
		below = ancestry_has(ancestry, &candidate, fault);
		ancestry_close(ancestry);
	}
	return below;
}

/* The newest of the commits that no other of them descends from: 1, 0 when there are none, -1. */
static int choose(struct repo *repo, const uint32_t *found, size_t count, struct object_id *base, struct fault *fault)
{
	int64_t newest = 0;
	int chosen = 0;

	for (size_t i = 0; i < count; i++) {
		int below = count > 1 ? is_below_another(repo, found, count, i, fault) : 0;

		if (below < 0)
			return -1;
		if (!below && (!chosen || repo->graph->nodes[found[i]].date > newest)) {
			newest = repo->graph->nodes[found[i]].date;
			*base = repo->graph->nodes[found[i]].id;
			chosen = 1;
		}
	}
	return chosen;
}

int repo_merge_base(struct repo *repo, const struct object_id *a, const struct object_id *b, struct object_id *base, struct fault *fault)
{
	struct ancestry *ancestry = ancestry_open(repo, a);
	uint32_t *found = NULL, cut;
	size_t count = 0;
	int result = find_common(ancestry, graph_node(ancestry->graph, b), &found, &count, fault);

	cut = ancestry->cut;
	ancestry_close(ancestry);
	if (!result)
		result = choose(repo, found, count, base, fault);
	free(found);
	return !result && cut != UINT32_MAX ? graph_fault_missing(repo, cut, cut, fault) : result;
}
