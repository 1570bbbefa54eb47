#include "tools/semver-bump/plan.h"

#include "common/doc/json_out.h"
#include "common/release/package_sources.h"

/* Whose fault it is. */
static int name_package(struct fault *fault, const struct package *package)
{
	struct fault without = *fault;

	if (without.place.file)
		without.place.file = without.file; /* what the place points at is about to be written over */
	return fault_set_at(fault, without.place, "package '%.*s': %s", TEXT_ARGS(package->name), without.message);
}

static int decide_each(struct plan *plan, struct env env, struct fault *fault)
{
	const char *top = repo_work_tree(plan->repo);

	for (size_t i = 0; i < plan->packages.count; i++) {
		const struct package *package = &plan->packages.items[i];
		struct material material = MATERIAL_INIT;
		const char *folder = top ? arena_printf(&plan->arena, "%s%s%.*s", top, package->path.len ? "/" : "", TEXT_ARGS(package->path)).ptr : NULL;

		plan->nexts[i] = (struct next)NEXT_INIT;
		plan->nexts[i].package = package->name;
		plan->settings[i] = plan->common;
		plan->settings[i].version = *package_history_settings(plan->history, i);
		material_from_package(&material, plan->repo, plan->history, i, folder);
		if (next_decide_package(&plan->nexts[i], &plan->settings[i], &material, env, fault) < 0)
			return name_package(fault, package);
	}
	return 0;
}

/* All packages have read the same intents. */
static int check_intents(const struct plan *plan, struct fault *fault)
{
	const struct intents *intents = &plan->nexts[0].intents;

	for (size_t i = 0; plan->packages.count && i < intents->count; i++)
		if (!packages_find(&plan->packages, intents->items[i].package))
			return fault_set(fault, "'%.*s' is about package '%.*s', which there is not; mend it, or add the package", TEXT_ARGS(intents->items[i].file),
					 TEXT_ARGS(intents->items[i].package));
	return 0;
}

static bool needs_released(const struct plan *plan, size_t i)
{
	const struct package *package = &plan->packages.items[i];

	for (size_t n = 0; n < package->need_count; n++)
		if (plan->nexts[package->needs[n]].decision.released)
			return true;
	return false;
}

static bool fixed_released(const struct plan *plan, size_t i)
{
	for (size_t j = 0; j < plan->packages.count; j++)
		if (plan->packages.items[j].fixed == plan->packages.items[i].fixed && plan->nexts[j].decision.released)
			return true;
	return false;
}

/* Release what must come along; again until nothing does. */
static int spread(struct plan *plan, struct fault *fault)
{
	for (bool again = true; again;) {
		again = false;
		for (size_t i = 0; i < plan->packages.count; i++) {
			struct next *next = &plan->nexts[i];

			if (next->decision.released || !(needs_released(plan, i) || (plan->packages.items[i].fixed && fixed_released(plan, i))))
				continue;
			next->floor = BUMP_PATCH;
			if (next_decide_again(next, fault) < 0)
				return -1;
			again = true;
		}
	}
	return 0;
}

static bool same_group(const struct package *a, const struct package *b)
{
	return (a->fixed && a->fixed == b->fixed) || (a->linked && a->linked == b->linked);
}

/* Give a released package of a group the highest current version and the highest level of its group. */
static int join_group(struct plan *plan, size_t i, struct fault *fault)
{
	struct next *next = &plan->nexts[i];

	for (size_t j = 0; j < plan->packages.count; j++) {
		const struct next *other = &plan->nexts[j];

		if (!same_group(&plan->packages.items[i], &plan->packages.items[j]))
			continue;
		if (other->decision.released && next_level(other) > next->floor)
			next->floor = next_level(other);
		if (other->material.has_current && (!next->group_current || semver_compare(&other->material.current, next->group_current) > 0))
			next->group_current = &other->material.current;
	}
	return next_decide_again(next, fault);
}

static int join_groups(struct plan *plan, struct fault *fault)
{
	for (size_t i = 0; i < plan->packages.count; i++)
		if ((plan->packages.items[i].fixed || plan->packages.items[i].linked) && plan->nexts[i].decision.released && join_group(plan, i, fault) < 0)
			return -1;
	return 0;
}

static int find_packages(struct plan *plan, const struct packages_settings *configured, struct fault *fault)
{
	struct package_source source;

	if (configured->list || !repo_work_tree(plan->repo))
		return packages_read(configured, &plan->arena, &plan->packages, fault);
	if (package_source_find(repo_work_tree(plan->repo), &plan->arena, &source, fault) < 0)
		return -1;
	if (source.has_zero && !plan->common.zero_given)
		plan->common.version.zero = source.zero;
	return packages_read(&source.packages, &plan->arena, &plan->packages, fault);
}

int plan_make(struct plan *plan, const struct next_settings *settings, const struct packages_settings *packages, struct env env, struct fault *fault)
{
	plan->common = *settings;
	plan->request = (struct package_request){ &plan->packages, &plan->common.version, &plan->common.commits, settings->range.to };
	plan->repo = repo_open(".", env, fault);
	if (!plan->repo || find_packages(plan, packages, fault) < 0)
		return -1;
	plan->history = package_history_open(plan->repo, &plan->request, fault);
	if (!plan->history)
		return -1;
	plan->nexts = arena_zalloc(&plan->arena, plan->packages.count, sizeof(*plan->nexts));
	plan->settings = arena_zalloc(&plan->arena, plan->packages.count, sizeof(*plan->settings));
	if (decide_each(plan, env, fault) < 0 || check_intents(plan, fault) < 0 || spread(plan, fault) < 0)
		return -1;
	return join_groups(plan, fault);
}

const struct next *plan_find(const struct plan *plan, const char *name, struct fault *fault)
{
	const struct package *package = packages_find(&plan->packages, text_of(name));

	if (package)
		return &plan->nexts[package - plan->packages.items];
	fault_set(fault, "there is no package '%s'; see 'packages' in .relutils.yml", name);
	return NULL;
}

bool plan_released(const struct plan *plan)
{
	for (size_t i = 0; i < plan->packages.count; i++)
		if (plan->nexts[i].decision.released)
			return true;
	return false;
}

static struct text version_text(const struct semver *version, struct arena *arena)
{
	struct buf written = BUF_INIT;
	struct text copy;

	semver_add(&written, version);
	copy = arena_copy(arena, buf_text(&written));
	buf_release(&written);
	return copy;
}

/* "@scope/web-ui" is scope-web-ui: what may stand in the name of an output. */
static const char *field_name(struct text package, const char *end, struct arena *arena)
{
	struct buf name = BUF_INIT;
	const char *copy;

	for (size_t i = 0; i < package.len; i++) {
		char c = package.ptr[i];
		bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');

		if (plain || (name.len && name.ptr[name.len - 1] != '-'))
			buf_add_byte(&name, plain ? c : '-');
	}
	buf_addf(&name, "-%s", end);
	copy = arena_cstr(arena, buf_text(&name));
	buf_release(&name);
	return copy;
}

static struct json *add_package(struct report *report, const struct package *package, const struct next *next, struct arena *arena)
{
	struct text version = version_text(&next->decision.next, arena), bump = text_of(decision_bump_name(&next->decision));
	struct text prefix = release_prefix_like(&next->settings->version, next->material.current_tag);
	struct text tag = arena_printf(arena, "%.*s%.*s", TEXT_ARGS(prefix), TEXT_ARGS(version));
	struct json *row = json_map();

	report_field(report, field_name(package->name, "version", arena), FIELD_STRING, version);
	report_field(report, field_name(package->name, "bump", arena), FIELD_STRING, bump);
	report_field(report, field_name(package->name, "tag", arena), FIELD_STRING, tag);
	json_set_string(row, "name", package->name);
	json_set_string(row, "path", package->path);
	json_set_string(row, "version", version);
	json_set_string(row, "previous-version", next->material.has_current ? version_text(&next->material.current, arena) : TEXT(""));
	json_set_string(row, "bump", bump);
	json_set_bool(row, "released", next->decision.released);
	json_set_string(row, "tag", tag);
	json_set_integer(row, "commits", (int64_t)next->material.release.commit_count);
	return row;
}

void plan_add(struct report *report, const struct plan *plan)
{
	struct json *list = json_list();
	struct arena arena = ARENA_INIT;
	struct buf document = BUF_INIT;

	report_field(report, "released", FIELD_BOOL, plan_released(plan) ? TEXT("true") : TEXT("false"));
	for (size_t i = 0; i < plan->packages.count; i++)
		json_append(list, add_package(report, &plan->packages.items[i], &plan->nexts[i], &arena));
	json_finish(list, JSON_COMPACT, &document);
	report_field(report, "packages", FIELD_JSON, buf_text(&document));
	buf_release(&document);
	arena_release(&arena);
}

void plan_release(struct plan *plan)
{
	for (size_t i = 0; plan->nexts && i < plan->packages.count; i++)
		next_release(&plan->nexts[i]);
	package_history_close(plan->history);
	repo_close(plan->repo);
	arena_release(&plan->arena);
}
