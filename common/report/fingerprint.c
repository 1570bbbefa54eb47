#include "common/report/fingerprint.h"

#include <inttypes.h>
#include <stdio.h>

/* FNV-1a, 64 bits (Fowler, Noll, Vo); a NUL after each part. */
static uint64_t mix(uint64_t hash, struct text t)
{
	for (size_t i = 0; i <= t.len; i++) {
		hash ^= i < t.len ? (unsigned char)t.ptr[i] : 0U;
		hash *= 0x100000001b3U;
	}
	return hash;
}

static void print(uint64_t hash, char hex[FINGERPRINT_HEX + 1])
{
	snprintf(hex, FINGERPRINT_HEX + 1, "%016" PRIx64, hash);
}

void fingerprint_of(struct fingerprints *seen, const struct finding *f, char hex[FINGERPRINT_HEX + 1])
{
	uint64_t hash = mix(0xcbf29ce484222325U, text_of(f->rule));
	struct map_entry *entry;
	size_t *times;

	hash = mix(hash, f->commit.len ? f->commit : text_of(f->place.file));
	for (size_t i = 0; i < f->field_count; i++)
		hash = mix(hash, f->fields[i].value);
	hash = mix(hash, f->message);
	print(hash, hex);
	entry = map_find(&seen->counts, text_of(hex));
	if (entry) {
		times = entry->value;
		print(mix(hash, arena_printf(&seen->arena, "%zu", ++*times)), hex);
		return;
	}
	map_add(&seen->counts, arena_copy(&seen->arena, text_of(hex)))->value = arena_zalloc(&seen->arena, 1, sizeof(*times));
}

void fingerprints_release(struct fingerprints *seen)
{
	map_release(&seen->counts);
	arena_release(&seen->arena);
}
