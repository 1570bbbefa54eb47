/* The entries of a rule's context block: variable, configMap, apiCall, globalReference. */
#include "tools/policy-check/cluster.h"
#include "tools/policy-check/context.h"
#include "tools/policy-check/jmespath/value.h"
#include "tools/policy-check/substitute.h"

/*
 * Data that nobody gave: fine when the values hold the entry, an error otherwise, since a default in an expression would make a
 * pass of it.
 */
static bool lacks_data(struct context *context, const struct context_entry *entry)
{
	if (node_get(context->root, entry->name))
		return true;
	context->absent = entry->name;
	return context_fail(context, arena_printf(context->arena, "no data for context entry %.*s", TEXT_ARGS(entry->name)));
}

static bool fail_entry(struct context *context, const char *what, const struct context_entry *entry)
{
	return context_fail(context, arena_printf(context->arena, "%s %.*s: %.*s", what, TEXT_ARGS(entry->name), TEXT_ARGS(context->problem)));
}

static bool substitute_part(struct context *context, const struct context_entry *entry, const struct node *part, const struct node **value)
{
	*value = NULL;
	if (!part)
		return true;
	if (substitute(context, part, value))
		return true;
	return context_fail(context, arena_printf(context->arena, "failed to substitute variables in context entry %.*s %.*s: %.*s",
						  TEXT_ARGS(entry->name), TEXT_ARGS(value_printed(context->arena, part)),
						  TEXT_ARGS(context->problem)));
}

static bool is_given(const struct node *value)
{
	return value && value->kind != NODE_NULL;
}

static bool load_variable(struct context *context, const struct context_entry *entry, const struct node *variable)
{
	const struct node *path, *fallback, *value, *output;
	struct text problem;

	if (!substitute_part(context, entry, node_get_cstr(variable, "jmesPath"), &path) ||
	    !substitute_part(context, entry, node_get_cstr(variable, "default"), &fallback) ||
	    !substitute_part(context, entry, node_get_cstr(variable, "value"), &value))
		return false;
	output = fallback;
	if (path && node_string(path).len) {
		const struct node *found = NULL;
		bool ok = value ? context_apply(context, node_string(path), value, &found) : context_query(context, node_string(path), &found);

		problem = context->problem;
		/* A default stands in for a field that is missing, not for data that nobody gave. */
		if (!ok && (!is_given(fallback) || context->absent.len))
			return context_fail(context, arena_printf(context->arena, "failed to apply jmespath %.*s to variable %.*s: %.*s",
								  TEXT_ARGS(node_string(path)), TEXT_ARGS(value_printed(context->arena, value)),
								  TEXT_ARGS(problem)));
		if (ok && (value || is_given(found)))
			output = found;
	} else if (value) {
		output = value;
	}
	if (!is_given(output))
		return context_fail(context, arena_printf(context->arena, "failed to add context entry for variable %.*s since it evaluated to nil",
							  TEXT_ARGS(entry->name)));
	context_put(context, entry->name, output);
	return true;
}

static bool load_config_map(struct context *context, const struct context_entry *entry, const struct node *config_map)
{
	const struct node *name, *namespace, *found;
	struct value_pairs pairs = { .arena = context->arena };

	if (!substitute_part(context, entry, node_get_cstr(config_map, "name"), &name) ||
	    !substitute_part(context, entry, node_get_cstr(config_map, "namespace"), &namespace))
		return fail_entry(context, "failed to retrieve config map for context entry", entry);
	found = cluster_config_map(context->data ? context->data->resources : NULL,
				   node_string(namespace).len ? node_string(namespace) : TEXT("default"), node_string(name));
	if (!found)
		return lacks_data(context, entry);
	if (node_get_cstr(found, "data"))
		value_pairs_set(&pairs, TEXT("data"), node_get_cstr(found, "data"));
	value_pairs_set(&pairs, TEXT("metadata"), node_get_cstr(found, "metadata"));
	context_set(context, entry->name, value_map(context->arena, pairs.pairs, pairs.count));
	return true;
}

static bool matches_call(const struct node *response, struct text method, struct text url)
{
	const struct node *given = node_get_cstr(response, "urlPath");
	struct text wanted = node_string(node_get_cstr(response, "method"));

	if (!given)
		given = node_get_cstr(response, "url");
	return text_eq(node_string(given), url) && (!wanted.len || text_eq_ignoring_case(wanted, method));
}

/* The recorded response to a call; NULL when there is none. */
static const struct node *find_response(const struct context *context, struct text method, struct text url)
{
	const struct node *list = context->data ? context->data->api_responses : NULL;

	for (size_t i = 0; list && list->kind == NODE_LIST && i < list->list.count; i++)
		if (matches_call(list->list.items[i], method, url))
			return list->list.items[i];
	return NULL;
}

static bool is_failure(const struct node *status)
{
	return status && status->kind == NODE_INT && (status->integer < 200 || status->integer >= 300);
}

/* The answer that was recorded for a call, or what the documents of the cluster say; *body NULL when there is none. */
static bool find_answer(struct context *context, const struct context_entry *entry, struct text method, struct text url, const struct node **body)
{
	const struct node *response = find_response(context, method, url);
	const struct node *status = node_path(response, "response", "statusCode", NULL);

	*body = NULL;
	if (is_failure(status))
		return context_fail(context, arena_printf(context->arena,
							  "HTTP %d from apiCall mock for context entry \"%.*s\" (v1 apiCall treats non-2xx as failure)",
							  (int)status->integer, TEXT_ARGS(entry->name)));
	if (response)
		*body = node_path(response, "response", "body", NULL) ? node_path(response, "response", "body", NULL) : &value_null;
	else if (context->data && text_is(method, "GET"))
		*body = cluster_get(context->data->resources, url, context->arena);
	return true;
}

static bool load_api_call(struct context *context, const struct context_entry *entry, const struct node *call)
{
	const struct node *done, *body;
	struct text method, url, path;

	if (!substitute_part(context, entry, call, &done))
		return false;
	method = node_string(node_get_cstr(done, "method"));
	url = node_string(node_path(done, "service", "url", NULL));
	url = url.len ? url : node_string(node_get_cstr(done, "urlPath"));
	path = node_string(node_get_cstr(done, "jmesPath"));
	if (!find_answer(context, entry, method.len ? method : TEXT("GET"), url, &body))
		return false;
	if (!body && node_get_cstr(done, "default") && !node_get(context->root, entry->name))
		context_put(context, entry->name, node_get_cstr(done, "default"));
	if (!body)
		return lacks_data(context, entry);
	if (path.len && !context_apply(context, path, body, &body))
		return false;
	context_put(context, entry->name, body);
	return true;
}

static const struct node *named(const struct node *list, struct text name)
{
	for (size_t i = 0; list && list->kind == NODE_LIST && i < list->list.count; i++) {
		if (text_eq(node_string(node_get_cstr(list->list.items[i], "name")), name))
			return list->list.items[i];
	}
	return NULL;
}

/* What an entry of globalContextEntries stands for: its data or resources, cut by fieldPath, projected. */
static bool read_global(struct context *context, const struct node *global, const struct node **value)
{
	const struct node *projections = node_get_cstr(global, "projections"), *root = node_get_cstr(global, "resources"), *each;
	struct text path = node_string(node_get_cstr(global, "fieldPath"));
	struct value_pairs pairs = { .arena = context->arena };

	if (!root)
		root = node_get_cstr(global, "data");
	if (!root)
		root = &value_null;
	if (path.len && !context_apply(context, path, root, &root))
		return false;
	*value = root;
	if (!projections || projections->kind != NODE_LIST || !projections->list.count)
		return true;
	for (size_t i = 0; i < projections->list.count; i++) {
		const struct node *projection = projections->list.items[i];

		if (!context_apply(context, node_string(node_get_cstr(projection, "path")), root, &each))
			return false;
		value_pairs_set(&pairs, node_string(node_get_cstr(projection, "name")), each);
	}
	*value = value_map(context->arena, pairs.pairs, pairs.count);
	return true;
}

static bool load_global(struct context *context, const struct context_entry *entry, const struct node *reference)
{
	struct text name = node_string(node_get_cstr(reference, "name")), projection = { NULL, 0 };
	const struct node *path = node_get_cstr(reference, "jmesPath"), *global, *value;
	size_t dot = text_find_byte(name, '.', 0);

	if (dot != SIZE_MAX) {
		projection = text_from(name, dot + 1);
		name = text_slice(name, 0, dot);
	}
	global = context->data ? named(context->data->globals, name) : NULL;
	if (!global)
		return lacks_data(context, entry);
	if (!read_global(context, global, &value))
		return false;
	if (projection.len)
		value = node_get(value, projection) ? node_get(value, projection) : &value_null;
	if (!substitute_part(context, entry, path, &path) || (path && !context_apply(context, node_string(path), value, &value)))
		return false;
	context_put(context, entry->name, value);
	return true;
}

static const struct {
	const char *name;
	bool (*load)(struct context *, const struct context_entry *, const struct node *);
} loaders[] = {
	{ "variable", load_variable },
	{ "configMap", load_config_map },
	{ "apiCall", load_api_call },
	{ "globalReference", load_global },
};

bool context_load(struct context *context, struct context_entry *entry)
{
	for (size_t i = 0; i < sizeof(loaders) / sizeof(loaders[0]); i++) {
		const struct node *what = node_get_cstr(entry->node, loaders[i].name);

		if (what)
			return loaders[i].load(context, entry, what);
	}
	return lacks_data(context, entry); /* imageRegistry: what a registry would say */
}
