/*
 * queue: commits waiting in a walk, the newest first out; among equal dates the one that was found first.
 *
 * Ownership  The queue owns its array; queue_release() leaves it empty and usable.
 */
#ifndef COMMON_GIT_QUEUE_H
#define COMMON_GIT_QUEUE_H

#include <stddef.h>
#include <stdint.h>

struct queue_entry {
	int64_t date;
	uint32_t order; /* when it was found */
	uint32_t node;
};

struct queue {
	struct queue_entry *entries; /* a binary heap */
	size_t count, cap;
};

#define QUEUE_INIT { NULL, 0, 0 }

void queue_push(struct queue *queue, struct queue_entry entry);
/* The queue must not be empty. queue_take_oldest() looks at every entry. */
struct queue_entry queue_take_newest(struct queue *queue);
struct queue_entry queue_take_oldest(struct queue *queue);
void queue_release(struct queue *queue);

#endif
