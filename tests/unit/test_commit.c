#include <string.h>

#include "common/git/commit.h"
#include "tests/unit/tap.h"

static const struct {
	const char *name, *line, *who, *email;
	int64_t time;
	int offset;
} signatures[] = {
	{ "plain", "Ada <ada@example.org> 1780000000 +0100", "Ada", "ada@example.org", 1780000000, 60 },
	{ "west", "A <a> 1 -0730", "A", "a", 1, -450 },
	{ "no name", " <a@b> 5 +0000", "", "a@b", 5, 0 },
	{ "empty email", "A <> 5 +0000", "A", "", 5, 0 },
	{ "brackets in the name", "A <x> <a@b> 7 +0000", "A", "x> <a@b", 7, 0 },
	{ "no time", "A <a@b>", "A", "a@b", 0, 0 },
	{ "no digits", "A <a@b> soon +0000", "A", "a@b", 0, 0 },
	{ "before 1970", "A <a@b> -5 +0000", "A", "a@b", 0, 0 },
	{ "past all calendars", "A <a@b> 99999999999999999999 +0000", "A", "a@b", 0, 0 },
	{ "past the year 10000", "A <a@b> 9223372036854775807 +0000", "A", "a@b", 0, 0 },
	{ "no zone", "A <a@b> 9", "A", "a@b", 9, 0 },
	{ "odd zone", "A <a@b> 9 +1", "A", "a@b", 9, 0 },
	{ "no email", "Ada", "Ada", "", 0, 0 },
	{ "only an end", "Ada> 1 +0000", "Ada> 1 +0000", "", 1, 0 },
	{ "nothing", "", "", "", 0, 0 },
};

#define ID_A "0123456789012345678901234567890123456789"
#define ID_B "abcdefabcdefabcdefabcdefabcdefabcdefabcd"

static const struct {
	const char *name, *object;
	bool is_commit;
	size_t parents;
	const char *message, *signature;
} objects[] = {
	{ "root", "tree " ID_A "\nauthor A <a> 1 +0000\ncommitter C <c> 2 +0000\n\nfix: it\n", true, 0, "fix: it\n", "" },
	{ "merge", "tree " ID_A "\nparent " ID_A "\nparent " ID_B "\nauthor A <a> 1 +0000\ncommitter C <c> 2 +0000\n\nm", true, 2, "m", "" },
	{ "signed", "tree " ID_A "\nauthor A <a> 1 +0000\ncommitter C <c> 2 +0000\ngpgsig --1\n 2\n 3\n\nm", true, 0, "m", "--1\n 2\n 3" },
	{ "a merge tag with a message in it", "tree " ID_A "\ncommitter C <c> 2 +0000\nmergetag object x\n \n parent " ID_B "\n\nm", true, 0, "m", "" },
	{ "a parent after the committer is none", "tree " ID_A "\ncommitter C <c> 2 +0000\nparent " ID_B "\n\nm", true, 0, "m", "" },
	{ "no message", "tree " ID_A "\ncommitter C <c> 2 +0000\n", true, 0, "", "" },
	{ "an empty message", "tree " ID_A "\ncommitter C <c> 2 +0000\n\n", true, 0, "", "" },
	{ "a message that starts with an empty line", "tree " ID_A "\ncommitter C <c> 2 +0000\n\n\nm", true, 0, "\nm", "" },
	{ "cut within a header", "tree " ID_A "\ncommit", true, 0, "", "" },
	{ "a parent that is no id", "tree " ID_A "\nparent 0123\ncommitter C <c> 2 +0000\n\nm", false, 0, "", "" },
	{ "no tree", "parent " ID_A "\n\nm", false, 0, "", "" },
	{ "nothing", "", false, 0, "", "" },
};

static void test_signatures(void)
{
	for (size_t i = 0; i < sizeof(signatures) / sizeof(signatures[0]); i++) {
		struct signature got = signature_parse(text_of(signatures[i].line));

		tap_ok(text_is(got.name, signatures[i].who) && text_is(got.email, signatures[i].email) && got.time == signatures[i].time && got.offset == signatures[i].offset,
		       "signature, %s: '%.*s' '%.*s' %lld %d", signatures[i].name, TEXT_ARGS(got.name), TEXT_ARGS(got.email), (long long)got.time, got.offset);
	}
}

static void test_objects(void)
{
	for (size_t i = 0; i < sizeof(objects) / sizeof(objects[0]); i++) {
		struct commit_parts parts;
		bool is_commit = commit_parse(text_of(objects[i].object), &parts);

		tap_ok(is_commit == objects[i].is_commit && (!is_commit || (parts.parent_count == objects[i].parents && text_is(parts.message, objects[i].message) && text_is(parts.signature, objects[i].signature))),
		       "commit, %s: %zu parents, message '%.*s'", objects[i].name, parts.parent_count, TEXT_ARGS(parts.message));
	}
}

static void test_encodings(void)
{
	static const struct {
		const char *encoding, *message, *wanted;
	} rows[] = {
		{ "ISO-8859-1", "caf\xE9", "caf\xC3\xA9" },
		{ "cp1252", "\x80 \x93", "\xE2\x82\xAC \xE2\x80\x9C" },
		{ "UTF-8", "caf\xE9", "caf\xE9" },
		{ "", "\xE9", "\xE9" },
		{ "EUC-JP", "\xE9", "\xE9" },
	};

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct commit_parts parts = { .encoding = text_of(rows[i].encoding), .message = text_of(rows[i].message) };
		struct buf storage = BUF_INIT;
		struct text got = commit_message(&parts, &storage);

		tap_ok(text_is(got, rows[i].wanted), "encoding '%s'", rows[i].encoding);
		buf_release(&storage);
	}
}

int main(void)
{
	test_signatures();
	test_objects();
	test_encodings();
	return tap_done();
}
