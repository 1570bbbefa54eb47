#include "common/git/history.h"

#include <stdlib.h>
#include <string.h>

#include "common/base/alloc.h"
#include "common/git/graph.h"
#include "common/git/kept.h"
#include "common/git/queue.h"
#include "common/git/skew.h"

enum {
	INCLUDED = 1, /* an ancestor of .include */
	EXCLUDED = 2, /* an ancestor of .exclude */
	QUEUED = 4,
	CUT = 8, /* a shallow clone left out a parent */
};

/* What this walk knows of a commit. */
struct mark {
	struct kept *kept; /* its object's bytes, while it is still to be yielded */
	int64_t lowest;	   /* the earliest date of it and the commits that led here (skew.h) */
	size_t label;
	uint32_t order;	  /* when it was found, plus one; 0 is not yet */
	uint32_t waiting; /* children that are still to be yielded */
	unsigned flags;
};

struct history {
	struct repo *repo;
	struct graph *graph;
	struct mark *marks; /* by node */
	size_t mark_count;
	uint32_t *found; /* nodes in the order they were found */
	size_t found_count, found_cap;
	struct queue queue;
	size_t included_queued; /* entries of the queue that are in the range as far as known */
	size_t settling;	/* commits looked at beyond the range */
	int64_t oldest;		/* date in the range */
	int64_t skew;		/* the largest met */
	bool first_parent, streaming, signatures;
	uint32_t cut; /* the commit just streamed whose parents are not there; UINT32_MAX when there is none */
	struct kept *yielded;
	struct buf parents, message;
};

static bool in_range(const struct mark *mark)
{
	return (mark->flags & (INCLUDED | EXCLUDED)) == INCLUDED;
}

static struct mark *mark_of(struct history *history, uint32_t node)
{
	if (node >= history->mark_count) {
		size_t count = history->graph->count + history->graph->count / 2 + 64;

		history->marks = xrealloc(history->marks, count, sizeof(*history->marks));
		memset(history->marks + history->mark_count, 0, (count - history->mark_count) * sizeof(*history->marks));
		history->mark_count = count;
	}
	return &history->marks[node];
}

static void enqueue(struct history *history, uint32_t node)
{
	struct mark *mark = &history->marks[node];

	mark->flags |= QUEUED;
	history->included_queued += in_range(mark);
	queue_push(&history->queue, (struct queue_entry){ history->graph->nodes[node].date, mark->order, node });
}

static uint32_t dequeue(struct history *history, bool oldest)
{
	struct queue_entry entry = oldest ? queue_take_oldest(&history->queue) : queue_take_newest(&history->queue);
	struct mark *mark = &history->marks[entry.node];

	mark->flags &= ~(unsigned)QUEUED;
	history->included_queued -= in_range(mark);
	return entry.node;
}

static void find(struct history *history, uint32_t node)
{
	struct mark *mark = &history->marks[node];

	history->found = xgrow(history->found, history->found_count, &history->found_cap, sizeof(*history->found));
	history->found[history->found_count++] = node;
	mark->order = (uint32_t)history->found_count;
	mark->label = SIZE_MAX;
	mark->lowest = history->graph->nodes[node].date;
}

/* Hold the bytes of a commit that seems to be in the range; let go of those of one that is not. */
static int keep(struct history *history, uint32_t node, struct fault *fault)
{
	struct mark *mark = &history->marks[node];
	struct text object;

	if (!in_range(mark)) {
		free(mark->kept);
		mark->kept = NULL;
		return 0;
	}
	if (mark->kept)
		return 0;
	if (graph_object(history->repo, node, &object, fault))
		return -1;
	mark->kept = kept_make(object, history->signatures);
	if (history->graph->nodes[node].date < history->oldest)
		history->oldest = history->graph->nodes[node].date;
	return 0;
}

/* Give the commit these flags, come to from child (UINT32_MAX for a tip), and queue it if they are news. */
static int paint(struct history *history, uint32_t node, unsigned flags, uint32_t child, struct fault *fault)
{
	struct mark *mark;
	unsigned before;

	if (graph_load(history->repo, node, fault))
		return -1;
	if (history->graph->nodes[node].state == COMMIT_MISSING) {
		if (child == UINT32_MAX || !repo_is_boundary(history->repo, &history->graph->nodes[child].id))
			return graph_fault_missing(history->repo, node, child, fault);
		history->marks[child].flags |= CUT;
		return 0;
	}
	mark = mark_of(history, node);
	if (!mark->order)
		find(history, node);
	if (child != UINT32_MAX)
		skew_note(&history->skew, history->graph->nodes[node].date, &mark->lowest, history->marks[child].lowest);
	before = mark->flags;
	if ((before | flags) == before)
		return 0;
	if (before & QUEUED)
		history->included_queued -= in_range(mark);
	mark->flags |= flags;
	if (before & QUEUED)
		history->included_queued += in_range(mark);
	else
		enqueue(history, node);
	return keep(history, node, fault);
}

static int paint_parents(struct history *history, uint32_t node, struct fault *fault)
{
	struct graph *graph = history->graph;
	unsigned flags = history->marks[node].flags & (INCLUDED | EXCLUDED);
	uint32_t count = graph->nodes[node].parent_count;

	for (uint32_t i = 0; i < count; i++) {
		unsigned inherited = i && history->first_parent ? flags & EXCLUDED : flags;

		if (inherited && paint(history, graph->parents[graph->nodes[node].first_parent + i], inherited, node, fault))
			return -1;
	}
	return 0;
}

/* Can nothing that still waits be an ancestor of .exclude that leads back into the range? skew.h says how sure that is. */
static bool settled(const struct history *history)
{
	return !history->queue.count || history->oldest == INT64_MAX ||
	       (history->settling >= SETTLE_COMMITS && history->queue.entries[0].date < history->oldest - skew_margin(history->skew));
}

/* Paint until the range is known. */
static int find_range(struct history *history, struct fault *fault)
{
	while (history->included_queued || !settled(history)) {
		bool oldest = !history->included_queued && history->settling % 2;

		history->settling += !history->included_queued;
		if (paint_parents(history, dequeue(history, oldest), fault))
			return -1;
	}
	return 0;
}

/* Does the range depend on what a shallow clone left out? */
static int check_cuts(struct history *history, struct fault *fault)
{
	const struct graph *graph = history->graph;

	for (size_t i = 0; i < history->found_count; i++) {
		uint32_t node = history->found[i];
		const struct mark *mark = &history->marks[node];

		/* Below an excluded commit whose parents are not there, commits of the range may hide that are older than it. */
		if (mark->flags & CUT && (in_range(mark) || (mark->flags & EXCLUDED && graph->nodes[node].date >= history->oldest)))
			return graph_fault_missing(history->repo, node, node, fault);
	}
	return 0;
}

static uint32_t walked_parents(const struct history *history, uint32_t node)
{
	uint32_t count = history->graph->nodes[node].parent_count;

	return history->first_parent && count > 1 ? 1 : count;
}

static void count_children(struct history *history)
{
	const struct graph *graph = history->graph;

	for (size_t i = 0; i < history->found_count; i++) {
		uint32_t node = history->found[i];

		for (uint32_t p = 0; in_range(&history->marks[node]) && p < walked_parents(history, node); p++)
			mark_of(history, graph->parents[graph->nodes[node].first_parent + p])->waiting++;
	}
}

static void set_labels(struct history *history, const struct history_options *options)
{
	for (size_t i = options->label_count; i-- > 0;) {
		uint32_t node = graph_find(history->graph, &options->labels[i]);

		if (node != UINT32_MAX)
			mark_of(history, node)->label = i;
	}
}

/* From a known range to a queue of the commits that no other one of the range precedes. */
static void start_yielding(struct history *history)
{
	history->queue.count = 0;
	count_children(history);
	for (size_t i = 0; i < history->found_count; i++) {
		const struct mark *mark = &history->marks[history->found[i]];

		if (in_range(mark) && !mark->waiting)
			enqueue(history, history->found[i]);
	}
}

static int start(struct history *history, const struct history_options *options, struct fault *fault)
{
	for (size_t i = 0; i < options->include_count; i++)
		if (paint(history, graph_node(history->graph, &options->include[i]), INCLUDED, UINT32_MAX, fault))
			return -1;
	for (size_t i = 0; i < options->exclude_count; i++)
		if (paint(history, graph_node(history->graph, &options->exclude[i]), EXCLUDED, UINT32_MAX, fault))
			return -1;
	if (history->streaming)
		return 0;
	if (find_range(history, fault) || check_cuts(history, fault))
		return -1;
	set_labels(history, options);
	start_yielding(history);
	return 0;
}

struct history *history_open(struct repo *repo, const struct history_options *options, struct fault *fault)
{
	struct history *history = xrealloc(NULL, 1, sizeof(*history));

	*history = (struct history){
		.repo = repo,
		.graph = graph_of(repo),
		.queue = QUEUE_INIT,
		.oldest = INT64_MAX,
		.first_parent = options->first_parent,
		.streaming = options->streaming && !options->exclude_count,
		.signatures = options->signatures,
		.cut = UINT32_MAX,
		.parents = BUF_INIT,
		.message = BUF_INIT,
	};
	if (!start(history, options, fault))
		return history;
	history_close(history);
	return NULL;
}

/* A commit has been yielded: its parents may come once they wait for no other child. */
static void release_parents(struct history *history, uint32_t node)
{
	const struct graph *graph = history->graph;

	for (uint32_t i = 0; i < walked_parents(history, node); i++) {
		uint32_t parent = graph->parents[graph->nodes[node].first_parent + i];
		struct mark *mark = mark_of(history, parent);

		if (history->marks[node].label < mark->label)
			mark->label = history->marks[node].label;
		if (in_range(mark) && !--mark->waiting)
			enqueue(history, parent);
	}
}

static void fill(struct history *history, uint32_t node, struct commit *commit)
{
	const struct graph *graph = history->graph;
	const struct graph_commit *from = &graph->nodes[node];
	struct mark *mark = &history->marks[node];

	buf_cut(&history->parents, 0);
	buf_cut(&history->message, 0);
	for (uint32_t i = 0; i < from->parent_count; i++) {
		const struct object_id *parent = &graph->nodes[graph->parents[from->first_parent + i]].id;

		buf_add(&history->parents, (struct text){ (const char *)parent->bytes, sizeof(parent->bytes) });
	}
	*commit = (struct commit){
		.id = from->id,
		.parents = (const struct object_id *)(const void *)buf_cstr(&history->parents),
		.parent_count = from->parent_count,
		.label = history->streaming ? SIZE_MAX : mark->label,
	};
	kept_fill(mark->kept, &history->message, commit);
	free(history->yielded);
	history->yielded = mark->kept;
	mark->kept = NULL;
}

int history_next(struct history *history, struct commit *commit, struct fault *fault)
{
	uint32_t node;

	if (history->cut != UINT32_MAX)
		return graph_fault_missing(history->repo, history->cut, history->cut, fault);
	if (!history->queue.count)
		return 0;
	node = dequeue(history, false);
	if (!history->streaming)
		release_parents(history, node);
	else if (paint_parents(history, node, fault))
		return -1;
	if (history->streaming && history->marks[node].flags & CUT)
		history->cut = node;
	fill(history, node, commit);
	return 1;
}

void history_close(struct history *history)
{
	if (!history)
		return;
	for (size_t i = 0; i < history->found_count; i++)
		free(history->marks[history->found[i]].kept);
	free(history->yielded);
	free(history->marks);
	free(history->found);
	queue_release(&history->queue);
	buf_release(&history->parents);
	buf_release(&history->message);
	free(history);
}
