#include "tools/semver-bump/snapshot.h"

struct semver snapshot_version(const struct snapshot_facts *facts, struct arena *arena)
{
	struct semver v = { .major = facts->next->major, .minor = facts->next->minor, .patch = facts->next->patch };
	struct text last = { NULL, 0 };

	if (facts->current && !facts->commits && !facts->dirty)
		return *facts->current;
	if (facts->current && !semver_compare_core(facts->current, facts->next))
		last = facts->current->prerelease;
	v.prerelease = arena_printf(arena, "%.*s%sdev.%zu", TEXT_ARGS(last), last.len ? "." : "", facts->commits);
	if (facts->id.len)
		v.build = arena_printf(arena, "g%.*s%s", TEXT_ARGS(facts->id), facts->dirty ? ".dirty" : "");
	else if (facts->dirty)
		v.build = TEXT("dirty");
	return v;
}
