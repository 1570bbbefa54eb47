#include "tools/policy-check/testrun.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "common/base/file.h"
#include "common/doc/yaml.h"
#include "tools/policy-check/documents.h"
#include "tools/policy-check/files.h"
#include "tools/policy-check/load.h"

const struct rule testrun_rules[] = {
	{ "test/missed", "a rule gives the result that the test expects", NULL, SEVERITY_ERROR },
	{ "test/excluded", "a rule says something of the resource that the test names",
	  "the rule does not match the resource, or is not evaluated", SEVERITY_WARNING },
};

static const char *const file_names[] = { "kyverno-test.yaml", "kyverno-test.yml" };

/* One test file under way. */
struct job {
	struct testrun *run;
	const char *directory;
	const struct node *document;
	struct loaded loaded;
	struct expressions expressions;
	struct engine engine;
	struct arena scratch;
};

static void tell(void *receiver, const struct fault *fault)
{
	struct job *job = receiver;

	job->run->trouble = true;
	warn_fault(fault);
}

static const char *path_in(struct job *job, struct text path)
{
	bool absolute = path.len && path.ptr[0] == '/';

	return absolute ? arena_cstr(&job->loaded.arena, path) : arena_printf(&job->loaded.arena, "%s/%.*s", job->directory, TEXT_ARGS(path)).ptr;
}

static const struct node *read_part(struct job *job, const char *inline_name, const char *file_name)
{
	const struct node *file = node_get_cstr(job->document, file_name), *document = node_get_cstr(job->document, inline_name);
	struct fault fault = FAULT_INIT;
	struct buf content = BUF_INIT;
	const char *path;

	if (document || !node_string(file).len)
		return document;
	path = path_in(job, file->string);
	if (file_read(path, FILE_LIMIT, &content, &fault) < 0 ||
	    yaml_read(arena_copy(&job->loaded.arena, buf_text(&content)), path, YAML_KUBERNETES, &job->loaded.arena, &document, &fault) < 0)
		tell(job, &fault);
	buf_release(&content);
	return document;
}

static void load_list(struct job *job, const char *name, int load(struct loaded *, const char *, struct fault *))
{
	const struct node *list = node_get_cstr(job->document, name);
	struct fault fault = FAULT_INIT;

	for (size_t i = 0; list && list->kind == NODE_LIST && i < list->list.count; i++) {
		if (load(&job->loaded, path_in(job, node_string(list->list.items[i])), &fault) < 0)
			tell(job, &fault);
	}
}

static void take_resource(void *receiver, const struct resource *resource)
{
	struct job *job = receiver;

	engine_judge(&job->engine, resource, &job->scratch);
}

static void pass_duplicate(void *receiver, struct text key, struct place before, struct place again)
{
	(void)receiver;
	(void)key;
	(void)before;
	(void)again;
}

static void judge_resources(struct job *job)
{
	const struct node *list = node_get_cstr(job->document, "resources");
	const struct document_reader reader = { take_resource, pass_duplicate, job, &job->scratch };
	struct files files = FILES_INIT(&job->loaded.arena);
	struct fault fault = FAULT_INIT;

	for (size_t i = 0; list && list->kind == NODE_LIST && i < list->list.count; i++) {
		if (files_add(&files, path_in(job, node_string(list->list.items[i])), &fault) < 0)
			tell(job, &fault);
	}
	for (size_t i = 0; i < files.count; i++) {
		struct buf content = BUF_INIT;

		if (file_read(files.items[i].path, FILE_LIMIT, &content, &fault) < 0 ||
		    documents_read(buf_text(&content), files.items[i].path, &reader, &fault) < 0)
			tell(job, &fault);
		arena_reset(&job->scratch);
		buf_release(&content);
	}
	files_release(&files);
}

static void report_outcome(struct job *job, const struct node *row, struct text resource, enum test_outcome outcome, struct text got)
{
	struct text wanted = node_string(node_get_cstr(row, "result"));
	const struct field fields[] = { { "result", FIELD_STRING, outcome == TEST_MISSED ? TEXT("fail") : outcome == TEST_MET ? TEXT("pass")
															      : TEXT("warn") },
					{ "resource", FIELD_STRING, resource } };
	struct finding finding = { .severity = outcome == TEST_MISSED ? SEVERITY_ERROR : outcome == TEST_MET ? SEVERITY_NOTICE
													     : SEVERITY_WARNING,
				   .rule = testrun_rules[outcome == TEST_EXCLUDED].id,
				   .place = row->place,
				   .fields = fields,
				   .field_count = 2 };

	finding.message = arena_printf(&job->loaded.arena, "%.*s/%.*s: wanted %.*s, got %.*s", TEXT_ARGS(node_string(node_get_cstr(row, "policy"))),
				       TEXT_ARGS(node_string(node_get_cstr(row, "rule"))), TEXT_ARGS(wanted),
				       TEXT_ARGS(got.len ? got : TEXT("nothing")));
	job->run->outcomes[outcome]++;
	if (outcome != TEST_MET || job->run->detail)
		report_add(job->run->report, &finding);
}

/* globalContextEntries whose resources stand in files. */
static const struct node *read_globals(struct job *job)
{
	const struct node *list = node_get_cstr(job->document, "globalContextEntries");
	struct value_items entries = { .arena = &job->loaded.arena };

	for (size_t i = 0; list && list->kind == NODE_LIST && i < list->list.count; i++) {
		const struct node *entry = list->list.items[i], *files = node_get_cstr(entry, "resourceFiles");
		struct value_pairs pairs = { .arena = &job->loaded.arena };
		struct value_items before = job->loaded.resources;

		for (size_t j = 0; entry->kind == NODE_MAP && j < entry->map.count; j++)
			value_pairs_set(&pairs, entry->map.pairs[j].key, entry->map.pairs[j].value);
		job->loaded.resources = (struct value_items){ .arena = &job->loaded.arena };
		for (size_t j = 0; files && files->kind == NODE_LIST && j < files->list.count; j++) {
			struct fault fault = FAULT_INIT;

			if (load_resources(&job->loaded, path_in(job, node_string(files->list.items[j])), &fault) < 0)
				tell(job, &fault);
		}
		if (files)
			value_pairs_set(&pairs, TEXT("resources"),
					value_list(&job->loaded.arena, job->loaded.resources.items, job->loaded.resources.count));
		job->loaded.resources = before;
		value_items_add(&entries, value_map(&job->loaded.arena, pairs.pairs, pairs.count));
	}
	return value_list(&job->loaded.arena, entries.items, entries.count);
}

static void check_rows(struct job *job, const struct node *rows, struct text operation)
{
	for (size_t i = 0; i < rows->list.count; i++) {
		const struct node *row = rows->list.items[i], *resources = node_get_cstr(row, "resources");
		const struct node *single = node_get_cstr(row, "resource");
		size_t count = resources && resources->kind == NODE_LIST ? resources->list.count : 0;
		struct text got;

		if (!text_eq(node_string(node_get_cstr(row, "operation")), operation))
			continue;
		for (size_t j = 0; j < count; j++) {
			struct text resource = node_string(resources->list.items[j]);
			enum test_outcome outcome = testcase_check(&job->run->test, row, resource, &got);

			report_outcome(job, row, resource, outcome, got);
		}
		if (!count && single) {
			enum test_outcome outcome = testcase_check(&job->run->test, row, node_string(single), &got);

			report_outcome(job, row, node_string(single), outcome, got);
		}
	}
}

static bool asks_operation(const struct node *rows, struct text operation)
{
	for (size_t i = 0; i < rows->list.count; i++) {
		if (text_eq(node_string(node_get_cstr(rows->list.items[i], "operation")), operation))
			return true;
	}
	return false;
}

static void run_document(struct job *job)
{
	static const char *const operations[] = { "", "CREATE", "UPDATE", "DELETE", "CONNECT" };
	const struct node *rows = node_get_cstr(job->document, "results");
	struct engine *engine = &job->engine;

	load_list(job, "policies", load_path);
	load_list(job, "exceptions", load_path);
	load_list(job, "clusterResources", load_resources);
	*engine = (struct engine){ .policies = job->loaded.policies, .policy_count = job->loaded.count, .now = job->run->now, .expressions = &job->expressions, .sink = testcase_take, .receiver = &job->run->test };
	engine->values = read_part(job, "values", "variables");
	engine->user = read_part(job, "userInfo", "userinfo");
	engine->data.api_responses = node_get_cstr(job->document, "apiCallResponses");
	engine->data.globals = read_globals(job);
	if (job->loaded.resources.count)
		engine->data.resources = value_list(&job->loaded.arena, job->loaded.resources.items, job->loaded.resources.count);
	if (job->loaded.exceptions.count)
		engine->exceptions = value_list(&job->loaded.arena, job->loaded.exceptions.items, job->loaded.exceptions.count);
	for (size_t i = 0; rows && rows->kind == NODE_LIST && i < sizeof(operations) / sizeof(operations[0]); i++) {
		engine->operation = text_of(operations[i]);
		if (!asks_operation(rows, engine->operation))
			continue;
		testcase_forget(&job->run->test);
		judge_resources(job);
		check_rows(job, rows, engine->operation);
	}
}

static void run_file(struct testrun *run, const char *directory, const char *path)
{
	struct job job = { .run = run, .directory = directory, .expressions = EXPRESSIONS_INIT };
	struct fault fault = FAULT_INIT;
	struct buf content = BUF_INIT;

	job.loaded.problem = tell;
	job.loaded.receiver = &job;
	if (file_read(path, FILE_LIMIT, &content, &fault) < 0 ||
	    yaml_read(buf_text(&content), path, YAML_KUBERNETES, &job.loaded.arena, &job.document, &fault) < 0) {
		tell(&job, &fault);
	} else {
		run->tests++;
		run_document(&job);
	}
	expressions_release(&job.expressions);
	arena_release(&job.scratch);
	loaded_release(&job.loaded);
	buf_release(&content);
}

static int by_name(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static int walk(struct testrun *run, const char *path, unsigned depth, struct fault *fault)
{
	struct arena arena = ARENA_INIT;
	struct strings names = STRINGS_INIT;
	DIR *directory = depth > FILES_DEPTH_LIMIT ? NULL : opendir(path);
	struct dirent *entry;
	int result = 0;

	if (!directory)
		return fault_set_errno(fault, "cannot read the directory '%s'", path);
	while ((entry = readdir(directory))) {
		if (strcmp(entry->d_name, ".") && strcmp(entry->d_name, "..") && strcmp(entry->d_name, ".git"))
			strings_add(&names, arena_cstr(&arena, text_of(entry->d_name)));
	}
	closedir(directory);
	if (names.count)
		qsort(names.items, names.count, sizeof(*names.items), by_name);
	for (size_t i = 0; i < names.count && !result; i++) {
		const char *below = arena_printf(&arena, "%s/%s", path, names.items[i]).ptr;
		struct stat status;

		if (strcmp(names.items[i], file_names[0]) == 0 || strcmp(names.items[i], file_names[1]) == 0)
			run_file(run, path, below);
		else if (!lstat(below, &status) && S_ISDIR(status.st_mode))
			result = walk(run, below, depth + 1, fault);
	}
	strings_release(&names);
	arena_release(&arena);
	return result;
}

int testrun_directory(struct testrun *run, const char *path, struct fault *fault)
{
	if (walk(run, path, 0, fault) < 0)
		return -1;
	return run->tests ? 0 : fault_set(fault, "there is no kyverno-test.yaml in '%s' or below it", path);
}

void testrun_close(struct testrun *run)
{
	static const char *const names[] = { "pass", "fail", "excluded" };

	for (size_t i = 0; i <= TEST_EXCLUDED; i++) {
		struct text count = arena_printf(&run->test.arena, "%zu", run->outcomes[i]);

		report_field(run->report, names[i], FIELD_NUMBER, count);
	}
	testcase_release(&run->test);
}
