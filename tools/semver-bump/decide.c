#include "tools/semver-bump/decide.h"

struct decision decide(const struct situation *situation, struct arena *arena)
{
	static const struct semver nothing = { TEXT_INIT("0"), TEXT_INIT("0"), TEXT_INIT("0"), { NULL, 0 }, { NULL, 0 } };
	struct decision decision = { .released = true };

	if (!situation->current) {
		decision.next = *situation->initial;
		decision.bump = bump_between(&nothing, &decision.next);
	} else if (situation->level == BUMP_NONE) {
		decision.next = *situation->current;
		decision.released = false;
	} else {
		decision.next = bump_version(situation->current, situation->last_stable, situation->level, situation->zero, arena);
		decision.bump = bump_between(situation->current, &decision.next);
	}
	return decision;
}
