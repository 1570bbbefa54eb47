#include "common/git/merge_base.h"

#include <stdlib.h>
#include <string.h>

#include "common/base/alloc.h"
#include "common/git/ancestry.h"
#include "common/git/graph.h"
#include "common/git/queue.h"

enum {
	FROM_ONE = 1,
	FROM_OTHER = 2,
	FROM_BOTH = 3,
	QUEUED = 4,
	BELOW = 8 /* an ancestor of a common ancestor */
};

struct search {
	struct repo *repo;
	struct graph *graph;
	unsigned char *flags; /* by node */
	size_t flag_count;
	struct queue queue;
	size_t undecided; /* entries of the queue that are not below a common ancestor */
	uint32_t cut;	  /* a commit that may lead on, but whose parents a shallow clone left out; UINT32_MAX when there is none */
	uint32_t order;
	uint32_t *found; /* common ancestors, when they were found from above */
	size_t found_count, found_cap;
};

static unsigned char *flags_of(struct search *s, uint32_t node)
{
	if (node >= s->flag_count) {
		size_t count = s->graph->count + s->graph->count / 2 + 64;

		s->flags = xrealloc(s->flags, count, 1);
		memset(s->flags + s->flag_count, 0, count - s->flag_count);
		s->flag_count = count;
	}
	return &s->flags[node];
}

/* Give the commit these flags, and queue it if they are news. child is UINT32_MAX for where the search starts. */
static int paint(struct search *s, uint32_t node, unsigned flags, uint32_t child, struct fault *fault)
{
	unsigned before;

	if (graph_load(s->repo, node, fault))
		return -1;
	if (s->graph->nodes[node].state == COMMIT_MISSING) {
		if (child == UINT32_MAX || !repo_is_boundary(s->repo, &s->graph->nodes[child].id))
			return graph_fault_missing(s->repo, node, child, fault);
		s->cut = child;
		return 0;
	}
	before = *flags_of(s, node);
	if ((before | flags) == before)
		return 0;
	if (before & QUEUED)
		s->undecided -= !(before & BELOW);
	else
		queue_push(&s->queue, (struct queue_entry){ s->graph->nodes[node].date, s->order++, node });
	s->flags[node] = (unsigned char)(before | flags | QUEUED);
	s->undecided += !(s->flags[node] & BELOW);
	return 0;
}

/* Take the newest commit of the queue and paint its parents as it is. */
static int step(struct search *s, struct fault *fault)
{
	uint32_t node = queue_take_newest(&s->queue).node, count = s->graph->nodes[node].parent_count;
	unsigned flags = s->flags[node] & (FROM_BOTH | BELOW);

	s->undecided -= !(flags & BELOW);
	s->flags[node] = (unsigned char)flags;
	if (flags == FROM_BOTH) {
		s->found = xgrow(s->found, s->found_count, &s->found_cap, sizeof(*s->found));
		s->found[s->found_count++] = node;
	}
	if ((flags & FROM_BOTH) == FROM_BOTH)
		flags |= BELOW;
	for (uint32_t i = 0; i < count; i++)
		if (paint(s, s->graph->parents[s->graph->nodes[node].first_parent + i], flags, node, fault))
			return -1;
	return 0;
}

/* 1 when another of the commits found descends from number i, which then is not the best; 0, or -1. */
static int is_below_another(const struct search *s, size_t i, struct fault *fault)
{
	struct object_id candidate = s->graph->nodes[s->found[i]].id;
	int below = 0;

	for (size_t j = 0; below == 0 && j < s->found_count; j++) {
		struct object_id other = s->graph->nodes[s->found[j]].id;
		struct ancestry *ancestry;

		if (object_id_equal(&candidate, &other))
			continue;
		ancestry = ancestry_open(s->repo, &other);
		below = ancestry_has(ancestry, &candidate, fault);
		ancestry_close(ancestry);
	}
	return below;
}

static int choose(const struct search *s, struct object_id *base, struct fault *fault)
{
	int64_t newest = 0;
	int chosen = 0;

	for (size_t i = 0; i < s->found_count; i++) {
		uint32_t node = s->found[i];
		int below = s->found_count > 1 ? is_below_another(s, i, fault) : 0;

		if (below < 0)
			return -1;
		if (!below && (!chosen || s->graph->nodes[node].date > newest)) {
			newest = s->graph->nodes[node].date;
			*base = s->graph->nodes[node].id;
			chosen = 1;
		}
	}
	return chosen;
}

int repo_merge_base(struct repo *repo, const struct object_id *a, const struct object_id *b, struct object_id *base, struct fault *fault)
{
	struct search search = { .repo = repo, .graph = graph_of(repo), .queue = QUEUE_INIT, .cut = UINT32_MAX };
	int result = 0;

	if (paint(&search, graph_node(search.graph, a), FROM_ONE, UINT32_MAX, fault) || paint(&search, graph_node(search.graph, b), FROM_OTHER, UINT32_MAX, fault))
		result = -1;
	while (!result && search.undecided)
		result = step(&search, fault);
	if (!result)
		result = choose(&search, base, fault);
	if (!result && search.cut != UINT32_MAX)
		result = graph_fault_missing(repo, search.cut, search.cut, fault);
	queue_release(&search.queue);
	free(search.flags);
	free(search.found);
	return result;
}
