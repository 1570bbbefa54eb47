/*
 * map: values by key, kept in the order in which the keys first came.
 *
 * Ownership  The map owns its table only: keys and values are borrowed and must outlive it. map_release() frees
 *            the table and leaves the map empty and usable.
 * Cost       Constant time on average, also for keys chosen by an enemy (SipHash-1-3 under a key drawn at random
 *            once a process). The order of .entries never depends on the hash.
 */
#ifndef COMMON_BASE_MAP_H
#define COMMON_BASE_MAP_H

#include <stdint.h>

#include "common/base/text.h"

struct map_entry {
	struct text key;
	void *value;
};

struct map {
	struct map_entry *entries; /* .count of them, oldest first */
	size_t count;
	size_t cap;
	uint32_t *slots; /* index into entries plus one; 0 is free */
	size_t slot_count;
};

#define MAP_INIT { NULL, 0, 0, NULL, 0 }

/* The entry of the key, or NULL. Valid until the next map_add(). */
struct map_entry *map_find(const struct map *m, struct text key);
/* The value of the key, or NULL. */
void *map_get(const struct map *m, struct text key);
/* The entry of the key, made with value NULL when it was not there. */
struct map_entry *map_add(struct map *m, struct text key);
void map_release(struct map *m);

#endif
