/* commitlint: replays recorded judgements of commitlint 21 against tools/commitlint. */
#include <stdio.h>
#include <string.h>

#include "common/base/file.h"
#include "common/doc/json.h"
#include "tests/unit/tap.h"
#include "tools/commitlint/lint.h"

static const char conventional_rules[] =
	"{\"body-leading-blank\":[1,\"always\"],\"body-max-line-length\":[2,\"always\",100],\"footer-leading-blank\":[1,\"always\"],"
	"\"footer-max-line-length\":[2,\"always\",100],\"header-max-length\":[2,\"always\",100],\"header-trim\":[2,\"always\"],"
	"\"subject-case\":[2,\"never\",[\"sentence-case\",\"start-case\",\"pascal-case\",\"upper-case\"]],\"subject-empty\":[2,\"never\"],"
	"\"subject-full-stop\":[2,\"never\",\".\"],\"type-case\":[2,\"always\",\"lower-case\"],\"type-empty\":[2,\"never\"],"
	"\"type-enum\":[2,\"always\",[\"build\",\"chore\",\"ci\",\"docs\",\"feat\",\"fix\",\"perf\",\"refactor\",\"revert\",\"style\",\"test\"]]}";

/* A configuration of the recordings, read once. */
struct config {
	char name[64];
	struct lint_options options;
	struct conventional_grammar grammar;
	struct config *next;
};

static struct arena kept = ARENA_INIT;
static struct config *configs;
static const char *folder;

static unsigned total, agreed, named, told;

static const struct node *read_json(const char *text_or_path, bool is_path)
{
	struct fault fault = FAULT_INIT;
	struct buf content = BUF_INIT;
	const struct node *node;

	if (is_path && file_read(text_or_path, FILE_LIMIT, &content, &fault) < 0)
		die_fault(&fault);
	if (!is_path)
		buf_adds(&content, text_or_path);
	if (json_read(arena_copy(&kept, buf_text(&content)), "config", &kept, &node, &fault) < 0)
		die_fault(&fault);
	buf_release(&content);
	return node;
}

static struct config *config_named(struct text name)
{
	struct config *c;
	struct rule_layers layers = RULE_LAYERS_INIT;
	struct fault fault = FAULT_INIT;
	const struct node *node = NULL, *parser;

	for (c = configs; c; c = c->next)
		if (text_is(name, c->name))
			return c;
	c = arena_zalloc(&kept, 1, sizeof(*c));
	memcpy(c->name, name.ptr ? name.ptr : "", name.len);
	if (name.len)
		node = read_json(arena_printf(&kept, "%s/configs/%.*s.json", folder, TEXT_ARGS(name)).ptr, true);
	parser = node_path(node, "parserPreset", "parserOpts", NULL);
	c->grammar = *(node && (parser || !node_get_cstr(node, "extends")) ? conventional_grammar_angular() : conventional_grammar_default());
	if (parser && conventional_grammar_read(conventional_grammar_angular(), parser, &kept, &c->grammar, &fault) < 0)
		die_fault(&fault);
	if (!node || node_get_cstr(node, "extends"))
		rule_layers_add(&layers, read_json(conventional_rules, false), &kept, &fault);
	if (rule_layers_add(&layers, node_get_cstr(node, "rules"), &kept, &fault) < 0 || settings_read(&layers, &kept, &c->options.settings, &fault) < 0)
		die_fault(&fault);
	c->options.grammar = &c->grammar;
	c->options.ignores = node_get_cstr(node, "defaultIgnores") ? IGNORES_NONE : IGNORES_HEADER;
	c->next = configs;
	return configs = c;
}

struct seen {
	const struct node *problems;
	size_t count;
	bool same;
};

static void check_finding(void *context, const struct lint_finding *finding)
{
	struct seen *seen = context;
	const struct node *wanted = seen->count < seen->problems->list.count ? seen->problems->list.items[seen->count] : NULL;

	if (finding->rule == &lint_empty_rule)
		return;
	seen->count++;
	if (!wanted || !node_is_string(node_get_cstr(wanted, "name"), finding->rule->info.id) ||
	    !text_eq(node_string(node_get_cstr(wanted, "message")), finding->message) ||
	    node_get_cstr(wanted, "level")->integer != (finding->severity == SEVERITY_ERROR ? 2 : 1)) {
		if (seen->same && told < 40)
			printf("# got '%.*s' [%s]\n", TEXT_ARGS(finding->message), finding->rule->info.id);
		seen->same = false;
	}
	if (!finding->place.line || !finding->place.column)
		seen->same = false;
}

static void check_row(const struct node *row, struct arena *scratch, unsigned number)
{
	struct config *config;
	struct text message = node_string(node_get_cstr(row, "message"));
	bool ignored = node_get_cstr(row, "ignored")->boolean, throws = node_get_cstr(row, "throws") != NULL;
	struct seen seen = { node_get_cstr(row, "problems"), 0, true };
	static const struct node none = { .kind = NODE_LIST };
	struct conventional parsed;
	enum lint_outcome outcome;

	config = config_named(node_string(node_get_cstr(row, "config")));
	if (!seen.problems)
		seen.problems = &none;
	total++;
	if (config->options.ignores != IGNORES_NONE && ignores_header(message) != ignores_message_as_peer(message)) {
		named++;
		config->options.ignores = IGNORES_PEER;
	}
	outcome = lint_message(&config->options, &(struct lint_context){ .text = message }, scratch, &parsed, check_finding, &seen);
	if (config->options.ignores == IGNORES_PEER)
		config->options.ignores = IGNORES_HEADER;
	if (throws || outcome == LINT_EMPTY)
		seen.same = outcome == LINT_EMPTY && (throws || !seen.problems->list.count);
	else if ((outcome == LINT_IGNORED) != ignored || (seen.count != seen.problems->list.count))
		seen.same = false;
	agreed += seen.same;
	if (!seen.same && told++ < 40)
		printf("# row %u (%s) differs: %zu findings\n", number, config->name, seen.count);
}

static void check_file(const char *name)
{
	struct buf content = BUF_INIT;
	struct arena arena = ARENA_INIT, scratch = ARENA_INIT;
	struct fault fault = FAULT_INIT;
	struct json_stream stream;
	const struct node *row;
	const char *path = arena_printf(&kept, "%s/%s", folder, name).ptr;
	unsigned number = 0;

	total = agreed = named = told = 0;
	if (file_read(path, FILE_LIMIT, &content, &fault) < 0)
		die_fault(&fault);
	stream = json_stream_of(buf_text(&content), path);
	while (json_next(&stream, &arena, &row, &fault) > 0) {
		check_row(row, &scratch, ++number);
		arena_reset(&arena);
		arena_reset(&scratch);
	}
	tap_ok(total && agreed == total, "%s", name);
	printf("# agreed %u/%u\n# named difference 'a body line is no reason to skip a message': %u, which agree as well with --peer-ignores\n", agreed, total, named);
	arena_release(&arena);
	arena_release(&scratch);
	buf_release(&content);
}

int main(int argc, char **argv)
{
	tool_name = "commitlint";
	if (argc < 3)
		die("give the folder of the recorded answers and the files in it");
	folder = argv[1];
	for (int i = 2; i < argc; i++)
		check_file(argv[i]);
	for (struct config *c = configs; c; c = c->next) {
		conventional_grammar_release(&c->grammar);
		settings_release(&c->options.settings);
	}
	arena_release(&kept);
	return tap_done();
}
