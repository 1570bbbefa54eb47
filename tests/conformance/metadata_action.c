/*
 * metadata_action: replay the recorded runs of docker/metadata-action. Arguments: metadata-action.jsonl and the table of
 * named differences, lines "ID NAME".
 *
 * Floating tags are moved as the peer moves them (--floating=always): its runs knew no other versions. The peer's exit 1
 * agrees with a fault, which the tool ends with 2; where the peer passes with no tag at all the tool says no, by the
 * difference no-tag-is-no. A row that differs otherwise must stand in the table, and one that agrees must not.
 */
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "common/base/file.h"
#include "common/base/map.h"
#include "common/base/time.h"
#include "common/doc/json.h"
#include "common/doc/json_out.h"
#include "common/release/from_repo_ci.h"
#include "tools/image-tag/documents.h"
#include "tools/image-tag/environment.h"

enum { VARIABLES = 64 };

/* What a row asks, as the tool would be asked. */
struct question {
	const char *variables[VARIABLES];
	size_t count;
	char event_path[32];
};

static struct text input(const struct node *row, const char *name)
{
	return node_string(node_path(row, "inputs", name, NULL));
}

static const char *variable(const struct question *question, const char *name)
{
	return env_get((struct env){ question->variables }, name);
}

static void write_event(const struct node *payload, struct question *question)
{
	struct buf json = BUF_INIT;
	int fd;

	memcpy(question->event_path, "/tmp/metadata-action-XXXXXX", sizeof("/tmp/metadata-action-XXXXXX"));
	json_finish(json_of_node(payload), JSON_COMPACT, &json);
	fd = mkstemp(question->event_path);
	if (fd < 0 || write(fd, json.ptr, json.len) != (ssize_t)json.len || close(fd))
		die_errno("cannot write '%s'", question->event_path);
	buf_release(&json);
}

static void ask(const struct node *row, struct question *question, struct arena *arena)
{
	const struct node *env = node_path(row, "event", "env", NULL), *payload = node_path(row, "event", "payload", NULL);

	*question = (struct question){ .count = 0 };
	for (size_t i = 0; i < env->map.count; i++)
		if (!text_is(env->map.pairs[i].key, "GITHUB_ACTIONS"))
			question->variables[question->count++] = arena_printf(arena, "%.*s=%.*s", TEXT_ARGS(env->map.pairs[i].key), TEXT_ARGS(node_string(env->map.pairs[i].value))).ptr;
	question->variables[question->count++] = "GITHUB_ACTIONS=true";
	if (payload && payload->kind == NODE_MAP) {
		write_event(payload, question);
		question->variables[question->count++] = arena_printf(arena, "GITHUB_EVENT_PATH=%s", question->event_path).ptr;
	}
}

/* What the peer learnt from its API calls is told by options. */
static void add_api_facts(const struct node *row, struct ci_context *context)
{
	static const struct {
		enum ci_fact_name fact;
		const char *key;
		bool over; /* the event file does not count */
	} facts[] = {
		{ CI_PROJECT_TITLE, "name", true }, { CI_PROJECT_DESCRIPTION, "description", true }, { CI_PROJECT_URL, "html_url", true }, { CI_PROJECT_LICENSE, "license_spdx", true }, { CI_DEFAULT_BRANCH, "default_branch", false }
	};
	const struct node *date = node_path(row, "event", "commit_date_api", NULL);

	for (size_t i = 0; i < sizeof(facts) / sizeof(facts[0]); i++) {
		struct text value = node_string(node_path(row, "event", "repo_api", facts[i].key, NULL));

		if (facts[i].over || !ci_get(context, facts[i].fact).len)
			ci_set(context, facts[i].fact, value, "option");
	}
	if (!ci_get(context, CI_COMMIT_DATE).len && node_string(date).len)
		ci_set(context, CI_COMMIT_DATE, node_string(date), "option");
}

static struct blocks block_of(const struct node *row, const char *name, struct arena *arena)
{
	struct block *block = arena_zalloc(arena, 1, sizeof(*block));

	*block = (struct block){ input(row, name), name };
	return (struct blocks){ block, 1 };
}

/* "2024-03-31T00:59:59.123Z" */
static int64_t milliseconds_of(struct text time)
{
	uint64_t fraction = 0;
	int64_t seconds = 0;

	time_parse(time, &seconds);
	text_to_u64(text_slice(time, 20, 3), &fraction);
	return seconds * 1000 + (int64_t)fraction;
}

static void run_shell(char *script, char *directory)
{
	char shell[] = "sh", option[] = "-c";
	char *arguments[] = { shell, option, script, directory, NULL };
	pid_t pid;

	if (posix_spawnp(&pid, "sh", NULL, NULL, arguments, (char *const *)(uintptr_t)env_of_process().variables) || waitpid(pid, NULL, 0) < 0)
		die_errno("cannot run the set-up of a row");
}

/* Rows that are asked in a repository: the context becomes that of the clone; the default branch stays what it was. */
static int read_clone(const struct node *setup, struct arena *arena, struct ci_context *context, struct fault *fault)
{
	char directory[] = "/tmp/metadata-action-XXXXXX", clean_up[] = "rm -rf \"$0\"";
	struct text branch = ci_get(context, CI_DEFAULT_BRANCH);
	struct buf script = BUF_INIT;
	struct ci_git_facts facts;
	struct repo *repo;
	int result = -1;

	if (!mkdtemp(directory))
		die_errno("cannot make '%s'", directory);
	buf_adds(&script, "cd \"$0\" && export GIT_AUTHOR_DATE='1709229600 +0000' GIT_COMMITTER_DATE='1709229600 +0000' GIT_CONFIG_NOSYSTEM=1 HOME=\"$0\"");
	for (size_t i = 0; i < setup->list.count; i++)
		buf_addf(&script, "\n%.*s", TEXT_ARGS(node_string(setup->list.items[i])));
	run_shell(script.ptr, directory);
	buf_release(&script);
	*context = (struct ci_context){ .event = CI_EVENT_NONE };
	ci_set(context, CI_DEFAULT_BRANCH, branch, "event file");
	repo = repo_open(directory, (struct env){ (const char *const[]){ NULL } }, fault);
	if (repo && (result = ci_from_repo(repo, arena, &facts, fault)) == 0)
		ci_add_git(context, &facts, arena);
	repo_close(repo);
	run_shell(clean_up, directory);
	return result;
}

static int decide(const struct node *row, struct question *question, struct arena *arena, struct metadata *metadata, struct fault *fault)
{
	const char *epoch = variable(question, "SOURCE_DATE_EPOCH");
	struct image_tag_environment environment;
	struct metadata_request request = {
		.images = block_of(row, "images", arena),
		.tags = block_of(row, "tags", arena),
		.flavor = block_of(row, "flavor", arena),
		.labels = block_of(row, "labels", arena),
		.annotations = block_of(row, "annotations", arena),
		.now = milliseconds_of(node_string(node_get_cstr(row, "now"))),
		.floating = { .always = true },
	};
	struct text context_name = input(row, "context");
	struct ci_context context;
	uint64_t number;

	request.created = request.now;
	if (epoch && text_to_u64(text_of(epoch), &number))
		request.created = (int64_t)number * 1000;
	if (environment_read((struct env){ question->variables }, &environment, fault) < 0)
		return -1;
	request.levels = environment.levels;
	request.head_sha = environment.head_sha;
	request.short_sha = environment.short_sha ? environment.short_sha : SHORT_SHA_DEFAULT;
	if (context_name.len && !text_is(context_name, "workflow") && !text_is(context_name, "git"))
		return fault_set(fault, "unknown context");
	if (ci_read((struct env){ question->variables }, arena, &context, fault) < 0)
		return -1;
	if (text_is(context_name, "git") && read_clone(node_path(row, "event", "git_setup", NULL), arena, &context, fault) < 0)
		return -1;
	add_api_facts(row, &context);
	return metadata_decide(&request, &context, arena, metadata, fault);
}

static void add_line(struct buf *out, struct text text)
{
	for (size_t i = 0; i < text.len; i++)
		buf_add_byte(out, (char)(text.ptr[i] == '\n' ? '|' : text.ptr[i]));
}

static bool same_text(const char *what, struct text expected, struct text got, struct buf *details)
{
	if (text_eq(expected, got))
		return true;
	buf_addf(details, "#   %s: ", what);
	add_line(details, got);
	buf_addf(details, "\n#     not: ");
	add_line(details, expected);
	buf_add_byte(details, '\n');
	return false;
}

static struct text separator_of(const struct node *row, const char *name)
{
	struct text separator = input(row, name);

	return separator.len ? separator : TEXT("\n");
}

static bool same_lists(const struct node *row, const struct metadata *metadata, struct buf *details)
{
	static const struct {
		const char *name, *separator;
		void (*write)(const struct metadata *metadata, struct text separator, struct buf *out);
	} lists[] = {
		{ "tags", "sep-tags", documents_tags }, { "tag-names", "sep-tags", documents_tag_names }, { "labels", "sep-labels", documents_labels }, { "annotations", "sep-annotations", documents_annotations }
	};
	bool same = true;

	for (size_t i = 0; i < sizeof(lists) / sizeof(lists[0]); i++) {
		struct buf got = BUF_INIT;

		lists[i].write(metadata, separator_of(row, lists[i].separator), &got);
		same = same_text(lists[i].name, node_string(node_path(row, "outputs", "raw", lists[i].name, NULL)), buf_text(&got), details) && same;
		buf_release(&got);
	}
	return same_text("version", node_string(node_path(row, "outputs", "version", NULL)), metadata->version, details) && same;
}

/* Documents are compared as values. */
static bool same_document(const char *what, const struct node *expected, const struct buf *got, struct arena *arena, struct buf *details)
{
	const struct node *document = NULL;
	struct fault fault = FAULT_INIT;

	if (json_read(arena_copy(arena, buf_text(got)), what, arena, &document, &fault) == 0 && node_equal(expected, document))
		return true;
	buf_addf(details, "#   %s differs\n", what);
	return false;
}

static bool same_json(const struct node *row, const struct metadata *metadata, struct arena *arena, struct buf *details)
{
	static const char *const members[] = { "tags", "tag-names", "labels", "annotations" };
	const struct node *expected = NULL, *document = NULL;
	struct fault fault = FAULT_INIT;
	struct buf got = BUF_INIT;
	bool same = true;

	documents_json(metadata, &got);
	if (json_read(node_string(node_path(row, "outputs", "json", NULL)), "expected", arena, &expected, &fault) < 0 || json_read(arena_copy(arena, buf_text(&got)), "json", arena, &document, &fault) < 0)
		die_fault(&fault);
	buf_release(&got);
	for (size_t i = 0; i < sizeof(members) / sizeof(members[0]); i++)
		same = node_equal(node_get_cstr(expected, members[i]), node_get_cstr(document, members[i])) && same;
	if (!same)
		buf_adds(details, "#   json differs\n");
	return same;
}

static bool same_bake(const struct node *row, const struct metadata *metadata, struct arena *arena, struct buf *details)
{
	static const struct {
		const char *name;
		unsigned parts;
	} files[] = {
		{ "bake-file", BAKE_TAGS | BAKE_LABELS },
		{ "bake-file-tags", BAKE_TAGS },
		{ "bake-file-labels", BAKE_LABELS },
		{ "bake-file-annotations", BAKE_ANNOTATIONS },
	};
	struct text target = input(row, "bake-target");
	bool same = true;

	for (size_t i = 0; i < sizeof(files) / sizeof(files[0]); i++) {
		struct buf got = BUF_INIT;

		documents_bake(metadata, target.len ? target : TEXT("docker-metadata-action"), files[i].parts, &got);
		same = same_document(files[i].name, node_path(row, "outputs", "bake", files[i].name, NULL), &got, arena, details) && same;
		buf_release(&got);
	}
	return same;
}

enum outcome { AGREES,
	       NO_TAG_IS_NO,
	       DIFFERS };

static enum outcome compare(const struct node *row, struct arena *arena, struct buf *details)
{
	const struct node *status = node_get_cstr(row, "exit");
	bool failed = status->integer != 0, same;
	struct fault fault = FAULT_INIT;
	struct metadata metadata;
	struct question question;
	int result;

	ask(row, &question, arena);
	result = decide(row, &question, arena, &metadata, &fault);
	if (question.event_path[0])
		unlink(question.event_path);
	if (result < 0 || failed) {
		if (result < 0 && failed)
			return AGREES;
		buf_addf(details, "#   %s\n", result < 0 ? fault.message : "passes");
		return DIFFERS;
	}
	same = same_lists(row, &metadata, details);
	same = same_json(row, &metadata, arena, details) && same;
	same = same_bake(row, &metadata, arena, details) && same;
	if (!same)
		return DIFFERS;
	if (metadata.refused && metadata.tagging.count) {
		buf_adds(details, "#   refused\n");
		return DIFFERS;
	}
	return metadata.refused ? NO_TAG_IS_NO : AGREES;
}

/* ID -> name of the difference, as entries of a map; counts are kept by name in the second one. */
static void read_differences(const char *path, struct buf *content, struct map *differences)
{
	struct fault fault = FAULT_INIT;
	struct text rest, line;

	if (file_read(path, FILE_LIMIT, content, &fault) < 0)
		die_fault(&fault);
	for (rest = buf_text(content); text_next_line(&rest, &line);) {
		size_t space = text_find_byte(line, ' ', 0);

		if (line.len && line.ptr[0] != '#' && space != SIZE_MAX)
			map_add(differences, text_slice(line, 0, space))->value = (void *)(uintptr_t)(line.ptr + space + 1);
	}
}

static struct text difference_name(const struct map_entry *entry)
{
	struct text rest = text_of(entry->value), line = { NULL, 0 };

	text_next_line(&rest, &line);
	return line;
}

static void count(struct map *counts, struct text name)
{
	struct map_entry *entry = map_add(counts, name);

	entry->value = (void *)((uintptr_t)entry->value + 1);
}

int main(int argc, char **argv)
{
	struct buf content = BUF_INIT, table = BUF_INIT;
	struct map differences = MAP_INIT, counts = MAP_INIT;
	struct arena arena = ARENA_INIT;
	struct fault fault = FAULT_INIT;
	const struct node *row;
	size_t rows = 0, agreed = 0, bad = 0;
	struct json_stream stream;
	int more;

	if (argc != 3)
		die("two operands are needed: metadata-action.jsonl and the table of differences");
	if (file_read(argv[1], FILE_LIMIT, &content, &fault) < 0)
		die_fault(&fault);
	read_differences(argv[2], &table, &differences);
	stream = json_stream_of(buf_text(&content), argv[1]);
	while ((more = json_next(&stream, &arena, &row, &fault)) > 0) {
		struct text id = arena_copy(&arena, node_string(node_get_cstr(row, "id")));
		const struct map_entry *known = map_find(&differences, id);
		struct buf details = BUF_INIT;
		enum outcome outcome = compare(row, &arena, &details);

		rows++;
		agreed += outcome == AGREES;
		if (outcome == NO_TAG_IS_NO)
			count(&counts, TEXT("no-tag-is-no"));
		else if (outcome == DIFFERS && known)
			count(&counts, difference_name(known));
		if (outcome == DIFFERS ? !known : known != NULL) {
			bad++;
			printf("# %.*s %s\n%s", TEXT_ARGS(id), known ? "agrees, but stands in the table" : "differs", buf_cstr(&details));
		}
		buf_release(&details);
	}
	if (more < 0)
		die_fault(&fault);
	printf("%sok 1 - every difference from docker/metadata-action has a name\n# agreed %zu/%zu\n", bad ? "not " : "", agreed, rows);
	for (size_t i = 0; i < counts.count; i++)
		printf("# difference %.*s: %zu\n", TEXT_ARGS(counts.entries[i].key), (size_t)(uintptr_t)counts.entries[i].value);
	printf("1..1\n");
	arena_release(&arena);
	map_release(&differences);
	map_release(&counts);
	buf_release(&content);
	buf_release(&table);
	return 0;
}
