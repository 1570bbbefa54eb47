#include <string.h>

#include "common/release/revert.h"
#include "tests/unit/tap.h"

#define ID(c) c c c c c c c c c c

enum { MOST = 5 };

/* Commits newest first; their ids are aaaa…, bbbb…, … A letter for each: '.' stands, 'x' is undone, 'r' only undoes. */
static const struct {
	const char *name, *messages[MOST], *verdict;
} cases[] = {
	{ "nothing", { "feat: a", "fix: b" }, ".." },
	{ "by id", { "Revert \"feat: b\"\n\nThis reverts commit " ID("bbbb") ".", "feat: b" }, "rx" },
	{ "by short id", { "revert: feat: b\n\nThis reverts commit bbbbbbb.", "feat: b" }, "rx" },
	{ "an id of six digits names nothing", { "revert: feat: b\n\nThis reverts commit bbbbbb.", "feat: b" }, ".." },
	{ "released before", { "Revert \"feat: b\"\n\nThis reverts commit " ID("ffff") ".", "feat: b" }, ".." },
	{ "a revert of a revert restores",
	  { "Revert \"Revert \"feat: c\"\"\n\nThis reverts commit " ID("bbbb") ".", "Revert \"feat: c\"\n\nThis reverts commit " ID("cccc") ".", "feat: c" },
	  "rx." },
	{ "so does a reapply", { "Reapply \"feat: c\"\n\nThis reverts commit " ID("bbbb") ".", "Revert \"feat: c\"\n\nThis reverts commit " ID("cccc") ".", "feat: c" }, "rx." },
	{ "a third time it is gone again",
	  { "Revert \"Reapply \"feat: d\"\"\n\nThis reverts commit " ID("bbbb") ".", "Reapply \"feat: d\"\n\nThis reverts commit " ID("cccc") ".",
	    "Revert \"feat: d\"\n\nThis reverts commit " ID("dddd") ".", "feat: d" },
	  "rxrx" },
	{ "by number", { "Revert \"feat: b (#12)\" (#15)\n\nReverts owner/repo#12", "feat: b (#12)" }, "rx" },
	{ "by number alone", { "revert: b\n\nReverts #12", "feat: b (#12)", "feat: c (#120)" }, "rx." },
	{ "by merge request", { "Revert \"feat: b\"\n\nThis reverts merge request !12", "feat: b\n\nSee merge request group/project!12" }, "rx" },
	{ "the number of a revert is its own", { "fix: x (#15)", "Revert \"feat: b (#12)\" (#15)\n\nReverts owner/repo#12" }, ".." },
	{ "several, all here", { "Revert \"b and c\"\n\nThis reverts commit bbbbbbbb.\nThis reverts commit cccccccc.", "feat: b", "feat: c" }, "rxx" },
	{ "several, one elsewhere: something is left", { "Revert \"b\"\n\nThis reverts commit bbbbbbbb.\nThis reverts commit ffffffff.", "feat: b" }, ".x" },
	{ "twice the same", { "Revert \"c\"\n\nThis reverts commit cccccccc.", "Revert \"c\"\n\nThis reverts commit cccccccc.", "feat: c" }, "r.x" },
	{ "only older ones", { "feat: a", "Revert \"a\"\n\nThis reverts commit aaaaaaaa." }, ".." },
	{ "a message that only talks about it", { "docs: how to\n\nThis reverts commit bbbbbbbb.", "feat: b" }, ".." },
};

int main(void)
{
	static const char *const ids[MOST] = { ID("aaaa"), ID("bbbb"), ID("cccc"), ID("dddd"), ID("eeee") };

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct release_commit commits[MOST] = { 0 };
		struct release release = { .commits = commits, .commit_count = strlen(cases[i].verdict) };
		struct arena arena = ARENA_INIT;
		const struct revert *reverts;
		char got[MOST + 1] = "";

		for (size_t c = 0; c < release.commit_count; c++)
			commits[c] = (struct release_commit){ .id = text_of(ids[c]), .message = text_of(cases[i].messages[c]), .parent_count = 1 };
		reverts = reverts_of(&release, &arena);
		for (size_t c = 0; c < release.commit_count; c++) {
			got[c] = '.';
			if (reverts && reverts[c].by)
				got[c] = 'x';
			else if (reverts && reverts[c].undoes)
				got[c] = 'r';
		}
		tap_ok(!strcmp(got, cases[i].verdict), "%s: got %s", cases[i].name, got);
		arena_release(&arena);
	}
	return tap_done();
}
