/* json: replay the JSON parsing test suite (one file a case: y_ accepted, n_ refused, i_ left to the reader). */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>

#include "common/base/file.h"
#include "common/doc/json.h"
#include "tests/unit/tap.h"

/* What RFC 8259 leaves open. Refused is what would otherwise be changed silently. */
static const struct {
	const char *name;
	bool accepted;
} decided[] = {
	{ "i_number_double_huge_neg_exp.json", true },	/* 0, .written intact */
	{ "i_number_huge_exp.json", false },		/* infinity */
	{ "i_number_neg_int_huge_exp.json", false },	/* infinity */
	{ "i_number_pos_double_huge_exp.json", false }, /* infinity */
	{ "i_number_real_neg_overflow.json", false },	/* infinity */
	{ "i_number_real_pos_overflow.json", false },	/* infinity */
	{ "i_number_real_underflow.json", true },	/* 0, .written intact */
	{ "i_number_too_big_neg_int.json", true },	/* a double, .written intact */
	{ "i_number_too_big_pos_int.json", true },
	{ "i_number_very_big_negative_int.json", true },
	{ "i_object_key_lone_2nd_surrogate.json", true }, /* lone surrogates: U+FFFD */
	{ "i_string_1st_surrogate_but_2nd_missing.json", true },
	{ "i_string_1st_valid_surrogate_2nd_invalid.json", true },
	{ "i_string_UTF-16LE_with_BOM.json", false }, /* RFC 8259 section 8.1: UTF-8 only */
	{ "i_string_UTF-8_invalid_sequence.json", false },
	{ "i_string_UTF8_surrogate_U+D800.json", false },
	{ "i_string_incomplete_surrogate_and_escape_valid.json", true },
	{ "i_string_incomplete_surrogate_pair.json", true },
	{ "i_string_incomplete_surrogates_escape_valid.json", true },
	{ "i_string_invalid_lonely_surrogate.json", true },
	{ "i_string_invalid_surrogate.json", true },
	{ "i_string_invalid_utf-8.json", false },
	{ "i_string_inverted_surrogates_U+1D11E.json", true },
	{ "i_string_iso_latin_1.json", false },
	{ "i_string_lone_second_surrogate.json", true },
	{ "i_string_lone_utf8_continuation_byte.json", false },
	{ "i_string_not_in_unicode_range.json", false },
	{ "i_string_overlong_sequence_2_bytes.json", false },
	{ "i_string_overlong_sequence_6_bytes.json", false },
	{ "i_string_overlong_sequence_6_bytes_null.json", false },
	{ "i_string_truncated-utf-8.json", false },
	{ "i_string_utf16BE_no_BOM.json", false },
	{ "i_string_utf16LE_no_BOM.json", false },
	{ "i_structure_500_nested_arrays.json", true },
	{ "i_structure_UTF-8_BOM_empty_object.json", true },
};

/* 1 accepted, 0 refused, -1 not in the table. */
static int wanted(const char *name)
{
	if (name[0] != 'i')
		return name[0] == 'y';
	for (size_t i = 0; i < sizeof(decided) / sizeof(decided[0]); i++)
		if (text_is(text_of(decided[i].name), name))
			return decided[i].accepted;
	return -1;
}

/* The suite accepts duplicate keys, which json_read() refuses: RFC 8259 section 4 leaves them to the reader. */
static void last_wins(void *context, struct text key, struct place first, struct place again)
{
	(void)context;
	printf("# the key '%.*s' of %u:%u stands again at %u:%u\n", TEXT_ARGS(key), first.line, first.column, again.line, again.column);
}

static bool accepted(const char *directory, const char *name)
{
	struct buf path = BUF_INIT, content = BUF_INIT;
	struct arena arena = ARENA_INIT;
	struct fault fault = FAULT_INIT;
	const struct node *document;
	struct json_stream stream;
	bool result;

	buf_addf(&path, "%s/%s", directory, name);
	if (file_read(buf_cstr(&path), FILE_LIMIT, &content, &fault))
		die_fault(&fault);
	stream = json_stream_of(buf_text(&content), name);
	stream.duplicate = last_wins;
	result = json_next(&stream, &arena, &document, &fault) == 1 && json_next(&stream, &arena, &document, &fault) == 0;
	arena_release(&arena);
	buf_release(&content);
	buf_release(&path);
	return result;
}

int main(int argc, char **argv)
{
	struct dirent **entries;
	unsigned agreed = 0, total = 0;
	int count = argc == 2 ? scandir(argv[1], &entries, NULL, alphasort) : -1;

	if (count < 0)
		die("usage: json DIRECTORY");
	for (int i = 0; i < count; i++) {
		const char *name = entries[i]->d_name;

		if (text_ends_with(text_of(name), TEXT(".json"))) {
			int want = wanted(name);
			bool got = accepted(argv[1], name);

			total++;
			agreed += tap_ok(want == (int)got, "%s %s", name, got ? "accepted" : "refused");
		}
		free(entries[i]);
	}
	free(entries);
	printf("# agreed %u/%u\n", agreed, total);
	return tap_done();
}
