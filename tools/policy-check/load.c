#include "tools/policy-check/load.h"

#include <stdlib.h>
#include <string.h>

#include "common/base/alloc.h"
#include "common/base/file.h"
#include "common/doc/yaml.h"
#include "tools/policy-check/exceptions.h"
#include "tools/policy-check/files.h"

static void tell_rules(struct loaded *loaded, const struct policy *policy)
{
	for (size_t i = 0; loaded->unsupported && i < policy->rule_count; i++) {
		const struct policy_rule *rule = &policy->rules[i];

		if (rule->unsupported && rule->flavour == RULE_WRITTEN)
			loaded->unsupported(loaded->receiver, rule->place,
					    arena_printf(&loaded->arena, "%.*s/%.*s", TEXT_ARGS(policy->name), TEXT_ARGS(rule->name)),
					    rule->unsupported);
	}
}

static void take_policy(struct loaded *loaded, const struct node *document)
{
	struct fault fault = FAULT_INIT;

	if (loaded->count == loaded->cap)
		loaded->policies = xgrow(loaded->policies, loaded->count, &loaded->cap, sizeof(*loaded->policies));
	if (policy_compile(document, &loaded->arena, &loaded->policies[loaded->count], &fault) < 0) {
		loaded->problem(loaded->receiver, &fault);
		return;
	}
	tell_rules(loaded, &loaded->policies[loaded->count]);
	loaded->count++;
}

/* True when the document was something that belongs among policies. */
static bool take(struct loaded *loaded, const struct node *document)
{
	const char *unsupported = policy_unsupported_kind(document);
	const struct node *items = node_get_cstr(document, "items");
	bool any = false;

	if (text_ends_with(node_string(node_get_cstr(document, "kind")), TEXT("List")) && items && items->kind == NODE_LIST) {
		for (size_t i = 0; i < items->list.count; i++)
			any = take(loaded, items->list.items[i]) || any;
		return any;
	}
	loaded->exceptions.arena = &loaded->arena;
	if (policy_is(document))
		take_policy(loaded, document);
	else if (exception_is(document))
		value_items_add(&loaded->exceptions, document);
	else if (unsupported && loaded->unsupported)
		loaded->unsupported(loaded->receiver, document->place, node_string(node_path(document, "metadata", "name", NULL)), unsupported);
	else
		return unsupported != NULL;
	return true;
}

/* Names of files in directories of policies that hold tests and values, not policies. */
static bool is_beside(const struct file *file)
{
	struct text path = text_of(file->path);

	return !file->given && (text_ends_with(path, TEXT("kyverno-test.yaml")) || text_find(path, TEXT("/.kyverno-test/"), 0) != SIZE_MAX);
}

static int load_file(struct loaded *loaded, const struct file *file, struct fault *fault)
{
	struct yaml_options options = { .schema = YAML_KUBERNETES };
	struct buf content = BUF_INIT;
	struct yaml_reader *reader;
	const struct node *document;
	bool any = false;
	int more;

	if (file_read(file->path, FILE_LIMIT, &content, fault) < 0)
		return -1;
	reader = yaml_open(arena_copy(&loaded->arena, buf_text(&content)), file->path, &options);
	buf_release(&content);
	while ((more = yaml_next(reader, &loaded->arena, &document, fault)) > 0)
		any = (document && take(loaded, document)) || any;
	yaml_close(reader);
	if (more < 0) {
		loaded->problem(loaded->receiver, fault);
		return 0;
	}
	if (!any && file->given)
		return fault_set(fault, "'%s' holds no policy", file->path);
	return 0;
}

int load_path(struct loaded *loaded, const char *path, struct fault *fault)
{
	struct files files = FILES_INIT(&loaded->arena);
	int result = files_add(&files, path, fault);

	for (size_t i = 0; i < files.count && !result; i++) {
		if (!is_beside(&files.items[i]))
			result = load_file(loaded, &files.items[i], fault);
	}
	files_release(&files);
	return result;
}

static void take_cluster(struct loaded *loaded, const struct node *document)
{
	const struct node *inside = node_path(document, "spec", "resources", NULL);

	loaded->resources.arena = &loaded->arena;
	if (!node_is_string(node_get_cstr(document, "kind"), "ClusterResource")) {
		value_items_add(&loaded->resources, resource_complete(document, &loaded->arena));
		return;
	}
	for (size_t i = 0; inside && inside->kind == NODE_LIST && i < inside->list.count; i++)
		value_items_add(&loaded->resources, resource_complete(inside->list.items[i], &loaded->arena));
}

int load_resources(struct loaded *loaded, const char *path, struct fault *fault)
{
	struct yaml_options options = { .schema = YAML_KUBERNETES };
	struct files files = FILES_INIT(&loaded->arena);
	int result = files_add(&files, path, fault);

	for (size_t i = 0; i < files.count && !result; i++) {
		struct buf content = BUF_INIT;
		struct yaml_reader *reader;
		const struct node *document;

		result = file_read(files.items[i].path, FILE_LIMIT, &content, fault);
		reader = yaml_open(arena_copy(&loaded->arena, buf_text(&content)), files.items[i].path, &options);
		buf_release(&content);
		while (!result && (result = yaml_next(reader, &loaded->arena, &document, fault)) > 0) {
			if (document)
				take_cluster(loaded, document);
			result = 0;
		}
		yaml_close(reader);
	}
	files_release(&files);
	return result;
}

void loaded_release(struct loaded *loaded)
{
	free(loaded->policies);
	arena_release(&loaded->arena);
	loaded->policies = NULL;
	loaded->count = loaded->cap = 0;
	loaded->exceptions = loaded->resources = (struct value_items){ 0 };
}
