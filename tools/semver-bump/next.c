#include "tools/semver-bump/next.h"

#include "tools/semver-bump/guard.h"

static const char first_version[] = "0.1.0";

/* What is there to go on from, when no tag is a version. */
static int find_initial(const struct next *next, struct semver *initial, struct fault *fault)
{
	const struct version_settings *settings = &next->settings->version;
	const char *written = settings->initial ? settings->initial : first_version;

	if (!semver_parse(text_of(written), initial))
		return fault_set(fault, "version.initial '%s' is not a version; write it as 1.0.0", written);
	if (next->material.has_current)
		return 0;
	return guard_first(next->material.repo, releases_tags(next->material.releases), settings, initial, fault);
}

static int find_last_stable(const struct next *next, struct release_base *stable, struct fault *fault)
{
	const struct material *material = &next->material;

	*stable = (struct release_base){ .found = false };
	if (!material->repo || !material->has_current || !bump_needs_last_stable(&material->current, next->effects.level))
		return 0;
	return releases_last_stable(material->releases, stable, fault);
}

static int decide_next(struct next *next, struct fault *fault)
{
	const struct material *material = &next->material;
	struct release_base stable;
	struct semver initial;
	struct situation situation = {
		.current = material->has_current ? &material->current : NULL,
		.initial = &initial,
		.level = next->effects.level,
		.zero = (enum zero_policy)next->settings->version.zero,
	};

	if (find_initial(next, &initial, fault) < 0 || find_last_stable(next, &stable, fault) < 0)
		return -1;
	situation.last_stable = stable.found ? &stable.version : NULL;
	next->decision = decide(&situation, &next->arena);
	if (!material->repo || material->replay || !next->decision.released)
		return 0;
	return guard_new(material->repo, releases_tags(material->releases), &next->settings->version, &next->decision.next, fault);
}

int next_decide(struct next *next, const struct next_settings *settings, struct env env, FILE *in, struct fault *fault)
{
	struct material *material = &next->material;
	int result;

	next->settings = settings;
	if (commit_types_read(settings->commits.types, &next->arena, &next->types, fault) < 0)
		return -1;
	if (settings->current)
		result = material_from_messages(material, in, settings->current, settings->separated, fault);
	else
		result = material_from_repo(material, env, &settings->version, &settings->range, fault);
	if (result < 0)
		return -1;
	next->effects = effects_of(&material->release, &next->types, (enum merge_policy)settings->commits.merges, &next->arena);
	return decide_next(next, fault);
}

void next_release(struct next *next)
{
	commit_types_release(&next->types);
	material_release(&next->material);
	arena_release(&next->arena);
}
