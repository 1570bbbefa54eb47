#include "tools/policy-check/resource.h"

#include "tools/policy-check/jmespath/value.h"

/* Kinds of Kubernetes that live in no namespace. */
static const struct {
	const char *group, *kind;
} cluster_kinds[] = {
	{ "", "ComponentStatus" },
	{ "", "Namespace" },
	{ "", "Node" },
	{ "", "PersistentVolume" },
	{ "admissionregistration.k8s.io", "MutatingAdmissionPolicy" },
	{ "admissionregistration.k8s.io", "MutatingAdmissionPolicyBinding" },
	{ "admissionregistration.k8s.io", "MutatingWebhookConfiguration" },
	{ "admissionregistration.k8s.io", "ValidatingAdmissionPolicy" },
	{ "admissionregistration.k8s.io", "ValidatingAdmissionPolicyBinding" },
	{ "admissionregistration.k8s.io", "ValidatingWebhookConfiguration" },
	{ "apiextensions.k8s.io", "CustomResourceDefinition" },
	{ "apiregistration.k8s.io", "APIService" },
	{ "authentication.k8s.io", "SelfSubjectReview" },
	{ "authentication.k8s.io", "TokenReview" },
	{ "authorization.k8s.io", "SelfSubjectAccessReview" },
	{ "authorization.k8s.io", "SelfSubjectRulesReview" },
	{ "authorization.k8s.io", "SubjectAccessReview" },
	{ "certificates.k8s.io", "CertificateSigningRequest" },
	{ "flowcontrol.apiserver.k8s.io", "FlowSchema" },
	{ "flowcontrol.apiserver.k8s.io", "PriorityLevelConfiguration" },
	{ "networking.k8s.io", "IPAddress" },
	{ "networking.k8s.io", "IngressClass" },
	{ "networking.k8s.io", "ServiceCIDR" },
	{ "node.k8s.io", "RuntimeClass" },
	{ "rbac.authorization.k8s.io", "ClusterRole" },
	{ "rbac.authorization.k8s.io", "ClusterRoleBinding" },
	{ "resource.k8s.io", "DeviceClass" },
	{ "resource.k8s.io", "ResourceSlice" },
	{ "scheduling.k8s.io", "PriorityClass" },
	{ "storage.k8s.io", "CSIDriver" },
	{ "storage.k8s.io", "CSINode" },
	{ "storage.k8s.io", "StorageClass" },
	{ "storage.k8s.io", "VolumeAttachment" },
	{ "storage.k8s.io", "VolumeAttributesClass" },
};

static bool is_cluster_kind(const struct resource *resource)
{
	for (size_t i = 0; i < sizeof(cluster_kinds) / sizeof(cluster_kinds[0]); i++) {
		if (text_is(resource->group, cluster_kinds[i].group) && text_is(resource->kind, cluster_kinds[i].kind))
			return true;
	}
	return false;
}

static bool is_map_field(struct text key)
{
	static const char *const names[] = { "annotations", "labels", "matchLabels", "nodeSelector", "data", "stringData" };

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		if (text_is(key, names[i]))
			return true;
	}
	return false;
}

static bool lacks_maps(const struct node *node)
{
	for (size_t i = 0; node->kind == NODE_LIST && i < node->list.count; i++) {
		if (node->list.items[i]->kind == NODE_MAP && lacks_maps(node->list.items[i]))
			return true;
	}
	for (size_t i = 0; node->kind == NODE_MAP && i < node->map.count; i++) {
		const struct node *value = node->map.pairs[i].value;

		if ((value->kind == NODE_NULL && is_map_field(node->map.pairs[i].key)) || lacks_maps(value))
			return true;
	}
	return false;
}

static const struct node *with_maps(const struct node *node, struct arena *arena)
{
	struct value_items items = { .arena = arena };
	struct node *copy;
	struct node_pair *pairs;

	if ((node->kind != NODE_LIST && node->kind != NODE_MAP) || !lacks_maps(node))
		return node;
	copy = arena_zalloc(arena, 1, sizeof(*copy));
	*copy = *node;
	if (node->kind == NODE_LIST) {
		for (size_t i = 0; i < node->list.count; i++)
			value_items_add(&items, with_maps(node->list.items[i], arena));
		copy->list.items = items.items;
		return copy;
	}
	pairs = arena_zalloc(arena, node->map.count, sizeof(*pairs));
	for (size_t i = 0; i < node->map.count; i++) {
		pairs[i] = node->map.pairs[i];
		if (pairs[i].value->kind == NODE_NULL && is_map_field(pairs[i].key)) {
			struct node *empty = arena_zalloc(arena, 1, sizeof(*empty));

			*empty = (struct node){ .kind = NODE_MAP, .place = pairs[i].value->place };
			pairs[i].value = empty;
		}
		pairs[i].value = with_maps(pairs[i].value, arena);
	}
	copy->map.pairs = pairs;
	return copy;
}

/* A copy of the map (NULL: an empty one at that place) with one more or another value. */
static const struct node *with(const struct node *map, struct place place, const char *key, const struct node *value, struct arena *arena)
{
	size_t count = map && map->kind == NODE_MAP ? map->map.count : 0;
	struct node_pair *pairs = arena_zalloc(arena, count + 1, sizeof(*pairs));
	struct node *copy = arena_zalloc(arena, 1, sizeof(*copy));
	size_t at = count;

	for (size_t i = 0; i < count; i++) {
		pairs[i] = map->map.pairs[i];
		if (text_is(pairs[i].key, key))
			at = i;
	}
	pairs[at].key = text_of(key);
	pairs[at].value = value;
	*copy = (struct node){ .kind = NODE_MAP, .place = map ? map->place : place, .map = { pairs, at == count ? count + 1 : count } };
	return copy;
}

const struct node *resource_complete(const struct node *document, struct arena *arena)
{
	const struct node *metadata;
	struct resource resource;

	document = with_maps(document, arena);
	if (!resource_of(document, &resource) || resource.namespace.len || is_cluster_kind(&resource))
		return document;
	metadata = with(node_get_cstr(document, "metadata"), document->place, "namespace", value_string(arena, TEXT("default")), arena);
	return with(document, document->place, "metadata", metadata, arena);
}

bool resource_of(const struct node *document, struct resource *resource)
{
	const struct node *metadata = node_get_cstr(document, "metadata");
	size_t slash;

	*resource = (struct resource){ .node = document };
	resource->api_version = node_string(node_get_cstr(document, "apiVersion"));
	resource->kind = node_string(node_get_cstr(document, "kind"));
	resource->name = node_string(node_get_cstr(metadata, "name"));
	if (!resource->name.len)
		resource->name = node_string(node_get_cstr(metadata, "generateName"));
	resource->namespace = node_string(node_get_cstr(metadata, "namespace"));
	slash = text_find_byte(resource->api_version, '/', 0);
	if (slash != SIZE_MAX)
		resource->group = text_slice(resource->api_version, 0, slash);
	resource->version = slash == SIZE_MAX ? resource->api_version : text_from(resource->api_version, slash + 1);
	return resource->api_version.len && resource->kind.len;
}

const struct node *resource_labels(const struct resource *resource)
{
	return node_path(resource->node, "metadata", "labels", NULL);
}
