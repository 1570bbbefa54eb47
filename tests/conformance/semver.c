/*
 * semver: the official list of semver.org and node-semver's tables, replayed.
 *
 *   semver SEMVER-ORG.json NODE-SEMVER.json
 */
#include <stdio.h>

#include "common/base/file.h"
#include "common/doc/json.h"
#include "common/release/increment.h"
#include "tests/unit/tap.h"

struct score {
	size_t agreed, loose, total;
};

static struct text string_at(const struct node *row, size_t i)
{
	return i < row->list.count ? node_string(row->list.items[i]) : (struct text){ NULL, 0 };
}

static void judge_grammar(const struct node *list, bool valid, struct score *score)
{
	struct semver version;

	for (size_t i = 0; i < list->list.count; i++) {
		struct text t = node_string(list->list.items[i]);
		bool agreed = semver_parse(t, &version) == valid;

		tap_ok(agreed, "semver.org: '%.*s'", TEXT_ARGS(t));
		score->agreed += agreed;
		score->total++;
	}
}

/* [greater, lesser, loose]; what only loose reading takes is no version here. */
static void judge_comparison(const struct node *row, struct score *score)
{
	struct text a = string_at(row, 0), b = string_at(row, 1);
	struct semver greater, lesser;

	score->total++;
	if (!semver_parse(a, &greater) || !semver_parse(b, &lesser)) {
		tap_ok(row->list.count > 2 && row->list.items[2]->kind == NODE_BOOL, "loose reading only: '%.*s', '%.*s'", TEXT_ARGS(a), TEXT_ARGS(b));
		score->loose++;
		return;
	}
	score->agreed += tap_ok(semver_compare(&greater, &lesser) > 0 && semver_compare(&lesser, &greater) < 0, "%.*s > %.*s", TEXT_ARGS(a), TEXT_ARGS(b));
}

static bool increment_of(struct text name, enum increment *increment)
{
	for (unsigned i = 0; increment_names[i]; i++)
		if (text_is(name, increment_names[i])) {
			*increment = (enum increment)i;
			return true;
		}
	return false;
}

/* [version, release, expected or null, options, identifier, identifierBase]; sometimes the options are left out. */
static void read_style(const struct node *row, struct prerelease_style *style)
{
	size_t at = row->list.count > 3 && row->list.items[3]->kind == NODE_STRING ? 3 : 4;

	*style = (struct prerelease_style){ .identifier = string_at(row, at), .counter = COUNTER_FROM_ZERO };
	if (row->list.count > at + 1 && row->list.items[at + 1]->kind == NODE_BOOL)
		style->counter = COUNTER_NONE;
	else if (text_is(string_at(row, at + 1), "1"))
		style->counter = COUNTER_FROM_ONE;
}

static void judge_increment(const struct node *row, struct score *score)
{
	struct text from = string_at(row, 0), name = string_at(row, 1), wanted = string_at(row, 2);
	bool loose = row->list.count > 3 && row->list.items[3]->kind == NODE_BOOL && row->list.items[3]->boolean;
	struct prerelease_style style;
	struct semver version, next;
	enum increment increment;
	struct arena arena = ARENA_INIT;
	struct fault fault = FAULT_INIT;
	struct buf got = BUF_INIT;

	read_style(row, &style);
	score->total++;
	if (loose && !semver_parse(from, &version)) {
		tap_ok(true, "loose reading only: '%.*s'", TEXT_ARGS(from));
		score->loose++;
		return;
	}
	if (semver_parse(from, &version) && increment_of(name, &increment) && semver_increment(&version, increment, &style, &arena, &next, &fault) == 0)
		semver_add(&got, &next);
	score->agreed += tap_ok(text_eq(buf_text(&got), wanted), "%.*s %.*s %.*s: got '%s', want '%.*s'", TEXT_ARGS(from), TEXT_ARGS(name),
				TEXT_ARGS(style.identifier), buf_cstr(&got), TEXT_ARGS(wanted));
	buf_release(&got);
	arena_release(&arena);
}

static void judge_table(const struct node *tables, const char *name, void (*judge)(const struct node *row, struct score *score))
{
	const struct node *table = node_get_cstr(tables, name);
	struct score score = { 0, 0, 0 };

	for (size_t i = 0; table && i < table->list.count; i++)
		judge(table->list.items[i], &score);
	printf("# %s: agreed %zu/%zu\n# difference loose-versions: %zu\n", name, score.agreed, score.total, score.loose);
}

static const struct node *read(const char *path, struct arena *arena)
{
	struct buf bytes = BUF_INIT;
	struct fault fault = FAULT_INIT;
	const struct node *document;
	struct text kept;

	if (file_read(path, FILE_LIMIT, &bytes, &fault) < 0)
		die_fault(&fault);
	kept = arena_copy(arena, buf_text(&bytes));
	buf_release(&bytes);
	if (json_read(kept, path, arena, &document, &fault) < 0)
		die_fault(&fault);
	return document;
}

int main(int argc, char **argv)
{
	struct arena arena = ARENA_INIT;
	struct score grammar = { 0, 0, 0 };
	const struct node *official, *tables;

	tool_name = "semver";
	if (argc != 3)
		die("usage: semver SEMVER-ORG.json NODE-SEMVER.json");
	official = read(argv[1], &arena);
	tables = read(argv[2], &arena);
	judge_grammar(node_get_cstr(official, "valid"), true, &grammar);
	judge_grammar(node_get_cstr(official, "invalid"), false, &grammar);
	printf("# semver.org: agreed %zu/%zu\n", grammar.agreed, grammar.total);
	judge_table(tables, "comparisons", judge_comparison);
	judge_table(tables, "increments", judge_increment);
	arena_release(&arena);
	return tap_done();
}
