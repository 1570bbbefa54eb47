/* policy_matrix POLICIES RESOURCES VERDICTS: each policy against each resource, compared with Kyverno's own verdicts. */
#include <stdio.h>
#include <string.h>

#include "common/base/file.h"
#include "common/base/map.h"
#include "common/doc/json.h"
#include "common/doc/yaml.h"
#include "tests/unit/tap.h"
#include "tools/policy-check/engine.h"
#include "tools/policy-check/jmespath/value.h"

enum { NOW = 1795255200,
       SHOWN = 40 };

/* Allowed share of rows that may differ, in thousandths: issue 7, "Agreement". */
enum { RESULTS_PER_MILLE = 5,
       MESSAGES_PER_MILLE = 10 };

struct replay {
	struct arena arena;
	struct map expected; /* key of a row -> its list of verdicts not yet met */
	unsigned total, results, messages, surplus, shown, variable_order;
};

struct row {
	struct text result, message;
	struct row *next;
	bool met;
};

/* Policy, rule, kind, version, namespace and name. */
enum { KEY_PARTS = 6 };

static struct text key_of(struct arena *arena, const struct text parts[KEY_PARTS])
{
	struct buf out = BUF_INIT;
	struct text key;

	for (size_t i = 0; i < KEY_PARTS; i++) {
		buf_adds(&out, i ? "|" : "");
		buf_add(&out, parts[i]);
	}
	key = arena_copy(arena, buf_text(&out));
	buf_release(&out);
	return key;
}

static struct text part(const struct node *row, const char *name)
{
	return node_string(node_get_cstr(row, name));
}

static void read_expected(struct replay *replay, struct text input)
{
	struct json_stream stream = json_stream_of(input, "verdicts");
	struct fault fault = FAULT_INIT;
	const struct node *row;
	int more;

	while ((more = json_next(&stream, &replay->arena, &row, &fault)) > 0) {
		struct map_entry *entry;
		struct row *made, **at;

		if (!text_is(part(row, "group"), "classic"))
			continue;
		entry = map_add(&replay->expected, key_of(&replay->arena, (struct text[]){ part(row, "policy"), part(row, "rule"), part(row, "kind"),
											   part(row, "apiVersion"), part(row, "namespace"), part(row, "name") }));
		made = arena_zalloc(&replay->arena, 1, sizeof(*made));
		*made = (struct row){ part(row, "result"), part(row, "message"), NULL, false };
		for (at = (struct row **)&entry->value; *at; at = &(*at)->next)
			;
		*at = made;
		replay->total++;
	}
	if (more < 0)
		die_fault(&fault);
}

static void show(struct replay *replay, const char *what, struct text key, struct text wanted, struct text got)
{
	if (replay->shown++ < SHOWN)
		printf("# %s %.*s\n#   wanted %.*s\n#   got    %.*s\n", what, TEXT_ARGS(key), TEXT_ARGS(wanted), TEXT_ARGS(got));
}

/* docs/differences.md, "variable-order": of several variables that cannot be resolved Kyverno names any. */
static bool differs_by_order(struct text wanted, struct text got)
{
	struct text words = TEXT("variable substitution failed: failed to resolve ");

	return text_find(wanted, words, 0) != SIZE_MAX && text_find(got, words, 0) == text_find(wanted, words, 0);
}

/* The first verdict of the row's key that was not met; several resources may share their name. */
static void compare(void *receiver, const struct policy *policy, const struct policy_rule *rule, const struct resource *resource,
		    const struct verdict *verdict)
{
	struct replay *replay = receiver;
	const struct node *metadata = node_get_cstr(resource->node, "metadata");
	struct text key = key_of(&replay->arena, (struct text[]){ policy->name, rule->name, resource->kind, resource->api_version, resource->namespace,
								  node_string(node_get_cstr(metadata, "name")) });
	struct row *row = map_get(&replay->expected, key);
	struct text result = text_of(verdict_name(verdict->result));

	while (row && row->met)
		row = row->next;
	if (!row) {
		replay->surplus++;
		show(replay, "surplus", key, TEXT(""), arena_printf(&replay->arena, "%.*s %.*s", TEXT_ARGS(result), TEXT_ARGS(verdict->message)));
		return;
	}
	row->met = true;
	if (!text_eq(row->result, result)) {
		show(replay, "result", key, arena_printf(&replay->arena, "%.*s %.*s", TEXT_ARGS(row->result), TEXT_ARGS(row->message)),
		     arena_printf(&replay->arena, "%.*s %.*s", TEXT_ARGS(result), TEXT_ARGS(verdict->message)));
		return;
	}
	replay->results++;
	if (text_eq(row->message, verdict->message))
		replay->messages++;
	else if (differs_by_order(row->message, verdict->message))
		replay->variable_order++;
	else
		show(replay, "message", key, row->message, verdict->message);
}

static size_t read_policies(struct replay *replay, struct text input, struct policy *policies, size_t limit)
{
	struct json_stream stream = json_stream_of(input, "policies");
	struct fault fault = FAULT_INIT;
	const struct node *row, *document;
	size_t count = 0;

	while (json_next(&stream, &replay->arena, &row, &fault) > 0 && count < limit) {
		struct yaml_options options = { .schema = YAML_KUBERNETES };
		struct yaml_reader *reader;

		if (!text_is(part(row, "group"), "classic"))
			continue;
		reader = yaml_open(part(row, "text"), arena_cstr(&replay->arena, part(row, "name")), &options);
		while (yaml_next(reader, &replay->arena, &document, &fault) > 0) {
			if (document && policy_is(document) && policy_compile(document, &replay->arena, &policies[count++], &fault) < 0)
				die_fault(&fault);
		}
		yaml_close(reader);
	}
	return count;
}

static void judge(struct engine *engine, struct text input)
{
	struct yaml_options options = { .schema = YAML_KUBERNETES };
	struct yaml_reader *reader = yaml_open(input, "resources", &options);
	struct arena arena = ARENA_INIT;
	struct fault fault = FAULT_INIT;
	const struct node *document;
	struct resource resource;
	int more;

	while ((more = yaml_next(reader, &arena, &document, &fault)) > 0) {
		if (document && resource_of(resource_complete(document, &arena), &resource))
			engine_judge(engine, &resource, &arena);
		arena_reset(&arena);
	}
	if (more < 0)
		die_fault(&fault);
	yaml_close(reader);
	arena_release(&arena);
}

static void show_unmet(struct replay *replay)
{
	for (size_t i = 0; i < replay->expected.count; i++) {
		for (struct row *row = replay->expected.entries[i].value; row; row = row->next) {
			if (!row->met)
				show(replay, "missing", replay->expected.entries[i].key, row->result, TEXT(""));
		}
	}
}

int main(int argc, char **argv)
{
	static struct policy policies[512];
	struct replay replay = { .arena = ARENA_INIT, .expected = MAP_INIT };
	struct buf files[3] = { BUF_INIT, BUF_INIT, BUF_INIT };
	struct expressions expressions = EXPRESSIONS_INIT;
	struct fault fault = FAULT_INIT;
	struct engine engine = { .policies = policies, .now = NOW, .expressions = &expressions, .sink = compare, .receiver = &replay };

	tool_name = "policy_matrix";
	if (argc != 4)
		die("three files are wanted");
	for (int i = 0; i < 3; i++) {
		if (file_read(argv[i + 1], FILE_LIMIT, &files[i], &fault) < 0)
			die_fault(&fault);
	}
	read_expected(&replay, buf_text(&files[2]));
	engine.policy_count = read_policies(&replay, buf_text(&files[0]), policies, sizeof(policies) / sizeof(policies[0]));
	judge(&engine, buf_text(&files[1]));
	show_unmet(&replay);
	printf("# agreed %u/%u results, %u/%u messages; %u verdicts that Kyverno does not have\n", replay.results, replay.total, replay.messages,
	       replay.results, replay.surplus);
	printf("# named difference variable-order: %u messages\n", replay.variable_order);
	tap_ok((replay.total - replay.results + replay.surplus) * 1000 <= replay.total * RESULTS_PER_MILLE, "results");
	tap_ok((replay.results - replay.messages) * 1000 <= replay.results * MESSAGES_PER_MILLE, "messages");
	expressions_release(&expressions);
	map_release(&replay.expected);
	arena_release(&replay.arena);
	for (int i = 0; i < 3; i++)
		buf_release(&files[i]);
	return tap_done();
}
