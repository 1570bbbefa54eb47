/*
 * semver_bump: the recorded answers for release ranges, replayed over the real histories (run with zero: literal).
 *
 *   semver_bump RANGES.jsonl REPOSITORY
 *
 * The peer is semantic-release's commit-analyzer with the conventionalcommits preset (ca_conventionalcommits).
 */
#include <stdio.h>
#include <unistd.h>

#include "common/base/file.h"
#include "common/doc/json.h"
#include "tests/unit/tap.h"
#include "tools/semver-bump/next.h"

static struct text member(const struct node *row, const char *key)
{
	return node_string(node_get_cstr(row, key));
}

enum verdict { WRONG,
	       AGREED,
	       PRERELEASE_FINISHED /* docs/differences.md */ };

static enum verdict judge(const struct node *row, const struct next *next, const char *got)
{
	struct text level = node_string(node_path(row, "bumps", "ca_conventionalcommits", NULL));
	struct text version = node_string(node_path(row, "next", "ca_conventionalcommits", NULL));

	if (!level.len && next->effects.level == BUMP_NONE) /* null: no release */
		return !next->decision.released ? AGREED : next->material.current.prerelease.len ? PRERELEASE_FINISHED
												 : WRONG;
	return next->decision.released && text_is(level, bump_names[next->effects.level]) && text_is(version, got) ? AGREED : WRONG;
}

static enum verdict replay(const struct node *row, struct arena *arena)
{
	struct next_settings settings = { .version = { .zero = ZERO_LITERAL } };
	struct fault fault = FAULT_INIT;
	struct next next = NEXT_INIT;
	struct buf got = BUF_INIT;
	enum verdict verdict = WRONG;

	settings.range.from = arena_cstr(arena, member(row, "prev"));
	settings.range.to = arena_cstr(arena, member(row, "tag"));
	strings_add(&settings.version.base_prereleases, "nightly");
	if (next_decide(&next, &settings, env_of_process(), stdin, &fault) < 0) {
		tap_ok(false, "%s..%s: %s", settings.range.from, settings.range.to, fault.message);
	} else {
		semver_add(&got, &next.decision.next);
		verdict = judge(row, &next, buf_cstr(&got));
		tap_ok(verdict != WRONG, "%s..%s: got %s, %s", settings.range.from, settings.range.to, bump_names[next.effects.level], buf_cstr(&got));
	}
	next_release(&next);
	version_settings_release(&settings.version);
	buf_release(&got);
	return verdict;
}

int main(int argc, char **argv)
{
	struct buf bytes = BUF_INIT;
	struct fault fault = FAULT_INIT;
	struct json_stream rows;
	struct arena arena = ARENA_INIT;
	const struct node *row;
	size_t counts[PRERELEASE_FINISHED + 1] = { 0 }, total = 0;
	int more;

	tool_name = "semver_bump";
	if (argc != 3 || file_read(argv[1], FILE_LIMIT, &bytes, &fault) < 0 || chdir(argv[2]))
		die("usage: semver_bump RANGES.jsonl REPOSITORY; %s", fault.message);
	rows = json_stream_of(buf_text(&bytes), argv[1]);
	while ((more = json_next(&rows, &arena, &row, &fault)) > 0) {
		counts[replay(row, &arena)]++;
		total++;
		arena_reset(&arena);
	}
	if (more < 0)
		die_fault(&fault);
	printf("# agreed %zu/%zu, difference prerelease-finished %zu\n", counts[AGREED], total, counts[PRERELEASE_FINISHED]);
	arena_release(&arena);
	buf_release(&bytes);
	return tap_done();
}
