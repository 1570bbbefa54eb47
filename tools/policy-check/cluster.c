#include "tools/policy-check/cluster.h"

#include "tools/policy-check/jmespath/value.h"
#include "tools/policy-check/resource.h"

enum { PARTS = 8 };

/* "/apis/apps/v1/namespaces/shop/deployments/web" cut apart. */
struct request {
	struct text api_version, namespace, plural, name;
};

static bool read_request(struct text path, struct request *request, struct arena *arena)
{
	struct text parts[PARTS] = { { NULL, 0 } }, part;
	size_t count = 0, at;

	path = text_slice(path, 0, text_find_byte(path, '?', 0));
	while (text_next_part(&path, '/', &part)) {
		if (part.len && count < PARTS)
			parts[count++] = part;
	}
	*request = (struct request){ .api_version = parts[1] };
	at = 2;
	if (text_is(parts[0], "apis")) {
		request->api_version = arena_printf(arena, "%.*s/%.*s", TEXT_ARGS(parts[1]), TEXT_ARGS(parts[2]));
		at = 3;
	}
	if (text_is(parts[at], "namespaces") && at + 2 < count) {
		request->namespace = parts[at + 1];
		at += 2;
	}
	request->plural = parts[at];
	request->name = at + 1 < PARTS ? parts[at + 1] : (struct text){ NULL, 0 };
	return request->plural.len && (text_is(parts[0], "api") || text_is(parts[0], "apis"));
}

/* Is the word the plural of the kind, as Kubernetes forms it: deployments, ingresses, policies, endpoints? */
static bool is_plural(struct text plural, struct text kind)
{
	static const char *const endings[] = { "", "s", "es" };

	for (size_t i = 0; i < sizeof(endings) / sizeof(endings[0]); i++) {
		struct text ending = text_of(endings[i]);

		if (plural.len == kind.len + ending.len && text_ends_with(plural, ending) &&
		    text_eq_ignoring_case(text_slice(plural, 0, kind.len), kind))
			return true;
	}
	return kind.len && kind.ptr[kind.len - 1] == 'y' && text_ends_with(plural, TEXT("ies")) &&
	       text_eq_ignoring_case(text_slice(plural, 0, plural.len - 3), text_slice(kind, 0, kind.len - 1));
}

const struct node *cluster_get(const struct node *resources, struct text path, struct arena *arena)
{
	struct value_items items = { .arena = arena };
	struct value_pairs list = { .arena = arena };
	struct request request;
	struct resource resource;

	if (!resources || !read_request(path, &request, arena))
		return NULL;
	for (size_t i = 0; i < resources->list.count; i++) {
		if (!resource_of(resources->list.items[i], &resource) || !text_eq(resource.api_version, request.api_version) ||
		    !is_plural(request.plural, resource.kind) || (request.namespace.len && !text_eq(resource.namespace, request.namespace)))
			continue;
		if (request.name.len && text_eq(resource.name, request.name))
			return resource.node;
		value_items_add(&items, resource.node);
	}
	if (request.name.len)
		return NULL;
	value_pairs_set(&list, TEXT("items"), value_list(arena, items.items, items.count));
	return value_map(arena, list.pairs, list.count);
}

const struct node *cluster_config_map(const struct node *resources, struct text namespace, struct text name)
{
	struct resource resource;

	for (size_t i = 0; resources && i < resources->list.count; i++) {
		if (resource_of(resources->list.items[i], &resource) && text_is(resource.kind, "ConfigMap") && text_eq(resource.name, name) &&
		    text_eq(resource.namespace, namespace))
			return resource.node;
	}
	return NULL;
}
