#include "common/release/bump.h"

#include "common/release/increment.h"

const char *const bump_names[] = { "none", "patch", "minor", "major", NULL };
const char *const zero_policy_names[] = { "shift", "literal", "shift-all", NULL };

static bool is_zero(struct text number)
{
	return text_is(number, "0");
}

static enum bump below_one(enum bump level, enum zero_policy zero)
{
	if (zero == ZERO_LITERAL || level == BUMP_NONE)
		return level;
	if (level == BUMP_MAJOR)
		return BUMP_MINOR;
	return zero == ZERO_SHIFT_ALL ? BUMP_PATCH : level;
}

static struct semver after_stable(const struct semver *stable, enum bump level, enum zero_policy zero, struct arena *arena)
{
	static const enum increment increments[] = { [BUMP_PATCH] = INCREMENT_PATCH, [BUMP_MINOR] = INCREMENT_MINOR, [BUMP_MAJOR] = INCREMENT_MAJOR };

	if (is_zero(stable->major))
		level = below_one(level, zero);
	return semver_release_after(stable, increments[level], arena);
}

struct semver bump_version(const struct semver *current, const struct semver *last_stable, enum bump level, enum zero_policy zero,
			   struct arena *arena)
{
	struct semver core = { .major = current->major, .minor = current->minor, .patch = current->patch }, next;

	if (!current->prerelease.len)
		return after_stable(current, level, zero, arena);
	if (!last_stable)
		return core;
	next = after_stable(last_stable, level, zero, arena);
	return semver_compare(&next, &core) > 0 ? next : core;
}

/* No bump of what stands below x.0.0-rc.1 is above x.0.0; below x.y.0-rc.1 only a major one can be above x.y.0. */
bool bump_needs_last_stable(const struct semver *current, enum bump level)
{
	if (!current->prerelease.len)
		return false;
	if (!is_zero(current->patch))
		return level > BUMP_PATCH;
	return !is_zero(current->minor) && level > BUMP_MINOR;
}

enum bump bump_between(const struct semver *from, const struct semver *to)
{
	if (!text_eq(from->major, to->major))
		return BUMP_MAJOR;
	if (!text_eq(from->minor, to->minor))
		return BUMP_MINOR;
	if (!text_eq(from->patch, to->patch))
		return BUMP_PATCH;
	if (!from->prerelease.len)
		return BUMP_NONE;
	if (!is_zero(to->patch))
		return BUMP_PATCH;
	return is_zero(to->minor) ? BUMP_MAJOR : BUMP_MINOR;
}
