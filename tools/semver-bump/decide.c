#include "tools/semver-bump/decide.h"

static const struct semver nothing = { TEXT_INIT("0"), TEXT_INIT("0"), TEXT_INIT("0"), { NULL, 0 }, { NULL, 0 } };

static struct semver core_of(const struct semver *version)
{
	return (struct semver){ .major = version->major, .minor = version->minor, .patch = version->patch };
}

/* The release that comes next, a prerelease of it or not. False when there is nothing to release. */
static bool next_release(const struct situation *s, struct arena *arena, struct semver *next)
{
	enum bump level = s->forced ? s->forced : s->level;

	if (s->wanted)
		*next = *s->wanted;
	else if (!s->current)
		*next = s->forced ? bump_version(&nothing, NULL, s->forced, ZERO_LITERAL, arena) : *s->initial;
	else if (level)
		*next = bump_version(s->current, s->last_stable, level, s->forced ? ZERO_LITERAL : s->zero, arena);
	else if (s->current->prerelease.len && !s->prerelease)
		*next = core_of(s->current); /* it was tried long enough */
	else
		return false;
	return true;
}

static int make_prerelease(const struct situation *s, struct arena *arena, struct semver *next, struct fault *fault)
{
	struct text last = { NULL, 0 };

	if (!s->prerelease || next->prerelease.len) /* Release-As may name one */
		return 0;
	if (s->current && !semver_compare_core(s->current, next))
		last = s->current->prerelease;
	return semver_prerelease_after(last, &s->style, arena, &next->prerelease, fault);
}

static int check_above(const struct semver *current, const struct semver *next, struct fault *fault)
{
	struct buf from = BUF_INIT, to = BUF_INIT;

	if (!current || semver_compare(next, current) > 0)
		return 0;
	semver_add(&from, current);
	semver_add(&to, next);
	fault_set(fault, "the next version would be '%s', which is not above the current one, '%s'; choose a higher one", buf_cstr(&to), buf_cstr(&from));
	buf_release(&from);
	buf_release(&to);
	return -1;
}

int decide(const struct situation *situation, struct arena *arena, struct decision *decision, struct fault *fault)
{
	*decision = (struct decision){ .released = false };
	decision->released = next_release(situation, arena, &decision->next);
	if (!decision->released) {
		decision->next = *situation->current;
		return 0;
	}
	if (make_prerelease(situation, arena, &decision->next, fault) < 0 || check_above(situation->current, &decision->next, fault) < 0)
		return -1;
	if (situation->build.len && !semver_is_build(situation->build))
		return fault_set(fault, "'%.*s' cannot be build metadata; use letters, digits and '-', in parts separated by '.'", TEXT_ARGS(situation->build));
	if (situation->build.len)
		decision->next.build = situation->build;
	decision->bump = bump_between(situation->current ? situation->current : &nothing, &decision->next);
	return 0;
}

const char *decision_bump_name(const struct decision *decision)
{
	return decision->released && decision->next.prerelease.len ? "prerelease" : bump_names[decision->bump];
}
