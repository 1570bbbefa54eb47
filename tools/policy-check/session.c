#include "tools/policy-check/session.h"

#include <string.h>

#include "common/base/file.h"
#include "common/doc/yaml.h"

static void tell_problem(void *receiver, const struct fault *fault)
{
	struct session *session = receiver;

	session->trouble = true;
	warn_fault(fault);
}

static void tell_unsupported(void *receiver, struct place place, struct text name, const char *what)
{
	struct session *session = receiver;

	session->trouble = session->trouble || !session->options->allow_unsupported;
	if (session->options->allow_unsupported && session->options->quiet)
		return;
	warn("%s:%u: '%.*s' is not evaluated: %s%s", place.file ? place.file : "-", place.line, TEXT_ARGS(name), what,
	     session->options->allow_unsupported ? "" : "; --allow-unsupported lets it pass");
}

void session_start(struct session *session, const struct session_options *options)
{
	*session = (struct session){ .options = options, .expressions = EXPRESSIONS_INIT, .baseline = BASELINE_INIT };
	session->loaded.unsupported = tell_unsupported;
	session->loaded.problem = session->definitions.problem = tell_problem;
	session->loaded.receiver = session->definitions.receiver = session;
	session->files = (struct files)FILES_INIT(&session->loaded.arena);
}

static int read_document(struct session *session, const char *path, const struct node **document, struct fault *fault)
{
	struct buf content = BUF_INIT;
	int result;

	*document = NULL;
	if (!path)
		return 0;
	if (file_read(path, FILE_LIMIT, &content, fault) < 0)
		return -1;
	result = yaml_read(arena_copy(&session->loaded.arena, buf_text(&content)), path, YAML_KUBERNETES, &session->loaded.arena, document, fault);
	buf_release(&content);
	return result;
}

static int read_definitions(struct session *session, const char *path, size_t *taken, struct fault *fault)
{
	struct yaml_options options = { .schema = YAML_KUBERNETES };
	struct arena *arena = &session->definitions.arena;
	struct buf content = BUF_INIT;
	struct yaml_reader *reader;
	const struct node *document;
	int result = file_read(path, FILE_LIMIT, &content, fault);

	if (result == 0) {
		reader = yaml_open(arena_copy(arena, buf_text(&content)), path, &options);
		while (result >= 0 && (result = yaml_next(reader, arena, &document, fault)) > 0) {
			if (!document || !schema_is_definition(document))
				continue;
			result = schemas_add_definition(session->gate.schemas, document, fault);
			++*taken;
		}
		yaml_close(reader);
	}
	buf_release(&content);
	return result;
}

/* CustomResourceDefinitions of the files that --crd names; a path without any is a mistake. */
static int load_definitions(struct session *session, struct fault *fault)
{
	const struct strings *paths = &session->options->keys->definitions;
	struct files files = FILES_INIT(&session->definitions.arena);
	int result = 0;

	for (size_t i = 0; i < paths->count && !result; i++) {
		size_t taken = 0, first = files.count;

		result = files_add(&files, paths->items[i], fault);
		for (size_t j = first; j < files.count && !result; j++)
			result = read_definitions(session, files.items[j].path, &taken, fault);
		if (!result && !taken)
			result = fault_set(fault, "'%s' holds no CustomResourceDefinition of apiextensions.k8s.io/v1", paths->items[i]);
	}
	files_release(&files);
	return result;
}

static const enum severity severities[] = { [LEVEL_ERROR] = SEVERITY_ERROR, [LEVEL_WARN] = SEVERITY_WARNING, [LEVEL_OFF] = SEVERITY_NOTICE };

static int open_schema(struct session *session, struct fault *fault)
{
	const struct policy_check_keys *keys = session->options->keys;

	if (keys->schema == LEVEL_OFF)
		return 0;
	session->gate.schemas = schemas_open(keys->kubernetes_version, fault);
	session->gate.schema_severity = severities[keys->schema];
	session->gate.missing_schema = severities[keys->missing_schema];
	return session->gate.schemas ? load_definitions(session, fault) : -1;
}

static int load_files(struct session *session, struct fault *fault)
{
	const struct strings *paths = session->options->paths;

	for (size_t i = 0; i < paths->count; i++) {
		if (files_add(&session->files, paths->items[i], fault) < 0)
			return -1;
	}
	return paths->count ? 0 : files_add(&session->files, "-", fault);
}

static int load_paths(struct loaded *loaded, const struct strings *paths, int load(struct loaded *, const char *, struct fault *), struct fault *fault)
{
	for (size_t i = 0; i < paths->count; i++) {
		if (load(loaded, paths->items[i], fault) < 0)
			return -1;
	}
	return 0;
}

static int load_policies(struct session *session, struct fault *fault)
{
	const struct policy_check_keys *keys = session->options->keys;

	if (load_paths(&session->loaded, &keys->policies, load_path, fault) < 0)
		return -1;
	if (session->loaded.count)
		return 0;
	if (keys->schema == LEVEL_OFF)
		return fault_set(fault, "no policy to judge by; name a file or directory with --policy");
	if (keys->policies.count && !session->options->allow_unsupported)
		return fault_set(fault, "the files of --policy hold no policy that can be evaluated");
	return 0;
}

int session_load(struct session *session, struct fault *fault)
{
	const struct policy_check_keys *keys = session->options->keys;
	struct engine *engine = &session->gate.engine;
	bool baseline = keys->baseline && !session->options->write_baseline;

	if (load_policies(session, fault) < 0 || load_paths(&session->loaded, &keys->cluster_resources, load_resources, fault) < 0)
		return -1;
	if (read_document(session, keys->values, &engine->values, fault) < 0 || read_document(session, keys->userinfo, &engine->user, fault) < 0)
		return -1;
	if (baseline && baseline_read(&session->baseline, keys->baseline, fault) < 0)
		return -1;
	return open_schema(session, fault) < 0 ? -1 : load_files(session, fault);
}

static bool asks_namespaces(const struct node *node)
{
	if (node->kind == NODE_MAP && node_get_cstr(node, "namespaceSelector"))
		return true;
	for (size_t i = 0; node->kind == NODE_MAP && i < node->map.count; i++) {
		if (asks_namespaces(node->map.pairs[i].value))
			return true;
	}
	for (size_t i = 0; node->kind == NODE_LIST && i < node->list.count; i++) {
		if (asks_namespaces(node->list.items[i]))
			return true;
	}
	return false;
}

static void set_engine(struct session *session)
{
	struct engine *engine = &session->gate.engine;
	struct loaded *loaded = &session->loaded;

	engine->policies = loaded->policies;
	engine->policy_count = loaded->count;
	engine->exceptions = loaded->exceptions.count ? value_list(&loaded->arena, loaded->exceptions.items, loaded->exceptions.count) : NULL;
	engine->data.api_responses = node_get_cstr(engine->values, "apiCallResponses");
	engine->data.globals = node_get_cstr(engine->values, "globalContextEntries");
	engine->data.resources = loaded->resources.count ? value_list(&loaded->arena, loaded->resources.items, loaded->resources.count) : NULL;
	engine->now = session->options->now;
	engine->expressions = &session->expressions;
}

void session_judge(struct session *session, struct report *report)
{
	const struct session_options *options = session->options;
	struct gate *gate = &session->gate;

	gate->report = report;
	gate->audit_warn = options->keys->audit_warn;
	gate->detail = options->detail;
	gate->quiet = options->quiet;
	gate->refuse_partial = options->refuse_partial;
	gate->baseline = options->keys->baseline || options->write_baseline ? &session->baseline : NULL;
	set_engine(session);
	gate_open(gate);
	for (size_t i = 0; i < session->loaded.count; i++) {
		if (asks_namespaces(session->loaded.policies[i].node)) {
			gate_read_namespaces(gate, &session->files);
			break;
		}
	}
	for (size_t i = 0; i < session->files.count; i++)
		gate_judge_file(gate, &session->files.items[i]);
	gate_close(gate);
}

/* Did all that was judged come from files that were named themselves, as hooks name them? */
static bool all_given(const struct files *files)
{
	for (size_t i = 0; i < files->count; i++) {
		if (!files->items[i].given)
			return false;
	}
	return files->count > 0;
}

/* Nothing judged must not look like nothing wrong. */
static bool judged_nothing(struct session *session)
{
	const struct gate *gate = &session->gate;
	bool none = session->loaded.count && !gate->matched;

	if (session->options->allow_no_match || (!none && gate->resources))
		return false;
	if (all_given(&session->files)) {
		if (!session->options->quiet)
			warn("%s", gate->resources ? "no rule matches what the files hold" : "the files hold no resource");
		return false;
	}
	warn("%s; --allow-no-match lets that pass", gate->resources ? "no rule matches any resource" : "no resource was read");
	return true;
}

int session_status(struct session *session)
{
	struct fault fault = FAULT_INIT;

	if (judged_nothing(session) || session->trouble || session->gate.trouble)
		return EXIT_TROUBLE;
	if (session->options->write_baseline) {
		if (baseline_write(&session->baseline, session->options->write_baseline, &fault) == 0)
			return EXIT_OK;
		warn_fault(&fault);
		return EXIT_TROUBLE;
	}
	return session->gate.found ? EXIT_FOUND : EXIT_OK;
}

void session_release(struct session *session)
{
	gate_release(&session->gate);
	schemas_close(session->gate.schemas);
	files_release(&session->files);
	baseline_release(&session->baseline);
	expressions_release(&session->expressions);
	loaded_release(&session->loaded);
	loaded_release(&session->definitions);
}
