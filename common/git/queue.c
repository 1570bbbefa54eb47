#include "common/git/queue.h"

#include <stdbool.h>
#include <stdlib.h>

#include "common/base/alloc.h"

static bool before(const struct queue_entry *a, const struct queue_entry *b)
{
	return a->date != b->date ? a->date > b->date : a->order < b->order;
}

static void sift_up(struct queue *queue, size_t at)
{
	struct queue_entry entry = queue->entries[at];

	for (size_t above; at; at = above) {
		above = (at - 1) / 2;
		if (!before(&entry, &queue->entries[above]))
			break;
		queue->entries[at] = queue->entries[above];
	}
	queue->entries[at] = entry;
}

static void sift_down(struct queue *queue, size_t at)
{
	struct queue_entry entry = queue->entries[at];

	for (size_t below; (below = 2 * at + 1) < queue->count; at = below) {
		if (below + 1 < queue->count && before(&queue->entries[below + 1], &queue->entries[below]))
			below++;
		if (!before(&queue->entries[below], &entry))
			break;
		queue->entries[at] = queue->entries[below];
	}
	queue->entries[at] = entry;
}

void queue_push(struct queue *queue, struct queue_entry entry)
{
	queue->entries = xgrow(queue->entries, queue->count, &queue->cap, sizeof(*queue->entries));
	queue->entries[queue->count] = entry;
	sift_up(queue, queue->count++);
}

static struct queue_entry take(struct queue *queue, size_t at)
{
	struct queue_entry entry = queue->entries[at];

	queue->entries[at] = queue->entries[--queue->count];
	if (at < queue->count) {
		sift_down(queue, at);
		sift_up(queue, at);
	}
	return entry;
}

struct queue_entry queue_take_newest(struct queue *queue)
{
	return take(queue, 0);
}

struct queue_entry queue_take_oldest(struct queue *queue)
{
	size_t oldest = 0;

	for (size_t i = 1; i < queue->count; i++)
		if (before(&queue->entries[oldest], &queue->entries[i]))
			oldest = i;
	return take(queue, oldest);
}

void queue_release(struct queue *queue)
{
	free(queue->entries);
	*queue = (struct queue)QUEUE_INIT;
}
