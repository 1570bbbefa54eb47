#include "common/release/effect.h"

static void weigh(struct effect *effect, const struct commit_types *types, enum merge_policy merges)
{
	effect->rule = commit_types_find(types, &effect->parsed);
	if (effect->commit->parent_count > 1 && merges == MERGES_SKIP) {
		effect->reason = EFFECT_MERGE;
	} else if (conventional_is_breaking(&effect->parsed)) {
		effect->reason = EFFECT_BREAKING;
		effect->bump = BUMP_MAJOR;
	} else if (effect->rule) {
		effect->reason = EFFECT_RULE;
		effect->bump = effect->rule->bump;
	} else {
		effect->reason = commit_type_name(&effect->parsed).ptr ? EFFECT_NO_RULE : EFFECT_NO_TYPE;
	}
}

struct effects effects_of(const struct release *release, const struct commit_types *types, enum merge_policy merges, struct arena *arena)
{
	struct effects effects = { arena_zalloc(arena, release->commit_count, sizeof(*effects.items)), release->commit_count, BUMP_NONE };

	for (size_t i = 0; i < effects.count; i++) {
		struct effect *effect = &effects.items[i];

		effect->commit = &release->commits[i];
		conventional_parse(conventional_grammar_default(), effect->commit->message, arena, &effect->parsed);
		weigh(effect, types, merges);
		if (effect->bump > effects.level)
			effects.level = effect->bump;
	}
	return effects;
}
