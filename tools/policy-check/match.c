#include "tools/policy-check/match.h"

#include "tools/policy-check/wildcard.h"

static bool is_version(struct text t)
{
	size_t at = 1;

	if (text_is(t, "*"))
		return true;
	if (t.len < 2 || t.ptr[0] != 'v')
		return false;
	while (at < t.len && t.ptr[at] >= '0' && t.ptr[at] <= '9')
		at++;
	if (at == 1)
		return false;
	if (at == t.len)
		return true;
	if (text_starts_with(text_from(t, at), TEXT("alpha")))
		at += 5;
	else if (text_starts_with(text_from(t, at), TEXT("beta")))
		at += 4;
	else
		return false;
	return text_trim(text_from(t, at), "0123456789").len == 0 && at < t.len;
}

static bool is_lower(struct text t)
{
	for (size_t i = 0; i < t.len; i++) {
		if (t.ptr[i] >= 'A' && t.ptr[i] <= 'Z')
			return false;
	}
	return true;
}

/* Cut at slashes, the last part at dots too; 0 when there are more than four. */
static size_t cut(struct text written, struct text parts[4])
{
	size_t count = 0;
	struct text part = { NULL, 0 }, sub;

	while (text_next_part(&written, '/', &part)) {
		if (!written.ptr)
			break;
		if (count == 4)
			return 0;
		parts[count++] = part;
	}
	while (text_next_part(&part, '.', &sub)) {
		if (count == 4)
			return 0;
		parts[count++] = sub;
	}
	return count;
}

/* Groups of CI files: "github/Workflow" is no kind with a subresource. */
static bool is_file_group(struct text t)
{
	return text_is(t, "github") || text_is(t, "gitlab") || text_is(t, "docker");
}

struct kind_selector kind_selector_parse(struct text written)
{
	struct text p[4] = { { NULL, 0 } }, any = TEXT("*"), none = TEXT("");

	switch (cut(written, p)) {
	case 1:
		return (struct kind_selector){ any, any, p[0], none };
	case 2:
		if (text_is(p[0], "*") && (text_is(p[1], "*") || is_lower(p[1])))
			return (struct kind_selector){ any, any, p[0], p[1] };
		if (is_version(p[0]))
			return (struct kind_selector){ any, p[0], p[1], none };
		if (is_file_group(p[0]))
			return (struct kind_selector){ p[0], any, p[1], none };
		return (struct kind_selector){ any, any, p[0], p[1] };
	case 3:
		if (is_version(p[0]))
			return (struct kind_selector){ any, p[0], p[1], p[2] };
		return (struct kind_selector){ p[0], p[1], p[2], none };
	case 4:
		return (struct kind_selector){ p[0], p[1], p[2], p[3] };
	default:
		return (struct kind_selector){ none, none, none, none };
	}
}

static void compile_filter(const struct node *node, struct arena *arena, struct match_filter *filter)
{
	const struct node *kinds;
	struct kind_selector *selectors;

	*filter = (struct match_filter){ .resources = node_get_cstr(node, "resources"),
					 .roles = node_get_cstr(node, "roles"),
					 .cluster_roles = node_get_cstr(node, "clusterRoles"),
					 .subjects = node_get_cstr(node, "subjects") };
	kinds = node_get_cstr(filter->resources, "kinds");
	if (!kinds || kinds->kind != NODE_LIST)
		return;
	selectors = arena_zalloc(arena, kinds->list.count + 1, sizeof(*selectors));
	for (size_t i = 0; i < kinds->list.count; i++)
		selectors[i] = kind_selector_parse(node_string(kinds->list.items[i]));
	filter->kinds = selectors;
	filter->kind_count = kinds->list.count;
}

struct match match_compile(const struct node *block, struct arena *arena)
{
	const struct node *list = node_get_cstr(block, "any");
	struct match match = { .mode = MATCH_ANY };
	struct match_filter *filters;

	if (!block || block->kind != NODE_MAP || !block->map.count)
		return match;
	if (!list || list->kind != NODE_LIST || !list->list.count) {
		list = node_get_cstr(block, "all");
		match.mode = MATCH_ALL;
	}
	if (!list || list->kind != NODE_LIST || !list->list.count)
		match.mode = MATCH_DIRECT;
	match.count = match.mode == MATCH_DIRECT ? 1 : list->list.count;
	filters = arena_zalloc(arena, match.count, sizeof(*filters));
	for (size_t i = 0; i < match.count; i++)
		compile_filter(match.mode == MATCH_DIRECT ? block : list->list.items[i], arena, &filters[i]);
	match.filters = filters;
	return match;
}

static bool has_items(const struct node *node)
{
	return node && ((node->kind == NODE_LIST && node->list.count) || (node->kind == NODE_MAP && node->map.count));
}

/* Does one of the patterns in the list (or the string) match? */
static bool any_matches(const struct node *patterns, struct text subject)
{
	for (size_t i = 0; i < patterns->list.count; i++) {
		if (wildcard_match(node_string(patterns->list.items[i]), subject))
			return true;
	}
	return false;
}

static bool kinds_match(const struct match_filter *filter, const struct resource *r)
{
	for (size_t i = 0; i < filter->kind_count; i++) {
		const struct kind_selector *k = &filter->kinds[i];

		if (wildcard_match(k->kind, r->kind) && wildcard_match(k->version, r->version) && wildcard_match(k->group, r->group) &&
		    wildcard_match(k->subresource, r->subresource))
			return true;
	}
	return false;
}

static bool annotations_match(const struct node *wanted, const struct node *present)
{
	for (size_t i = 0; i < wanted->map.count; i++) {
		bool found = false;

		for (size_t j = 0; present && present->kind == NODE_MAP && j < present->map.count; j++)
			found = found || (wildcard_match(wanted->map.pairs[i].key, present->map.pairs[j].key) &&
					  wildcard_match(node_string(wanted->map.pairs[i].value), node_string(present->map.pairs[j].value)));
		if (!found)
			return false;
	}
	return true;
}

static bool label_matches(const struct node_pair *wanted, const struct node *labels)
{
	struct text value = node_string(wanted->value);

	if (!wildcard_is(wanted->key) && !wildcard_is(value)) {
		const struct node *label = node_get(labels, wanted->key);

		return label && text_eq(node_string(label), value);
	}
	for (size_t i = 0; labels && labels->kind == NODE_MAP && i < labels->map.count; i++) {
		if (wildcard_match(wanted->key, labels->map.pairs[i].key) && wildcard_match(value, node_string(labels->map.pairs[i].value)))
			return true;
	}
	return false;
}

static bool expression_matches(const struct node *expression, const struct node *labels)
{
	const struct node *label = node_get(labels, node_string(node_get_cstr(expression, "key")));
	const struct node *operator = node_get_cstr(expression, "operator"), *values = node_get_cstr(expression, "values");
	bool listed = false;

	for (size_t i = 0; label && values && values->kind == NODE_LIST && i < values->list.count; i++)
		listed = listed || text_eq(node_string(values->list.items[i]), node_string(label));
	if (node_is_string(operator, "In"))
		return listed;
	if (node_is_string(operator, "NotIn"))
		return !listed;
	if (node_is_string(operator, "Exists"))
		return label != NULL;
	return node_is_string(operator, "DoesNotExist") && !label;
}

bool match_selector(const struct node *selector, const struct node *labels)
{
	const struct node *wanted = node_get_cstr(selector, "matchLabels"), *expressions = node_get_cstr(selector, "matchExpressions");

	for (size_t i = 0; wanted && wanted->kind == NODE_MAP && i < wanted->map.count; i++) {
		if (!label_matches(&wanted->map.pairs[i], labels))
			return false;
	}
	for (size_t i = 0; expressions && expressions->kind == NODE_LIST && i < expressions->list.count; i++) {
		if (!expression_matches(expressions->list.items[i], labels))
			return false;
	}
	return true;
}

static bool namespace_matches(const struct node *patterns, const struct resource *r)
{
	return any_matches(patterns, text_is(r->kind, "Namespace") ? r->name : r->namespace);
}

/* A list of patterns under this key asks for nothing when it is empty or no list. */
static const struct node *listed(const struct node *description, const char *key)
{
	const struct node *list = node_get_cstr(description, key);

	return has_items(list) && list->kind == NODE_LIST ? list : NULL;
}

static bool names_match(const struct node *description, const struct resource *r)
{
	struct text name = node_string(node_get_cstr(description, "name"));
	const struct node *names = listed(description, "names"), *namespaces = listed(description, "namespaces");

	return (!name.len || wildcard_match(name, r->name)) && (!names || any_matches(names, r->name)) &&
	       (!namespaces || namespace_matches(namespaces, r));
}

static bool description_matches(const struct match_filter *filter, const struct resource *r, const struct match_request *request)
{
	const struct node *d = filter->resources, *metadata = node_get_cstr(r->node, "metadata"), *part;

	part = node_get_cstr(d, "operations");
	if (has_items(part) && !any_matches(part, request->operation))
		return false;
	if (filter->kind_count && !kinds_match(filter, r))
		return false;
	if (!names_match(d, r))
		return false;
	part = node_get_cstr(d, "annotations");
	if (has_items(part) && part->kind == NODE_MAP && !annotations_match(part, node_get_cstr(metadata, "annotations")))
		return false;
	part = node_get_cstr(d, "selector");
	if (part && !match_selector(part, resource_labels(r)))
		return false;
	part = node_get_cstr(d, "namespaceSelector");
	return !part || (!text_is(r->kind, "Namespace") && match_selector(part, request->namespace_labels));
}

static bool lists_share(const struct node *a, const struct node *b)
{
	for (size_t i = 0; b && b->kind == NODE_LIST && i < b->list.count; i++) {
		for (size_t j = 0; a->kind == NODE_LIST && j < a->list.count; j++) {
			if (text_eq(node_string(a->list.items[j]), node_string(b->list.items[i])))
				return true;
		}
	}
	return false;
}

static bool service_account_is(struct text user, struct text namespace, struct text name)
{
	struct text prefix = TEXT("system:serviceaccount:"), rest = text_from(user, prefix.len);
	size_t colon = text_find_byte(rest, ':', 0);

	return text_starts_with(user, prefix) && colon != SIZE_MAX && wildcard_match(namespace, text_slice(rest, 0, colon)) &&
	       wildcard_match(name, text_from(rest, colon + 1));
}

static bool subject_matches(const struct node *subject, const struct node *user)
{
	const struct node *kind = node_get_cstr(subject, "kind"), *groups = node_get_cstr(user, "groups");
	struct text name = node_string(node_get_cstr(subject, "name")), username = node_string(node_get_cstr(user, "username"));

	if (node_is_string(kind, "ServiceAccount"))
		return service_account_is(username, node_string(node_get_cstr(subject, "namespace")), name);
	if (node_is_string(kind, "User"))
		return wildcard_match(name, username);
	for (size_t i = 0; node_is_string(kind, "Group") && groups && groups->kind == NODE_LIST && i < groups->list.count; i++) {
		if (wildcard_match(name, node_string(groups->list.items[i])))
			return true;
	}
	return false;
}

static bool user_matches(const struct match_filter *filter, const struct node *info)
{
	bool subject = !has_items(filter->subjects);

	if (has_items(filter->roles) && !lists_share(filter->roles, node_get_cstr(info, "roles")))
		return false;
	if (has_items(filter->cluster_roles) && !lists_share(filter->cluster_roles, node_get_cstr(info, "clusterRoles")))
		return false;
	for (size_t i = 0; !subject && filter->subjects->kind == NODE_LIST && i < filter->subjects->list.count; i++)
		subject = subject_matches(filter->subjects->list.items[i], node_get_cstr(info, "userInfo"));
	return subject;
}

static bool asks_user(const struct match_filter *filter)
{
	return has_items(filter->roles) || has_items(filter->cluster_roles) || has_items(filter->subjects);
}

/* In a match block an unknown user is no hindrance; in an exclude block it is nobody. */
static bool filter_matches(const struct match_filter *filter, const struct resource *r, const struct match_request *request, bool excludes)
{
	bool user = asks_user(filter) && (excludes || request->user);

	if (!has_items(filter->resources) && !user)
		return false;
	return description_matches(filter, r, request) && (!user || user_matches(filter, request->user));
}

static bool block_matches(const struct match *match, const struct resource *r, const struct match_request *request, bool excludes)
{
	bool all = match->mode == MATCH_ALL;

	for (size_t i = 0; i < match->count; i++) {
		if (filter_matches(&match->filters[i], r, request, excludes) != all)
			return !all;
	}
	return all && match->count;
}

bool match_filters(const struct match *match, const struct resource *resource, const struct match_request *request)
{
	return block_matches(match, resource, request, false);
}

bool match_applies(const struct match *match, const struct match *exclude, const struct resource *resource,
		   const struct match_request *request)
{
	return block_matches(match, resource, request, false) && !block_matches(exclude, resource, request, true);
}
