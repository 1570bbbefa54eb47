/* The rules that Kyverno makes for pod controllers out of those for pods (pkg/autogen/v1). */
#include <string.h>

#include "tools/policy-check/jmespath/value.h"
#include "tools/policy-check/podspec.h"
#include "tools/policy-check/policy.h"

enum { NAME_LIMIT = 63 };

static const char *const all_controllers[] = { "DaemonSet", "Deployment", "Job", "StatefulSet", "ReplicaSet", "ReplicationController",
					       "CronJob" };

static const struct {
	struct text from, controllers, cronjob;
} shifts[] = {
	{ TEXT_INIT("request.object.spec"), TEXT_INIT("request.object.spec.template.spec"),
	  TEXT_INIT("request.object.spec.jobTemplate.spec.template.spec") },
	{ TEXT_INIT("request.oldObject.spec"), TEXT_INIT("request.oldObject.spec.template.spec"),
	  TEXT_INIT("request.oldObject.spec.jobTemplate.spec.template.spec") },
	{ TEXT_INIT("request.object.metadata"), TEXT_INIT("request.object.spec.template.metadata"),
	  TEXT_INIT("request.object.spec.jobTemplate.spec.template.metadata") },
	{ TEXT_INIT("request.oldObject.metadata"), TEXT_INIT("request.oldObject.spec.template.metadata"),
	  TEXT_INIT("request.oldObject.spec.jobTemplate.spec.template.metadata") },
};

/* "Pod", "v1/Pod", "Pod/exec"? */
static bool selects_pod(struct text kind)
{
	return text_is(kind_selector_parse(kind).kind, "Pod");
}

static bool lists_pod(const struct node *kinds)
{
	for (size_t i = 0; kinds && kinds->kind == NODE_LIST && i < kinds->list.count; i++) {
		if (selects_pod(node_string(kinds->list.items[i])))
			return true;
	}
	return false;
}

/* Calls check for each filter of a match or exclude block. */
static bool each_filter(const struct node *block, bool check(const struct node *resources, bool *flag), bool *flag)
{
	static const char *const lists[] = { "any", "all" };
	const struct node *direct = node_get_cstr(block, "resources");

	if (direct && !check(direct, flag))
		return false;
	for (size_t i = 0; i < 2; i++) {
		const struct node *list = node_get_cstr(block, lists[i]);

		for (size_t j = 0; list && list->kind == NODE_LIST && j < list->list.count; j++) {
			const struct node *resources = node_get_cstr(list->list.items[j], "resources");

			if (resources && !check(resources, flag))
				return false;
		}
	}
	return true;
}

/* Names, selectors, annotations and kinds beside Pod mean something else for controllers: then no rules are made. */
static bool allows_autogen(const struct node *resources, bool *needed)
{
	const struct node *kinds = node_get_cstr(resources, "kinds");
	const struct node *names = node_get_cstr(resources, "names");

	if (node_string(node_get_cstr(resources, "name")).len || (names && names->kind == NODE_LIST && names->list.count) ||
	    node_get_cstr(resources, "selector") || node_get_cstr(resources, "annotations"))
		return false;
	if (kinds && kinds->kind == NODE_LIST && kinds->list.count > 1 && lists_pod(kinds))
		return false;
	for (size_t i = 0; kinds && kinds->kind == NODE_LIST && i < kinds->list.count; i++)
		*needed = *needed || podspec_place_of(node_string(kinds->list.items[i]));
	return true;
}

static bool notes_pod(const struct node *resources, bool *found)
{
	*found = *found || lists_pod(node_get_cstr(resources, "kinds"));
	return true;
}

static bool notes_kinds(const struct node *resources, bool *found)
{
	const struct node *kinds = node_get_cstr(resources, "kinds");

	*found = *found || (kinds && kinds->kind == NODE_LIST && kinds->list.count);
	return true;
}

static bool rule_forbids(const struct node *rule)
{
	const struct node *mutate = node_get_cstr(rule, "mutate"), *foreach = node_get_cstr(mutate, "foreach");

	if (node_get_cstr(rule, "generate") || node_get_cstr(mutate, "patchesJson6902"))
		return true;
	for (size_t i = 0; foreach && foreach->kind == NODE_LIST && i < foreach->list.count; i++) {
		if (node_get_cstr(foreach->list.items[i], "patchesJson6902"))
			return true;
	}
	return false;
}

static const struct node *annotated_controllers(struct text written, struct arena *arena)
{
	struct value_items items = { .arena = arena };
	struct text kind;

	if (text_is(written, "all"))
		return NULL;
	while (text_next_part(&written, ',', &kind))
		value_items_add(&items, value_string(arena, kind));
	return value_list(arena, items.items, items.count);
}

struct autogen autogen_of(const struct node *policy, struct arena *arena)
{
	const struct node *rules = node_path(policy, "spec", "rules", NULL), *annotation;
	struct value_items items = { .arena = arena };
	bool needed = false;

	for (size_t i = 0; rules && rules->kind == NODE_LIST && i < rules->list.count; i++) {
		const struct node *rule = rules->list.items[i];

		if (rule_forbids(rule) || !each_filter(node_get_cstr(rule, "match"), allows_autogen, &needed) ||
		    !each_filter(node_get_cstr(rule, "exclude"), allows_autogen, &needed))
			return (struct autogen){ NULL };
	}
	if (!needed)
		return (struct autogen){ NULL };
	annotation = node_get_cstr(node_path(policy, "metadata", "annotations", NULL), "pod-policies.kyverno.io/autogen-controllers");
	if (annotation && !node_is_string(annotation, "all"))
		return (struct autogen){ annotated_controllers(node_string(annotation), arena) };
	for (size_t i = 0; i < sizeof(all_controllers) / sizeof(all_controllers[0]); i++)
		value_items_add(&items, value_string(arena, text_of(all_controllers[i])));
	return (struct autogen){ value_list(arena, items.items, items.count) };
}

/* The kinds as groups, versions and kinds: those of the flavour that the policy asks for. */
static const struct node *kinds_of(const struct autogen *autogen, enum rule_flavour flavour, struct arena *arena)
{
	struct value_items items = { .arena = arena };

	for (size_t i = 0; i < autogen->controllers->list.count; i++) {
		struct text kind = node_string(autogen->controllers->list.items[i]);
		const struct podspec_place *place = podspec_place_of(kind);

		if (place && place->controller && text_is(kind, "CronJob") == (flavour == RULE_CRONJOB))
			value_items_add(&items, value_string(arena, arena_printf(arena, "%s/%s", place->api_version, place->kind)));
	}
	return value_list(arena, items.items, items.count);
}

static struct text shifted_text(struct text t, enum rule_flavour flavour, struct arena *arena)
{
	struct buf out = BUF_INIT;
	struct text copy;
	size_t at = 0;

	if (text_find(t, TEXT("request."), 0) == SIZE_MAX)
		return t;
	while (at < t.len) {
		bool taken = false;

		for (size_t i = 0; !taken && i < sizeof(shifts) / sizeof(shifts[0]); i++) {
			taken = text_starts_with(text_from(t, at), shifts[i].from);
			if (taken) {
				buf_add(&out, flavour == RULE_CRONJOB ? shifts[i].cronjob : shifts[i].controllers);
				at += shifts[i].from.len;
			}
		}
		if (!taken)
			buf_add_byte(&out, t.ptr[at++]);
	}
	copy = arena_copy(arena, buf_text(&out));
	buf_release(&out);
	return copy;
}

/* A copy in which expressions on the pod's fields look for them in the controller's template. Places stay. */
static const struct node *shifted(const struct node *node, enum rule_flavour flavour, struct arena *arena)
{
	struct node *copy;

	if (node->kind != NODE_STRING && node->kind != NODE_LIST && node->kind != NODE_MAP)
		return node;
	copy = arena_zalloc(arena, 1, sizeof(*copy));
	*copy = *node;
	if (node->kind == NODE_STRING) {
		copy->string = copy->written = shifted_text(node->string, flavour, arena);
	} else if (node->kind == NODE_LIST) {
		const struct node **items = arena_zalloc(arena, node->list.count + 1, sizeof(*items));

		for (size_t i = 0; i < node->list.count; i++)
			items[i] = shifted(node->list.items[i], flavour, arena);
		copy->list.items = items;
	} else {
		struct node_pair *pairs = arena_zalloc(arena, node->map.count + 1, sizeof(*pairs));

		for (size_t i = 0; i < node->map.count; i++) {
			pairs[i] = node->map.pairs[i];
			pairs[i].key = shifted_text(pairs[i].key, flavour, arena);
			pairs[i].value = shifted(pairs[i].value, flavour, arena);
		}
		copy->map.pairs = pairs;
	}
	return copy;
}

/* A copy of the map with one key set. */
static const struct node *with(const struct node *map, const char *key, const struct node *value, struct arena *arena)
{
	struct value_pairs pairs = { .arena = arena };
	struct node *copy = arena_zalloc(arena, 1, sizeof(*copy));

	for (size_t i = 0; map && map->kind == NODE_MAP && i < map->map.count; i++)
		value_pairs_set(&pairs, map->map.pairs[i].key, map->map.pairs[i].value);
	value_pairs_set(&pairs, text_of(key), value);
	if (map)
		*copy = *map;
	copy->kind = NODE_MAP;
	copy->map.pairs = pairs.pairs;
	copy->map.count = pairs.count;
	return copy;
}

static const struct node *with_kinds(const struct node *filter, const struct node *kinds, struct arena *arena)
{
	return with(filter, "resources", with(node_get_cstr(filter, "resources"), "kinds", kinds, arena), arena);
}

/* A match or exclude block with the new kinds in place of Pod (for CronJob, in every filter). */
static const struct node *block_for(const struct node *block, const struct node *kinds, enum rule_flavour flavour, bool exclude,
				    struct arena *arena)
{
	static const char *const lists[] = { "any", "all" };

	for (size_t i = 0; i < 2; i++) {
		const struct node *list = node_get_cstr(block, lists[i]);
		struct value_items filters = { .arena = arena };

		if (!list || list->kind != NODE_LIST || !list->list.count)
			continue;
		for (size_t j = 0; j < list->list.count; j++) {
			const struct node *filter = list->list.items[j];
			bool pod = lists_pod(node_path(filter, "resources", "kinds", NULL));

			value_items_add(&filters, pod || flavour == RULE_CRONJOB ? with_kinds(filter, kinds, arena) : filter);
		}
		return with(block, lists[i], value_list(arena, filters.items, filters.count), arena);
	}
	if (exclude && !node_path(block, "resources", "kinds", NULL))
		return block;
	return with_kinds(block, kinds, arena);
}

static const struct node *map_of(const char *key, const struct node *value, struct arena *arena)
{
	return with(NULL, key, value, arena);
}

static const struct node *templated(const struct node *pattern, enum rule_flavour flavour, struct arena *arena)
{
	pattern = map_of("spec", map_of("template", pattern, arena), arena);
	return flavour == RULE_CRONJOB ? map_of("spec", map_of("jobTemplate", pattern, arena), arena) : pattern;
}

static const struct node *validate_for(const struct node *validate, enum rule_flavour flavour, struct arena *arena)
{
	const struct node *pattern = node_get_cstr(validate, "pattern"), *any = node_get_cstr(validate, "anyPattern");
	struct value_items items = { .arena = arena };

	if (pattern)
		return with(validate, "pattern", templated(pattern, flavour, arena), arena);
	for (size_t i = 0; any && any->kind == NODE_LIST && i < any->list.count; i++)
		value_items_add(&items, templated(any->list.items[i], flavour, arena));
	return any ? with(validate, "anyPattern", value_list(arena, items.items, items.count), arena) : validate;
}

static const struct node *name_for(const struct node *rule, enum rule_flavour flavour, struct arena *arena)
{
	struct text name = arena_printf(arena, "%s-%.*s", flavour == RULE_CRONJOB ? "autogen-cronjob" : "autogen",
					TEXT_ARGS(node_string(node_get_cstr(rule, "name"))));

	return value_string(arena, text_slice(name, 0, NAME_LIMIT));
}

const struct node *autogen_rule(const struct autogen *autogen, const struct node *rule, enum rule_flavour flavour, struct arena *arena)
{
	const struct node *match = node_get_cstr(rule, "match"), *exclude = node_get_cstr(rule, "exclude"), *kinds;
	const struct node *validate = node_get_cstr(rule, "validate");
	bool pod = false, excluded_pod = false, excluded = false;

	if (!autogen->controllers || text_starts_with(node_string(node_get_cstr(rule, "name")), TEXT("autogen-")) || !validate)
		return NULL;
	kinds = kinds_of(autogen, flavour, arena);
	each_filter(match, notes_pod, &pod);
	each_filter(exclude, notes_pod, &excluded_pod);
	each_filter(exclude, notes_kinds, &excluded);
	if (!kinds->list.count || !pod || (excluded && !excluded_pod))
		return NULL;
	rule = with(rule, "match", block_for(match, kinds, flavour, false, arena), arena);
	if (exclude)
		rule = with(rule, "exclude", block_for(exclude, kinds, flavour, true, arena), arena);
	rule = with(rule, "validate", validate_for(validate, flavour, arena), arena);
	rule = shifted(rule, flavour, arena);
	return with(rule, "name", name_for(rule, flavour, arena), arena);
}
