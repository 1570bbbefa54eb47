#include <stdlib.h>
#include <string.h>

#include "common/base/buf.h"
#include "common/doc/json.h"
#include "tests/unit/tap.h"

/* "" as the wanted message: accepted. */
static const struct {
	const char *text;
	unsigned line, column;
	const char *message;
} documents[] = {
	{ "{\"a\": [1, 2.5, true, null, \"x\"]}", 0, 0, "" },
	{ " \t\r\n0 ", 0, 0, "" },
	{ "\xEF\xBB\xBF{}", 0, 0, "" },
	{ "[[], {}, [[]], {\"\": {}}]", 0, 0, "" },
	{ "1e-400", 0, 0, "" },
	{ "123456789012345678901234567890", 0, 0, "" },
	{ "", 1, 1, "the JSON text is empty" },
	{ " \n ", 2, 2, "the JSON text is empty" },
	{ "{\"a\": 1,\n \"b\": 2,\n \"a\": 3}", 3, 2, "the key 'a' stands twice in one map, first in line 1" },
	{ "{\"a\": 1, \"\\u0061\": 3}", 1, 10, "the key 'a' stands twice in one map, first in line 1" },
	{ "[1,]", 1, 4, "a value was expected, not ']'" },
	{ "{\"a\": 1,}", 1, 9, "a key in double quotes was expected, not '}'" },
	{ "{a: 1}", 1, 2, "a key in double quotes was expected, not 'a'" },
	{ "{\"a\" 1}", 1, 6, "':' after a key was expected, not '1'" },
	{ "[1 2]", 1, 4, "',' or ']' was expected, not '2'" },
	{ "{\"a\": 1]", 1, 8, "',' or '}' was expected, not ']'" },
	{ "[1", 1, 3, "',' or ']' was expected where the JSON text ends" },
	{ "[", 1, 2, "a value was expected where the JSON text ends" },
	{ "01", 1, 2, "the end of the value was expected, not '1'" },
	{ "1.e1", 1, 3, "a digit after the decimal point was expected, not 'e'" },
	{ "1e+", 1, 4, "a digit in the exponent was expected where the JSON text ends" },
	{ "-", 1, 2, "a digit was expected where the JSON text ends" },
	{ "+1", 1, 1, "a value was expected, not '+'" },
	{ "1e999", 1, 1, "the number '1e999' is out of range" },
	{ "nul", 1, 1, "a value was expected, not 'n'" },
	{ "nullx", 1, 5, "the end of the value was expected, not 'x'" },
	{ "// c\n1", 1, 1, "a value was expected, not '/'" },
	{ "\"a\tb\"", 1, 3, "a control character in a string must be written as \\u0009" },
	{ "\"\xC3\xA9\xFF\"", 1, 3, "the text is not valid UTF-8" },
	{ "\"\\x\"", 1, 3, "one of \" \\ / b f n r t u after a backslash was expected, not 'x'" },
	{ "\"\\u12g4\"", 1, 4, "\\u in a string needs four hexadecimal digits" },
	{ "\"abc", 1, 5, "the closing '\"' of a string was expected where the JSON text ends" },
	{ "1 2", 1, 3, "only one JSON document is allowed" },
	{ "{} x", 1, 4, "a value was expected, not 'x'" },
	{ "[\xC3\xA9]", 1, 2, "a value was expected, not '\xC3\xA9'" },
};

static const struct {
	const char *text;
	struct text decoded;
} strings[] = {
	{ "\"\"", TEXT_INIT("") },
	{ "\"a\\\"\\\\\\/\\b\\f\\n\\r\\tz\"", TEXT_INIT("a\"\\/\b\f\n\r\tz") },
	{ "\"x\\u0000y\"", TEXT_INIT("x\0y") },
	{ "\"\\u00e9\\u20AC\"", TEXT_INIT("\xC3\xA9\xE2\x82\xAC") },
	{ "\"\\ud83d\\ude00\"", TEXT_INIT("\xF0\x9F\x98\x80") },
	{ "\"\\ud83d\"", TEXT_INIT("\xEF\xBF\xBD") },
	{ "\"\\ud83d\\u0041\"", TEXT_INIT("\xEF\xBF\xBD"
					  "A") },
	{ "\"\\ude00\\ud83d\"", TEXT_INIT("\xEF\xBF\xBD\xEF\xBF\xBD") },
	{ "\"\\ud83d\\ud83d\\ude00\"", TEXT_INIT("\xEF\xBF\xBD\xF0\x9F\x98\x80") },
	{ "\"\xF0\x9F\x98\x80\"", TEXT_INIT("\xF0\x9F\x98\x80") },
};

static const struct {
	const char *text;
	enum node_kind kind;
	int64_t integer;
	double number;
} numbers[] = {
	{ "0", NODE_INT, 0, 0 },
	{ "-0", NODE_INT, 0, 0 },
	{ "9223372036854775807", NODE_INT, INT64_MAX, 0 },
	{ "-9223372036854775808", NODE_INT, INT64_MIN, 0 },
	{ "9223372036854775808", NODE_FLOAT, 0, 9223372036854775808.0 },
	{ "-9223372036854775809", NODE_FLOAT, 0, -9223372036854775808.0 },
	{ "1.0", NODE_FLOAT, 0, 1 },
	{ "-2.5e3", NODE_FLOAT, 0, -2500 },
	{ "1E2", NODE_FLOAT, 0, 100 },
};

static void test_documents(void)
{
	for (size_t i = 0; i < sizeof(documents) / sizeof(documents[0]); i++) {
		struct arena arena = ARENA_INIT;
		struct fault fault = FAULT_INIT;
		const struct node *document = NULL;
		int result = json_read(text_of(documents[i].text), "f", &arena, &document, &fault);

		tap_ok((documents[i].message[0] ? -1 : 0) == result && !strcmp(fault.message, documents[i].message) &&
			       fault.place.line == documents[i].line && fault.place.column == documents[i].column,
		       "document %zu: %u:%u: %s", i, fault.place.line, fault.place.column, fault.message);
		arena_release(&arena);
	}
}

static void test_scalars(void)
{
	struct arena arena = ARENA_INIT;
	struct fault fault;
	const struct node *document;

	for (size_t i = 0; i < sizeof(strings) / sizeof(strings[0]); i++)
		tap_ok(!json_read(text_of(strings[i].text), "f", &arena, &document, &fault) && text_eq(node_string(document), strings[i].decoded),
		       "string %s", strings[i].text);
	for (size_t i = 0; i < sizeof(numbers) / sizeof(numbers[0]); i++)
		tap_ok(!json_read(text_of(numbers[i].text), "f", &arena, &document, &fault) && document->kind == numbers[i].kind &&
			       text_is(document->written, numbers[i].text) &&
			       (numbers[i].kind == NODE_INT ? document->integer == numbers[i].integer : !(document->number < numbers[i].number || document->number > numbers[i].number)),
		       "number %s", numbers[i].text);
	arena_release(&arena);
}

static void test_places(void)
{
	const struct text input = TEXT("{\r\n  \"\xC3\xA9\": \"\xE2\x82\xAC\", \"k\": [1,\n  [true]]}");
	struct arena arena = ARENA_INIT;
	struct fault fault;
	const struct node *document;
	const struct node_pair *k;

	tap_ok(!json_read(input, "f", &arena, &document, &fault) && document->place.line == 1 && document->place.column == 1, "the document begins at 1:1");
	k = node_pair_of(document, TEXT("k"));
	tap_ok(document->map.pairs[0].place.column == 3 && document->map.pairs[0].value->place.column == 8, "columns count code points");
	tap_ok(k && k->place.line == 2 && k->place.column == 13, "a key after wide characters");
	tap_ok(k && k->value->list.items[1]->list.items[0]->place.line == 3 && k->value->list.items[1]->list.items[0]->place.column == 4, "a nested value");
	tap_ok(k && !strcmp(k->value->place.file, "f"), "places name the file");
	arena_release(&arena);
}

static void test_depth(void)
{
	struct buf text = BUF_INIT;
	struct arena arena = ARENA_INIT;
	struct fault fault;
	const struct node *document;

	for (int i = 0; i < JSON_DEPTH_LIMIT; i++)
		buf_add_byte(&text, '[');
	for (int i = 0; i < JSON_DEPTH_LIMIT; i++)
		buf_add_byte(&text, ']');
	tap_ok(!json_read(buf_text(&text), "f", &arena, &document, &fault), "as deep as the limit");
	buf_cut(&text, 0);
	for (int i = 0; i < 100000; i++)
		buf_adds(&text, "[{\"a\":");
	tap_ok(json_read(buf_text(&text), "f", &arena, &document, &fault) && fault.place.column == 6 * JSON_DEPTH_LIMIT / 2 + 1, "deeper: %s", fault.message);
	buf_release(&text);
	arena_release(&arena);
}

static void test_stream(void)
{
	struct json_stream stream = json_stream_of(TEXT("\xEF\xBB\xBF{\"a\":1}\n[2]{}\n \"x\" 12 true\n]"), "f");
	static const enum node_kind kinds[] = { NODE_MAP, NODE_LIST, NODE_MAP, NODE_STRING, NODE_INT, NODE_BOOL };
	struct arena arena = ARENA_INIT;
	struct fault fault;
	const struct node *document;

	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
		tap_ok(json_next(&stream, &arena, &document, &fault) == 1 && document->kind == kinds[i], "stream: document %zu", i);
	tap_ok(document->place.line == 3 && document->place.column == 9, "stream: places go on");
	tap_ok(json_next(&stream, &arena, &document, &fault) == -1 && fault.place.line == 4, "stream: %s", fault.message);
	tap_ok(json_next(&stream, &arena, &document, &fault) == 0, "stream: finished after a fault");
	stream = json_stream_of((struct text){ NULL, 0 }, "f");
	tap_ok(json_next(&stream, &arena, &document, &fault) == 0, "stream: empty");
	arena_release(&arena);
}

static void count_duplicate(void *context, struct text key, struct place first, struct place again)
{
	*(unsigned *)context += text_is(key, "a") && again.column == first.column + 6;
}

static void test_duplicates(void)
{
	struct json_stream stream = json_stream_of(TEXT("{\"a\":1,\"a\":3,\"a\":4,\"b\":2}"), "f");
	struct arena arena = ARENA_INIT;
	struct fault fault;
	const struct node *document;
	struct buf large = BUF_INIT;
	unsigned count = 0;

	stream.duplicate = count_duplicate;
	stream.context = &count;
	tap_ok(json_next(&stream, &arena, &document, &fault) == 1 && document->map.count == 2 && node_get_cstr(document, "a")->integer == 4,
	       "duplicates: the last value wins");
	tap_ok(count == 2, "duplicates: %u calls", count);
	buf_add_byte(&large, '{');
	for (int i = 0; i < 1000; i++)
		buf_addf(&large, "\"k%d\":%d,", i, i);
	buf_adds(&large, "\"k7\":0}");
	tap_ok(json_read(buf_text(&large), "f", &arena, &document, &fault) == -1 && fault.place.column > 8000, "duplicates: %s", fault.message);
	buf_release(&large);
	arena_release(&arena);
}

int main(void)
{
	test_duplicates();
	test_documents();
	test_scalars();
	test_places();
	test_depth();
	test_stream();
	return tap_done();
}
