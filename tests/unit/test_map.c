#include <stdio.h>

#include "common/base/arena.h"
#include "common/base/map.h"
#include "common/base/nearest.h"
#include "tests/unit/tap.h"

static const struct {
	const char *wanted, *best; /* best "": none */
} near_cases[] = {
	{ "fet", "feat" },
	{ "feta", "feat" },
	{ "FIX", "fix" },
	{ "subjct-case", "subject-case" },
	{ "documentation", "" },
	{ "x", "" },
};

int main(void)
{
	static const char *const names[] = { "feat", "fix", "subject-case", "subject-empty", NULL };
	struct arena arena = ARENA_INIT;
	struct map map = MAP_INIT;
	bool ordered = true, found = true;
	int one = 1;

	for (int i = 0; i < 5000; i++)
		map_add(&map, arena_printf(&arena, "key %d", i))->value = &one;
	map_add(&map, TEXT("key 7"));
	for (int i = 0; i < 5000; i++) {
		struct text key = arena_printf(&arena, "key %d", i);

		ordered = ordered && text_eq(map.entries[i].key, key);
		found = found && map_get(&map, key) == &one;
	}
	tap_ok(map.count == 5000, "a key that is there already is not added again");
	tap_ok(ordered, "entries stand in the order in which their keys came");
	tap_ok(found, "every key is found");
	tap_ok(!map_find(&map, TEXT("key 5000")), "another key is not");
	map_release(&map);
	tap_ok(!map_find(&map, TEXT("key 1")), "a released map is empty");
	arena_release(&arena);
	for (size_t i = 0; i < sizeof(near_cases) / sizeof(near_cases[0]); i++) {
		struct nearest near = nearest_to(text_of(near_cases[i].wanted));

		for (const char *const *name = names; *name; name++)
			nearest_offer(&near, *name);
		tap_ok(text_is(text_of(near.best ? near.best : ""), near_cases[i].best), "nearest to '%s' is '%s'", near_cases[i].wanted,
		       near.best ? near.best : "");
	}
	return tap_done();
}
