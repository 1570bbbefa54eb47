#include "tools/semver-bump/next.h"

#include "common/git/tree.h"
#include "common/release/ci.h"
#include "tools/semver-bump/guard.h"
#include "tools/semver-bump/release_as.h"
#include "tools/semver-bump/snapshot.h"

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
	if (settings->initial)
		return 0;
	if (!next->material.packages && guard_first_tag(next->material.repo, material_tags(&next->material), settings, fault) < 0)
		return -1;
	return guard_first_file(next->material.folder, initial, fault);
}

static int find_last_stable(const struct next *next, enum bump level, struct release_base *stable, struct fault *fault)
{
	const struct material *material = &next->material;

	*stable = (struct release_base){ .found = false };
	if (!material->repo || !material->has_current || !bump_needs_last_stable(&material->current, level))
		return 0;
	return material_last_stable(material, stable, fault);
}

/* The branch that is being built: named on the command line, by the CI system, by HEAD. */
static int find_branch(const struct next *next, struct env env, struct arena *arena, struct text *branch, struct fault *fault)
{
	struct ci_context ci;

	*branch = text_of(next->settings->branch);
	if (branch->len)
		return 0;
	if (ci_read(env, arena, &ci, fault) < 0)
		return -1;
	*branch = ci_branch(&ci);
	if (!branch->len && next->material.repo)
		*branch = text_of(repo_head_branch(next->material.repo));
	return 0;
}

static int find_channel(struct next *next, struct env env, struct fault *fault)
{
	const struct node *channels = next->settings->version.channels;
	struct text branch;

	if (!channels)
		return 0;
	return find_branch(next, env, &next->arena, &branch, fault) < 0 ? -1 : channel_find(channels, branch, &next->channel, fault);
}

static void ask_for_prerelease(const struct next *next, struct situation *situation)
{
	static const enum prerelease_counter counters[] = { COUNTER_FROM_ONE, COUNTER_FROM_ZERO, COUNTER_NONE };
	struct text name = next->settings->pre ? text_of(next->settings->pre) : next->channel.prerelease;

	situation->prerelease = name.len > 0;
	situation->style = (struct prerelease_style){ name, counters[next->settings->version.prerelease_counter] };
}

/* A snapshot is on its way to a patch at least, and is never tagged. */
static int make_snapshot(struct next *next, const struct semver *current, struct fault *fault)
{
	struct snapshot_facts facts = { .current = current, .next = &next->decision.next, .commits = next->material.release.commit_count };
	int dirty = next->material.repo ? tree_is_dirty(next->material.repo, fault) : 0;

	if (dirty < 0)
		return -1;
	facts.dirty = dirty;
	if (next->material.repo && facts.commits)
		facts.id = text_slice(next->material.release.commits[0].id, 0, repo_short_id_length(next->material.repo));
	next->decision.next = snapshot_version(&facts, &next->arena);
	next->decision.released = !current || semver_compare(&next->decision.next, current) != 0;
	return 0;
}

static int check_decision(const struct next *next, struct fault *fault)
{
	const struct material *material = &next->material;

	if (!next->decision.released)
		return 0;
	if (channel_check(&next->channel, &next->decision.next, fault) < 0)
		return -1;
	if (!material->repo || material->replay || next->settings->snapshot)
		return 0;
	return guard_new(material->repo, material_tags(material), &next->settings->version, &next->decision.next, fault);
}

enum bump next_level(const struct next *next)
{
	bool intended = next->settings->version.source == SOURCE_INTENTS;
	enum bump level = intended ? intents_level(&next->intents, next->package) : next->effects.level;

	if (next->floor > level)
		level = next->floor;
	if (!level)
		level = next->settings->snapshot ? BUMP_PATCH : (enum bump)next->settings->version.default_bump;
	return level;
}

int next_decide_again(struct next *next, struct fault *fault)
{
	const struct material *material = &next->material;
	const struct next_settings *settings = next->settings;
	struct release_base stable;
	struct semver initial, wanted;
	int asked;
	struct situation situation = {
		.current = material->has_current ? &material->current : NULL,
		.initial = &initial,
		.level = next_level(next),
		.forced = (enum bump)settings->by,
		.zero = (enum zero_policy)settings->version.zero,
		.build = text_of(settings->build),
	};

	if (next->group_current)
		situation.current = next->group_current;
	if (!settings->snapshot)
		ask_for_prerelease(next, &situation);
	if (find_initial(next, &initial, fault) < 0 || find_last_stable(next, situation.forced ? situation.forced : situation.level, &stable, fault) < 0)
		return -1;
	situation.last_stable = stable.found ? &stable.version : NULL;
	asked = situation.forced ? 0 : release_as_find(&next->effects, situation.current, &wanted, fault);
	if (asked < 0)
		return -1;
	situation.wanted = asked ? &wanted : NULL;
	if (decide(&situation, &next->arena, &next->decision, fault) < 0)
		return -1;
	if (settings->snapshot && make_snapshot(next, situation.current, fault) < 0)
		return -1;
	return check_decision(next, fault);
}

static int read_intents(struct next *next, struct fault *fault)
{
	const char *top = next->material.repo ? repo_work_tree(next->material.repo) : NULL;

	if (next->settings->version.source != SOURCE_INTENTS)
		return 0;
	if (!top)
		return fault_set(fault, "intents are read from the files of a repository; work in a clone, or set version.source to commits");
	return intents_read(top, &next->arena, &next->intents, fault);
}

static int weigh(struct next *next, struct env env, struct fault *fault)
{
	next->effects = effects_of(&next->material.release, &next->types, &next->settings->commits, &next->arena);
	return read_intents(next, fault) < 0 || find_channel(next, env, fault) < 0 ? -1 : next_decide_again(next, fault);
}

int next_decide(struct next *next, const struct next_settings *settings, struct env env, FILE *in, struct fault *fault)
{
	struct material *material = &next->material;
	struct range range = settings->range;
	int result;

	range.first_parent = settings->commits.first_parent;
	next->settings = settings;
	if (commit_types_read(settings->commits.types, &next->arena, &next->types, fault) < 0)
		return -1;
	if (settings->current)
		result = material_from_messages(material, in, settings->current, settings->separated, fault);
	else
		result = material_from_repo(material, env, &settings->version, &range, fault);
	return result < 0 ? -1 : weigh(next, env, fault);
}

int next_decide_package(struct next *next, const struct next_settings *settings, const struct material *material, struct env env, struct fault *fault)
{
	next->settings = settings;
	next->material = *material;
	if (commit_types_read(settings->commits.types, &next->arena, &next->types, fault) < 0)
		return -1;
	return weigh(next, env, fault);
}

void next_release(struct next *next)
{
	commit_types_release(&next->types);
	material_release(&next->material);
	arena_release(&next->arena);
}
