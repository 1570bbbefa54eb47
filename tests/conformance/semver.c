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
#include "tools/semver/range_relation.h"

struct score {
	size_t agreed, loose, big, total;
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

/* The third column: true or {"loose": true} for loose reading, {"includePrerelease": true}, or nothing. */
static bool option_of(const struct node *row, const char *name)
{
	const struct node *options = row->list.count > 2 ? row->list.items[2] : NULL, *option = node_get_cstr(options, name);

	if (options && options->kind == NODE_BOOL)
		return text_is(text_of(name), "loose") && options->boolean;
	return option && option->kind == NODE_BOOL && option->boolean;
}

/* [range, version, options] of range-include and range-exclude */
static bool satisfied(const struct node *row)
{
	struct arena arena = ARENA_INIT;
	struct fault fault = FAULT_INIT;
	struct semver version;
	struct range range;
	bool yes = range_read(string_at(row, 0), option_of(row, "includePrerelease"), &arena, &range, &fault) == 0 &&
		   range_read_version(string_at(row, 1), &version) && range_satisfied_by(&range, &version);

	arena_release(&arena);
	return yes;
}

static void judge_satisfaction(const struct node *row, bool wanted, struct score *score)
{
	bool yes = satisfied(row);

	score->total++;
	if (yes != wanted && option_of(row, "loose")) {
		tap_ok(true, "loose reading only: '%.*s'", TEXT_ARGS(string_at(row, 0)));
		score->loose++;
		return;
	}
	score->agreed += tap_ok(yes == wanted, "'%.*s' and '%.*s'", TEXT_ARGS(string_at(row, 0)), TEXT_ARGS(string_at(row, 1)));
}

static void judge_included(const struct node *row, struct score *score)
{
	judge_satisfaction(row, true, score);
}

static void judge_excluded(const struct node *row, struct score *score)
{
	judge_satisfaction(row, false, score);
}

/* [range, its plain form or null, options] */
static void judge_range(const struct node *row, struct score *score)
{
	struct arena arena = ARENA_INIT;
	struct fault fault = FAULT_INIT;
	struct buf got = BUF_INIT;
	struct text from = string_at(row, 0), wanted = string_at(row, 1);
	struct range range;

	score->total++;
	if (range_read(from, option_of(row, "includePrerelease"), &arena, &range, &fault) == 0)
		range_add(&got, &range);
	if (!text_eq(buf_text(&got), wanted) && option_of(row, "loose")) {
		tap_ok(true, "loose reading only: '%.*s'", TEXT_ARGS(from));
		score->loose++;
	} else if (!wanted.len && text_find(from, TEXT("9007199254740991"), 0) != SIZE_MAX) {
		score->big += tap_ok(got.len > 0, "a number past 2^53 is a number: '%.*s'", TEXT_ARGS(from));
	} else {
		score->agreed += tap_ok(text_eq(buf_text(&got), wanted), "'%.*s': got '%s', want '%.*s'", TEXT_ARGS(from), buf_cstr(&got), TEXT_ARGS(wanted));
	}
	buf_release(&got);
	arena_release(&arena);
}

/* [version, major, minor, patch, …] */
static void judge_valid(const struct node *row, struct score *score)
{
	struct semver version;

	score->total++;
	score->agreed += tap_ok(range_read_version(string_at(row, 0), &version) && text_eq(version.major, row->list.items[1]->written) &&
					text_eq(version.minor, row->list.items[2]->written) && text_eq(version.patch, row->list.items[3]->written),
				"valid: '%.*s'", TEXT_ARGS(string_at(row, 0)));
}

/* [version, why, options]; that a number is large or a version is long is no reason here. */
static void judge_invalid(const struct node *row, struct score *score)
{
	struct text why = string_at(row, 1);
	struct semver version;
	bool valid = range_read_version(string_at(row, 0), &version);

	score->total++;
	if (text_is(why, "too long") || text_is(why, "too big"))
		score->big += tap_ok(valid, "a number of any length: %.*s", TEXT_ARGS(text_slice(string_at(row, 0), 0, 40)));
	else
		score->agreed += tap_ok(!valid, "invalid: '%.*s', %.*s", TEXT_ARGS(string_at(row, 0)), TEXT_ARGS(why));
}

/* [version, same, loose] */
static void judge_equality(const struct node *row, struct score *score)
{
	struct semver a, b;

	score->total++;
	if (!range_read_version(string_at(row, 0), &a) || !range_read_version(string_at(row, 1), &b)) {
		score->loose += tap_ok(option_of(row, "loose"), "loose reading only: '%.*s'", TEXT_ARGS(string_at(row, 1)));
		return;
	}
	score->agreed += tap_ok(!semver_compare(&a, &b), "'%.*s' is '%.*s'", TEXT_ARGS(string_at(row, 0)), TEXT_ARGS(string_at(row, 1)));
}

typedef bool relation(const struct range *range, const struct semver *version);

/* [range, version, options] of version-gt-range and its kin */
static void judge_relation(const struct node *row, relation *holds, bool wanted, struct score *score)
{
	struct arena arena = ARENA_INIT;
	struct fault fault = FAULT_INIT;
	struct semver version;
	struct range range;
	bool read = range_read(string_at(row, 0), option_of(row, "includePrerelease"), &arena, &range, &fault) == 0 &&
		    range_read_version(string_at(row, 1), &version);

	score->total++;
	if (!read)
		score->loose += tap_ok(option_of(row, "loose"), "loose reading only: '%.*s'", TEXT_ARGS(string_at(row, 0)));
	else
		score->agreed += tap_ok(holds(&range, &version) == wanted, "'%.*s' and '%.*s'", TEXT_ARGS(string_at(row, 0)), TEXT_ARGS(string_at(row, 1)));
	arena_release(&arena);
}

static void judge_above(const struct node *row, struct score *score)
{
	judge_relation(row, range_is_above, true, score);
}

static void judge_not_above(const struct node *row, struct score *score)
{
	judge_relation(row, range_is_above, false, score);
}

static void judge_below(const struct node *row, struct score *score)
{
	judge_relation(row, range_is_below, true, score);
}

static void judge_not_below(const struct node *row, struct score *score)
{
	judge_relation(row, range_is_below, false, score);
}

/* [range, range, whether they overlap, includePrerelease] */
static void judge_overlap(const struct node *row, struct score *score)
{
	struct arena arena = ARENA_INIT;
	struct fault fault = FAULT_INIT;
	struct range a, b;
	bool prereleases = row->list.count > 3 && row->list.items[3]->kind == NODE_BOOL && row->list.items[3]->boolean;
	bool read = range_read(string_at(row, 0), prereleases, &arena, &a, &fault) == 0 && range_read(string_at(row, 1), prereleases, &arena, &b, &fault) == 0;

	score->total++;
	score->agreed += tap_ok(read && range_overlaps(&a, &b) == row->list.items[2]->boolean, "'%.*s' overlaps '%.*s'", TEXT_ARGS(string_at(row, 0)),
				TEXT_ARGS(string_at(row, 1)));
	arena_release(&arena);
}

/* [version, level, expected or null] */
static void judge_truncation(const struct node *row, struct score *score)
{
	struct text from = string_at(row, 0), wanted = string_at(row, 2);
	struct semver version;
	enum increment level;
	struct buf got = BUF_INIT;

	score->total++;
	if (semver_parse(from, &version) && increment_of(string_at(row, 1), &level)) {
		version = semver_truncate(&version, level);
		semver_add(&got, &version);
	}
	score->agreed += tap_ok(text_eq(buf_text(&got), wanted), "%.*s cut at %.*s: got '%s'", TEXT_ARGS(from), TEXT_ARGS(string_at(row, 1)), buf_cstr(&got));
	buf_release(&got);
}

static void judge_table(const struct node *tables, const char *name, void (*judge)(const struct node *row, struct score *score))
{
	const struct node *table = node_get_cstr(tables, name);
	struct score score = { 0, 0, 0, 0 };

	for (size_t i = 0; table && i < table->list.count; i++)
		judge(table->list.items[i], &score);
	printf("# %s: agreed %zu/%zu, difference loose-versions %zu, difference numbers-of-any-length %zu\n", name, score.agreed, score.total, score.loose,
	       score.big);
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
	struct score grammar = { 0, 0, 0, 0 };
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
	judge_table(tables, "equality", judge_equality);
	judge_table(tables, "increments", judge_increment);
	judge_table(tables, "valid-versions", judge_valid);
	judge_table(tables, "invalid-versions", judge_invalid);
	judge_table(tables, "range-parse", judge_range);
	judge_table(tables, "range-include", judge_included);
	judge_table(tables, "range-exclude", judge_excluded);
	judge_table(tables, "version-gt-range", judge_above);
	judge_table(tables, "version-not-gt-range", judge_not_above);
	judge_table(tables, "version-lt-range", judge_below);
	judge_table(tables, "version-not-lt-range", judge_not_below);
	judge_table(tables, "comparator-intersection", judge_overlap);
	judge_table(tables, "range-intersection", judge_overlap);
	judge_table(tables, "truncations", judge_truncation);
	arena_release(&arena);
	return tap_done();
}
