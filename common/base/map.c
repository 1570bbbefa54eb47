#include "common/base/map.h"

#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <time.h>

#include "common/base/alloc.h"

static uint64_t rotate(uint64_t x, unsigned by)
{
	return x << by | x >> (64 - by);
}

static void sip_round(uint64_t v[4])
{
	v[0] += v[1];
	v[2] += v[3];
	v[1] = rotate(v[1], 13) ^ v[0];
	v[3] = rotate(v[3], 16) ^ v[2];
	v[0] = rotate(v[0], 32) + v[3];
	v[2] += v[1];
	v[3] = rotate(v[3], 21) ^ v[0];
	v[1] = rotate(v[1], 17) ^ v[2];
	v[2] = rotate(v[2], 32);
}

static const uint64_t *hash_key(void)
{
	static uint64_t key[2];
	static bool drawn;

	if (!drawn) {
		drawn = true;
		/* Only speed under attack depends on it, so a weaker key is no reason to end. */
		if (getrandom(key, sizeof(key), GRND_NONBLOCK) != (ssize_t)sizeof(key))
			key[0] = (uint64_t)clock();
	}
	return key;
}

/* SipHash-1-3 (Aumasson and Bernstein, "SipHash: a fast short-input PRF"). */
static uint64_t hash(struct text t)
{
	const uint64_t *key = hash_key();
	uint64_t v[4] = { key[0] ^ 0x736f6d6570736575U, key[1] ^ 0x646f72616e646f6dU, key[0] ^ 0x6c7967656e657261U, key[1] ^ 0x7465646279746573U };
	uint64_t word;
	size_t i;

	for (i = 0; t.len - i >= 8; i += 8) {
		memcpy(&word, t.ptr + i, 8);
		v[3] ^= word;
		sip_round(v);
		v[0] ^= word;
	}
	word = (uint64_t)t.len << 56;
	for (size_t shift = 0; i < t.len; i++, shift += 8)
		word |= (uint64_t)(unsigned char)t.ptr[i] << shift;
	v[3] ^= word;
	sip_round(v);
	v[0] ^= word;
	v[2] ^= 0xff;
	for (int round = 0; round < 3; round++)
		sip_round(v);
	return v[0] ^ v[1] ^ v[2] ^ v[3];
}

/* The slot that holds the key, or the free one where it would go. */
static uint32_t *slot_of(const struct map *m, struct text key)
{
	for (size_t i = (size_t)hash(key);; i++) {
		uint32_t *slot = &m->slots[i & (m->slot_count - 1)];

		if (!*slot || text_eq(m->entries[*slot - 1].key, key))
			return slot;
	}
}

static void grow_slots(struct map *m)
{
	if (m->count >= UINT32_MAX / 4)
		out_of_memory(m->count, sizeof(struct map_entry));
	free(m->slots);
	m->slot_count = m->slot_count ? m->slot_count * 2 : 16;
	m->slots = xrealloc(NULL, m->slot_count, sizeof(*m->slots));
	memset(m->slots, 0, m->slot_count * sizeof(*m->slots));
	for (size_t i = 0; i < m->count; i++)
		*slot_of(m, m->entries[i].key) = (uint32_t)i + 1;
}

struct map_entry *map_find(const struct map *m, struct text key)
{
	uint32_t slot = m->count ? *slot_of(m, key) : 0;

	return slot ? &m->entries[slot - 1] : NULL;
}

void *map_get(const struct map *m, struct text key)
{
	struct map_entry *entry = map_find(m, key);

	return entry ? entry->value : NULL;
}

struct map_entry *map_add(struct map *m, struct text key)
{
	uint32_t *slot;

	if ((m->count + 1) * 2 > m->slot_count)
		grow_slots(m);
	slot = slot_of(m, key);
	if (!*slot) {
		m->entries = xgrow(m->entries, m->count, &m->cap, sizeof(*m->entries));
		m->entries[m->count] = (struct map_entry){ key, NULL };
		*slot = (uint32_t)++m->count;
	}
	return &m->entries[*slot - 1];
}

void map_release(struct map *m)
{
	free(m->entries);
	free(m->slots);
	*m = (struct map)MAP_INIT;
}
