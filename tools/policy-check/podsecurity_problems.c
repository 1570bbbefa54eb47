#include "tools/policy-check/podsecurity_problems.h"

#include <inttypes.h>
#include <string.h>

#include "tools/policy-check/jmespath/value.h"

const struct node *pod_find(const struct node *node, const char *path)
{
	struct text rest = text_of(path), name;

	while (node && text_next_part(&rest, '.', &name))
		node = node_get(node, name);
	return node && node->kind != NODE_NULL ? node : NULL;
}

bool pod_is_true(const struct node *node)
{
	return node && node->kind == NODE_BOOL && node->boolean;
}

struct pod_problem *pod_add(const struct pod *pod, struct pod_problems *problems, struct text field, const struct node *where)
{
	if (problems->count == problems->cap) {
		struct pod_problem *more = arena_zalloc(pod->arena, problems->cap * 2 + 4, sizeof(*more));

		if (problems->count)
			memcpy(more, problems->items, problems->count * sizeof(*more));
		problems->items = more;
		problems->cap = problems->cap * 2 + 4;
	}
	problems->items[problems->count] = (struct pod_problem){ .field = field, .where = where };
	return &problems->items[problems->count++];
}

void pod_set_value(const struct pod *pod, struct pod_problem *problem, struct text printed)
{
	struct text *values = arena_zalloc(pod->arena, 1, sizeof(*values));

	if (!printed.len)
		return;
	values[0] = printed;
	problem->value = printed;
	problem->values = values;
	problem->value_count = 1;
}

void pod_forbid(const struct pod *pod, struct pod_problems *problems, const char *path, const struct node *value)
{
	pod_set_value(pod, pod_add(pod, problems, arena_printf(pod->arena, "spec.%s", path), value), value_printed(pod->arena, value));
}

struct pod_problem *pod_add_container(const struct pod *pod, struct pod_problems *problems, const struct pod_container *c, const char *path,
				      const struct node *where)
{
	struct pod_problem *problem = pod_add(pod, problems, arena_printf(pod->arena, "spec.%s[%zu].%s", c->section, c->index, path), where);

	problem->container = c->name.ptr ? c->name : TEXT("");
	if (!problem->where)
		problem->where = c->node;
	return problem;
}

void pod_forbid_container(const struct pod *pod, struct pod_problems *problems, const struct pod_container *c, const char *path,
			  const struct node *value)
{
	pod_set_value(pod, pod_add_container(pod, problems, c, path, value), value_printed(pod->arena, value));
}

void pod_require_container(const struct pod *pod, struct pod_problems *problems, const struct pod_container *c, const char *path)
{
	pod_add_container(pod, problems, c, path, NULL)->required = true;
}

bool pod_in_table(struct text t, const char *const *table)
{
	for (; *table; table++) {
		if (text_is(t, *table))
			return true;
	}
	return false;
}

void pod_allow_only(const struct pod *pod, struct pod_problems *problems, const char *holder, const char *path, const char *const *table)
{
	const struct node *value = pod_find(pod->spec, path);

	if (holder && pod_find(pod->spec, holder) && !pod_in_table(node_string(value), table))
		pod_forbid(pod, problems, path, value ? value : &value_null);
	for (size_t i = 0; i < pod->count; i++) {
		value = pod_find(pod->containers[i].node, path);
		if (pod_find(pod->containers[i].node, holder ? holder : path) && !pod_in_table(node_string(value), table))
			pod_forbid_container(pod, problems, &pod->containers[i], path, value ? value : &value_null);
	}
}
