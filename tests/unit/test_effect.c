#include "common/doc/yaml.h"
#include "common/release/effect.h"
#include "tests/unit/tap.h"

static const struct {
	const char *name;
	const char *rules; /* commits.types, as YAML; "" for none */
	const char *message;
	size_t parents;
	enum merge_policy merges;
	enum bump bump;
	enum effect_reason reason;
} cases[] = {
	{ "feature", "", "feat: x", 1, MERGES_SKIP, BUMP_MINOR, EFFECT_RULE },
	{ "feature with a scope", "", "feat(parser): x", 1, MERGES_SKIP, BUMP_MINOR, EFFECT_RULE },
	{ "letter case is free", "", "Feat: x", 1, MERGES_SKIP, BUMP_MINOR, EFFECT_RULE },
	{ "fix", "", "fix: x", 1, MERGES_SKIP, BUMP_PATCH, EFFECT_RULE },
	{ "perf", "", "perf: x", 1, MERGES_SKIP, BUMP_PATCH, EFFECT_RULE },
	{ "revert", "", "revert: feat: x", 1, MERGES_SKIP, BUMP_PATCH, EFFECT_RULE },
	{ "git's own revert", "", "Revert \"feat: x\"\n\nThis reverts commit 1234567.", 1, MERGES_SKIP, BUMP_PATCH, EFFECT_RULE },
	{ "git's own revert, header alone", "", "Revert \"feat: x\"", 1, MERGES_SKIP, BUMP_PATCH, EFFECT_RULE },
	{ "a revert is not what it reverts", "", "Revert \"feat!: x\"", 1, MERGES_SKIP, BUMP_PATCH, EFFECT_RULE },
	{ "known, nothing", "", "docs: x", 1, MERGES_SKIP, BUMP_NONE, EFFECT_RULE },
	{ "unknown", "", "wibble: x", 1, MERGES_SKIP, BUMP_NONE, EFFECT_NO_RULE },
	{ "a type is a whole word", "", "defeat: x", 1, MERGES_SKIP, BUMP_NONE, EFFECT_NO_RULE },
	{ "no type", "", "Add x", 1, MERGES_SKIP, BUMP_NONE, EFFECT_NO_TYPE },
	{ "breaking mark", "", "docs!: x", 1, MERGES_SKIP, BUMP_MAJOR, EFFECT_BREAKING },
	{ "breaking note", "", "fix: x\n\nBREAKING CHANGE: y", 1, MERGES_SKIP, BUMP_MAJOR, EFFECT_BREAKING },
	{ "breaking note with a hyphen", "", "fix: x\n\nBREAKING-CHANGE: y", 1, MERGES_SKIP, BUMP_MAJOR, EFFECT_BREAKING },
	{ "breaking note without an empty line", "", "fix: x\nBREAKING CHANGE: y", 1, MERGES_SKIP, BUMP_MAJOR, EFFECT_BREAKING },
	{ "merge commit", "", "feat: merge x", 2, MERGES_SKIP, BUMP_NONE, EFFECT_MERGE },
	{ "merge commit that counts", "", "feat: merge x", 2, MERGES_INCLUDE, BUMP_MINOR, EFFECT_RULE },
	{ "reapplied", "", "Reapply \"feat(a): x\"\n\nThis reverts commit 1234567.", 1, MERGES_SKIP, BUMP_MINOR, EFFECT_RULE },
	{ "empty message", "", "", 1, MERGES_SKIP, BUMP_NONE, EFFECT_NO_TYPE },
	{ "own rule", "[{type: docs, bump: patch}]", "docs: x", 1, MERGES_SKIP, BUMP_PATCH, EFFECT_RULE },
	{ "built-in rules follow", "[{type: docs, bump: patch}]", "feat: x", 1, MERGES_SKIP, BUMP_MINOR, EFFECT_RULE },
	{ "the first rule wins", "[{type: fix, scope: ci, bump: none}, {type: fix, bump: minor}]", "fix(ci): x", 1, MERGES_SKIP, BUMP_NONE, EFFECT_RULE },
	{ "by scope, which does not fit", "[{type: fix, scope: ci, bump: none}, {type: fix, bump: minor}]", "fix: x", 1, MERGES_SKIP, BUMP_MINOR, EFFECT_RULE },
	{ "scopes are globs", "[{scope: 'deps*', bump: patch}]", "chore(deps-dev): x", 1, MERGES_SKIP, BUMP_PATCH, EFFECT_RULE },
	{ "by pattern, without a type", "[{pattern: '^Bump \\S+ from', bump: patch}]", "Bump left-pad from 1 to 2", 1, MERGES_SKIP, BUMP_PATCH, EFFECT_RULE },
};

static const struct {
	const char *rules, *message;
	unsigned line, column;
} mistakes[] = {
	{ "types: x", "'commits.types' takes a list of rules, not a string", 1, 8 },
	{ "types: [feat]", "a rule of 'commits.types' is a map, such as {type: docs, bump: patch}", 1, 9 },
	{ "types:\n- type: a\n  bmp: none", "unknown key 'bmp' in a rule of 'commits.types'; did you mean 'bump'?", 3, 3 },
	{ "types: [{type: a, bump: big}]", "'big' is no bump; use none, patch, minor or major", 1, 25 },
	{ "types: [{type: a, hidden: 1}]", "'hidden' of a rule of 'commits.types' takes a boolean, not a integer", 1, 27 },
	{ "types: [{bump: minor}]", "a rule of 'commits.types' needs a type, a scope or a pattern", 1, 9 },
};

static const struct node *read_yaml(const char *text, struct arena *arena)
{
	const struct node *document = NULL;
	struct fault fault = FAULT_INIT;

	if (yaml_read(text_of(text), "rules.yml", YAML_CORE, arena, &document, &fault) < 0)
		die_fault(&fault);
	return document;
}

static void check_effect(size_t i)
{
	struct arena arena = ARENA_INIT;
	struct release_commit commit = { .message = text_of(cases[i].message), .parent_count = cases[i].parents };
	struct release release = { .commits = &commit, .commit_count = 1 };
	const struct commits_settings settings = { .merges = cases[i].merges };
	struct fault fault = FAULT_INIT;
	struct commit_types types;
	struct effects effects;

	if (commit_types_read(read_yaml(cases[i].rules, &arena), &arena, &types, &fault) < 0)
		die_fault(&fault);
	effects = effects_of(&release, &types, &settings, &arena);
	tap_ok(effects.level == cases[i].bump && effects.items[0].bump == cases[i].bump && effects.items[0].reason == cases[i].reason,
	       "%s: got %s, reason %u", cases[i].name, bump_names[effects.level], effects.items[0].reason);
	commit_types_release(&types);
	arena_release(&arena);
}

int main(void)
{
	tool_name = "test_effect";
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		check_effect(i);
	for (size_t i = 0; i < sizeof(mistakes) / sizeof(mistakes[0]); i++) {
		struct arena arena = ARENA_INIT;
		struct fault fault = FAULT_INIT;
		struct commit_types types;
		const struct node *rules = node_get_cstr(read_yaml(mistakes[i].rules, &arena), "types");
		int result = commit_types_read(rules, &arena, &types, &fault);

		tap_ok(result == -1 && text_is(text_of(fault.message), mistakes[i].message) && fault.place.line == mistakes[i].line &&
			       fault.place.column == mistakes[i].column,
		       "mistake at %u:%u: got '%s' at %u:%u", mistakes[i].line, mistakes[i].column, fault.message, fault.place.line, fault.place.column);
		arena_release(&arena);
	}
	return tap_done();
}
