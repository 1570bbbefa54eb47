#include "common/release/effect.h"

#include "common/release/revert.h"

bool effect_stands(const struct effect *effect)
{
	return effect->reason != EFFECT_MERGE && effect->reason != EFFECT_REVERTED && effect->reason != EFFECT_UNDOES;
}

/* What 'Reapply "feat: x"' brings back does what it did the first time. */
static void read_reapplied(struct effect *effect, struct arena *arena)
{
	static const struct text start = TEXT_INIT("Reapply \"");
	struct text header = effect->parsed.header;
	struct conventional again;

	if (effect->parsed.type.ptr || !text_starts_with(header, start) || !text_ends_with(header, TEXT("\"")) || header.len <= start.len)
		return;
	conventional_parse(conventional_grammar_default(), text_slice(header, start.len, header.len - start.len - 1), arena, &again);
	effect->parsed.type = again.type;
	effect->parsed.scope = again.scope;
	effect->parsed.subject = again.subject;
	effect->parsed.breaking_mark = again.breaking_mark;
	effect->parsed.reverted_header = (struct text){ NULL, 0 };
}

static bool is_undone(struct effect *effect, const struct revert *revert)
{
	if (!revert || (!revert->by && !revert->undoes))
		return false;
	effect->reason = revert->by ? EFFECT_REVERTED : EFFECT_UNDOES;
	effect->other = revert->by ? revert->by : revert->undoes;
	return true;
}

static void weigh(struct effect *effect, const struct commit_types *types, bool merges_count, const struct revert *revert)
{
	effect->rule = commit_types_find(types, &effect->parsed);
	if (is_undone(effect, revert))
		return;
	if (effect->commit->parent_count > 1 && !merges_count) {
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

struct effects effects_of(const struct release *release, const struct commit_types *types, const struct commits_settings *settings,
			  struct arena *arena)
{
	const struct revert *reverts = reverts_of(release, arena);
	struct squash *squashes = arena_zalloc(arena, release->commit_count, sizeof(*squashes));
	struct effects effects = { NULL, 0, BUMP_NONE };
	bool merges_count = settings->first_parent || settings->merges == MERGES_INCLUDE;
	struct effect *effect;

	for (size_t i = 0; i < release->commit_count; i++) {
		squash_split(release->commits[i].message, types, (enum squash_policy)settings->squash, arena, &squashes[i]);
		effects.count += squashes[i].count;
	}
	effect = effects.items = arena_zalloc(arena, effects.count, sizeof(*effects.items));
	for (size_t i = 0; i < release->commit_count; i++)
		for (size_t m = 0; m < squashes[i].count; m++, effect++) {
			effect->commit = &release->commits[i];
			effect->problem = squashes[i].problem;
			conventional_parse(conventional_grammar_default(), squashes[i].messages[m], arena, &effect->parsed);
			read_reapplied(effect, arena);
			weigh(effect, types, merges_count, reverts ? &reverts[i] : NULL);
			if (effect->bump > effects.level)
				effects.level = effect->bump;
		}
	return effects;
}
