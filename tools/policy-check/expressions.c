#include "tools/policy-check/expressions.h"

static const struct expression *compile(struct arena *arena, struct text written)
{
	struct expression *made = arena_zalloc(arena, 1, sizeof(*made));
	struct fault fault = FAULT_INIT;

	made->tree = jmespath_parse(written, JMESPATH_KYVERNO, arena, &fault);
	if (!made->tree)
		made->problem = arena_copy(arena, text_of(fault.message));
	return made;
}

const struct expression *expressions_compile(struct expressions *cache, struct text written, struct arena *scratch)
{
	const struct expression *known = map_get(&cache->map, written);
	struct map_entry *entry;

	if (known)
		return known;
	if (cache->map.count >= EXPRESSIONS_LIMIT)
		return compile(scratch, arena_copy(scratch, written));
	written = arena_copy(&cache->arena, written);
	entry = map_add(&cache->map, written);
	known = compile(&cache->arena, written);
	entry->value = (void *)(uintptr_t)known; /* the map does not change its values */
	return known;
}

void expressions_release(struct expressions *cache)
{
	map_release(&cache->map);
	arena_release(&cache->arena);
}
