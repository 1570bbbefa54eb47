#include <string.h>

#include "common/base/buf.h"
#include "common/doc/json.h"
#include "tests/unit/tap.h"

static const struct {
	const char *a, *b;
	bool equal;
} comparisons[] = {
	{ "null", "null", true },
	{ "null", "false", false },
	{ "true", "true", true },
	{ "true", "false", false },
	{ "1", "1.0", true },
	{ "1", "1e0", true },
	{ "1", "true", false },
	{ "1", "\"1\"", false },
	{ "9007199254740993", "9007199254740992.0", false },
	{ "9223372036854775807", "9223372036854775808", false },
	{ "9223372036854775808", "9223372036854775808.0", true },
	{ "\"a\"", "\"\\u0061\"", true },
	{ "\"a\"", "\"a\\u0000\"", false },
	{ "[]", "{}", false },
	{ "[1,2]", "[1,2]", true },
	{ "[1,2]", "[2,1]", false },
	{ "[1,2]", "[1]", false },
	{ "{\"a\":1,\"b\":[2]}", "{\"b\":[2],\"a\":1.0}", true },
	{ "{\"a\":1,\"b\":2}", "{\"a\":1,\"c\":2}", false },
	{ "{\"a\":1}", "{\"a\":1,\"b\":2}", false },
};

static const struct node *read(const char *text, struct arena *arena)
{
	const struct node *document = NULL;
	struct fault fault;

	json_read(text_of(text), "f", arena, &document, &fault);
	return document;
}

static const struct node *large_map(unsigned first, unsigned step, struct arena *arena)
{
	struct buf text = BUF_INIT;
	const struct node *map;

	for (unsigned i = 0, n = first; i < 101; i++, n = (n + step) % 101)
		buf_addf(&text, "%s\"k%u\": %u", i ? ", " : "{", n, n);
	buf_add_byte(&text, '}');
	map = read(buf_cstr(&text), arena);
	buf_release(&text);
	return map;
}

int main(void)
{
	struct arena arena = ARENA_INIT;
	const struct node *map = read("{\"a\": {\"b\": {\"c\": \"x\"}}, \"n\": null}", &arena);

	for (size_t i = 0; i < sizeof(comparisons) / sizeof(comparisons[0]); i++) {
		const struct node *a = read(comparisons[i].a, &arena), *b = read(comparisons[i].b, &arena);

		tap_ok(a && b && node_equal(a, b) == comparisons[i].equal && node_equal(b, a) == comparisons[i].equal, "%s %s %s", comparisons[i].a,
		       comparisons[i].equal ? "equals" : "differs from", comparisons[i].b);
	}
	tap_ok(node_equal(large_map(0, 1, &arena), large_map(7, 5, &arena)), "large maps are equal in any order");
	tap_ok(!node_equal(large_map(0, 1, &arena), read("{\"k0\":0}", &arena)), "large and small maps differ");
	tap_ok(node_is_string(node_path(map, "a", "b", "c", NULL), "x"), "a path of keys");
	tap_ok(!node_path(map, "a", "x", "c", NULL) && !node_path(NULL, "a", NULL), "a path that leads nowhere");
	tap_ok(node_get(map, TEXT("n")) && node_get_cstr(map, "n")->kind == NODE_NULL, "null is not absent");
	tap_ok(!node_get(node_get_cstr(map, "n"), TEXT("n")) && !node_get(NULL, TEXT("n")), "no map, no value");
	tap_ok(!node_string(map).len && !node_string(NULL).len && !node_is_string(NULL, ""), "no string, no text");
	tap_ok(!strcmp(node_kind_name(NODE_INT), "integer") && !strcmp(node_kind_name(NODE_MAP), "map"), "names of kinds");
	arena_release(&arena);
	return tap_done();
}
