#include "tools/policy-check/podsecurity.h"

#include "common/base/buf.h"

#include "tools/policy-check/podsecurity_checks.h"
#include "tools/policy-check/podspec.h"
#include "tools/policy-check/wildcard.h"

enum { NEWEST = 999,
       CONTROLS = 32 };

static const char *const sections[] = { "initContainers", "containers", "ephemeralContainers" };

/* What one run of the controls found; an entry a control. */
struct findings {
	struct pod_problems problems[CONTROLS];
};

static bool any_pattern_matches(const struct node *patterns, struct text subject)
{
	for (size_t i = 0; i < patterns->list.count; i++) {
		if (wildcard_match(node_string(patterns->list.items[i]), subject))
			return true;
	}
	return false;
}

/* The containers whose image matches one of the patterns (NULL: all). */
static void collect_containers(struct pod *pod, const struct node *spec, const struct node *images)
{
	struct pod_container *containers;
	size_t total = 0;

	for (size_t i = 0; i < 3; i++) {
		const struct node *list = node_get_cstr(spec, sections[i]);

		total += list && list->kind == NODE_LIST ? list->list.count : 0;
	}
	containers = arena_zalloc(pod->arena, total + 1, sizeof(*containers));
	for (size_t i = 0; i < 3; i++) {
		const struct node *list = node_get_cstr(spec, sections[i]);
		size_t index = 0;

		for (size_t j = 0; list && list->kind == NODE_LIST && j < list->list.count; j++) {
			const struct node *node = list->list.items[j];

			if (images && !any_pattern_matches(images, node_string(node_get_cstr(node, "image"))))
				continue;
			containers[pod->count++] = (struct pod_container){ sections[i], index++, node, node_string(node_get_cstr(node, "name")) };
		}
	}
	pod->containers = containers;
}

static unsigned step_of(const struct pod_control *control, unsigned version)
{
	unsigned step = 0;

	for (unsigned i = 1; i < control->versions; i++) {
		if (version >= control->since[i])
			step = i;
	}
	return step;
}

static struct findings *run_controls(const struct pod *pod, bool restricted, unsigned version)
{
	struct findings *findings = arena_zalloc(pod->arena, 1, sizeof(*findings));

	for (size_t i = 0; pod_controls[i].id && i < CONTROLS; i++) {
		if (restricted || !pod_controls[i].restricted)
			pod_controls[i].check(pod, step_of(&pod_controls[i], version), &findings->problems[i]);
	}
	return findings;
}

/* The field with every number replaced by '*', as excludes write it. */
static struct text generic(const struct pod *pod, struct text field)
{
	char *out = arena_zalloc(pod->arena, field.len + 1, 1);
	size_t len = 0;

	for (size_t i = 0; i < field.len; i++) {
		bool digit = field.ptr[i] >= '0' && field.ptr[i] <= '9';

		if (digit && len && out[len - 1] == '*')
			continue;
		out[len++] = digit ? '*' : field.ptr[i];
	}
	return (struct text){ out, len };
}

/* Take away the first problem like the one that the exclude covers. */
static void exempt(const struct pod *pod, struct pod_problems *problems, const struct pod_problem *like, bool by_container)
{
	for (size_t i = 0; i < problems->count; i++) {
		struct pod_problem *p = &problems->items[i];

		if (!text_eq(generic(pod, p->field), generic(pod, like->field)))
			continue;
		if (by_container && p->container.ptr && !text_eq(p->container, like->container))
			continue;
		*p = problems->items[--problems->count];
		return;
	}
}

static bool covers(const struct pod *pod, const struct node *exclude, const struct pod_problem *problem)
{
	const struct node *field = node_get_cstr(exclude, "restrictedField"), *values = node_get_cstr(exclude, "values");

	if (node_string(field).len && !text_eq(node_string(field), generic(pod, problem->field)))
		return false;
	for (size_t i = 0; values && values->kind == NODE_LIST && values->list.count && i < problem->value_count; i++) {
		if (!any_pattern_matches(values, problem->values[i]))
			return false;
	}
	return true;
}

/* Exclude by images: only their containers are looked at. Without images: the pod alone, with one bare container. */
static struct pod excluded_pod(const struct pod *pod, const struct node *exclude)
{
	const struct node *images = node_get_cstr(exclude, "images");
	static const struct node empty = { .kind = NODE_MAP };
	static const struct pod_container fake = { "containers", 0, &empty, TEXT_INIT("fake") };
	struct pod part = { .arena = pod->arena };

	if (images && images->kind == NODE_LIST && images->list.count) {
		collect_containers(&part, pod->spec, images);
		return part;
	}
	part = *pod;
	part.containers = &fake;
	part.count = 1;
	return part;
}

static void apply_exclude(const struct pod *pod, const struct node *exclude, struct findings *findings, bool restricted, unsigned version)
{
	const struct node *images = node_get_cstr(exclude, "images");
	bool by_container = images && images->kind == NODE_LIST && images->list.count;
	struct pod part = excluded_pod(pod, exclude);
	const struct findings *excluded = run_controls(&part, restricted, version);

	for (size_t i = 0; pod_controls[i].id; i++) {
		if (!node_is_string(node_get_cstr(exclude, "controlName"), pod_controls[i].name))
			continue;
		for (size_t j = 0; j < excluded->problems[i].count; j++) {
			if (covers(pod, exclude, &excluded->problems[i].items[j]))
				exempt(pod, &findings->problems[i], &excluded->problems[i].items[j], by_container);
		}
	}
}

static void apply_excludes(const struct pod *pod, const struct node *excludes, struct findings *findings, bool restricted, unsigned version)
{
	for (size_t i = 0; excludes && excludes->kind == NODE_LIST && i < excludes->list.count; i++)
		apply_exclude(pod, excludes->list.items[i], findings, restricted, version);
}

static void add_replaced(struct buf *out, struct text t, struct text from, const char *to)
{
	size_t at;

	while ((at = text_find(t, from, 0)) != SIZE_MAX) {
		buf_add(out, text_slice(t, 0, at));
		buf_adds(out, to);
		t = text_from(t, at + from.len);
	}
	buf_add(out, t);
}

/* The field as it stands in this kind. */
static void add_field(struct buf *out, struct text field, const struct podspec_place *place)
{
	struct buf shifted = BUF_INIT;

	add_replaced(&shifted, field, TEXT("spec"), place->path);
	add_replaced(out, buf_text(&shifted), TEXT("metadata"), "spec.template.metadata");
	buf_release(&shifted);
}

static void add_problem(struct buf *out, const struct pod_problem *problem, const struct podspec_place *place)
{
	add_field(out, problem->field, place);
	if (problem->required)
		buf_adds(out, ": Required value");
	else if (!problem->value.ptr)
		buf_adds(out, ": Forbidden");
	else
		buf_addf(out, " is forbidden, forbidden values found: %.*s", TEXT_ARGS(problem->value));
}

/* Append what was found in Kyverno's wording; false when nothing was. */
static bool describe(struct buf *out, const struct findings *findings, const struct podspec_place *place, const struct node **where)
{
	bool any = false;

	for (size_t i = 0; pod_controls[i].id; i++) {
		const struct pod_problems *problems = &findings->problems[i];

		if (!problems->count && !problems->refused)
			continue;
		any = true;
		buf_addf(out, "(Forbidden reason: %.*s, field error list: [",
			 TEXT_ARGS(problems->reason.ptr ? problems->reason : text_of(pod_controls[i].reason)));
		for (size_t j = 0; j < problems->count; j++) {
			if (j)
				buf_adds(out, ", ");
			add_problem(out, &problems->items[j], place);
			if (!*where)
				*where = problems->items[j].where;
		}
		buf_adds(out, "])");
	}
	return any;
}

/* "latest" or "v1.29"; false for anything else. */
static bool read_version(struct text t, unsigned *version)
{
	uint64_t minor;

	*version = NEWEST;
	if (!t.len || text_is(t, "latest"))
		return true;
	if (!text_starts_with(t, TEXT("v1.")) || !text_to_u64(text_from(t, 3), &minor) || minor >= NEWEST)
		return false;
	*version = (unsigned)minor;
	return true;
}

static struct verdict refuse(struct arena *arena, const char *what, struct text detail)
{
	return (struct verdict){ .result = VERDICT_ERROR, .message = arena_printf(arena, "%s: %.*s", what, TEXT_ARGS(detail)) };
}

struct verdict podsecurity_check(const struct policy_rule *rule, const struct resource *resource, const struct node *excluded, struct arena *arena)
{
	const struct podspec_place *place = podspec_place_of(resource->kind);
	struct text level = node_string(node_get_cstr(rule->pod_security, "level")), version = node_string(node_get_cstr(rule->pod_security, "version"));
	struct verdict v = { .result = VERDICT_PASS };
	bool restricted = text_is(level, "restricted");
	struct pod pod = { .arena = arena };
	struct findings *findings;
	struct buf out = BUF_INIT;
	unsigned minor;

	if (!place)
		return refuse(arena, "Error while getting new resource", TEXT("could not find correct resource type"));
	if (!read_version(version, &minor))
		return refuse(arena, "failed to parse pod security api version", version);
	pod.spec = podspec_of(place, resource->node);
	pod.annotations = text_is(resource->kind, "CronJob") ? node_path(resource->node, "spec", "jobTemplate", "metadata", "annotations", NULL) : place->controller ? node_path(resource->node, "spec", "template", "metadata", "annotations", NULL)
																				     : node_path(resource->node, "metadata", "annotations", NULL);
	collect_containers(&pod, pod.spec, NULL);
	findings = run_controls(&pod, restricted, minor);
	apply_excludes(&pod, node_get_cstr(rule->pod_security, "exclude"), findings, restricted, minor);
	if (!describe(&out, findings, place, &v.where)) {
		v.message = arena_printf(arena, "Validation rule '%.*s' passed.", TEXT_ARGS(rule->name));
		return v;
	}
	apply_excludes(&pod, excluded, findings, restricted, minor);
	buf_cut(&out, 0);
	v.result = describe(&out, findings, place, &v.where) ? VERDICT_FAIL : VERDICT_SKIP;
	v.message = v.result == VERDICT_SKIP ? TEXT("") : arena_printf(arena, "Validation rule '%.*s' failed. It violates PodSecurity \"%.*s:%.*s\": %s", TEXT_ARGS(rule->name), TEXT_ARGS(level), TEXT_ARGS(version), buf_cstr(&out));
	buf_release(&out);
	return v;
}
