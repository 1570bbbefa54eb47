#include <string.h>

#include "common/base/buf.h"
#include "common/doc/yaml.h"
#include "tests/unit/tap.h"

/* One scalar as the value of a list item; "" as wanted text means the kind alone. */
static const struct {
	const char *written;
	const char *core, *kubernetes; /* the value as show() writes it */
} scalars[] = {
	{ "", "null", "null" },
	{ "~", "null", "null" },
	{ "null", "null", "null" },
	{ "NULL", "null", "null" },
	{ "nULL", "'nULL'", "'nULL'" },
	{ "''", "''", "''" },
	{ "\"null\"", "'null'", "'null'" },
	{ "true", "true", "true" },
	{ "TRUE", "true", "true" },
	{ "tRue", "'tRue'", "'tRue'" },
	{ "False", "false", "false" },
	{ "y", "'y'", "true" },
	{ "N", "'N'", "false" },
	{ "yes", "'yes'", "true" },
	{ "YES", "'YES'", "true" },
	{ "yEs", "'yEs'", "'yEs'" },
	{ "on", "'on'", "true" },
	{ "Off", "'Off'", "false" },
	{ "0777", "777", "511" },
	{ "08", "8", "8.0" },
	{ "00", "0", "0" },
	{ "0o17", "15", "15" },
	{ "0O17", "'0O17'", "15" },
	{ "0x1F", "31", "31" },
	{ "0X1f", "'0X1f'", "31" },
	{ "-0x1F", "'-0x1F'", "-31" },
	{ "0x-1", "'0x-1'", "'0x-1'" },
	{ "0b101", "'0b101'", "5" },
	{ "-0b11", "'-0b11'", "-3" },
	{ "0x", "'0x'", "'0x'" },
	{ "0b", "'0b'", "'0b'" },
	{ "+12", "12", "12" },
	{ "-12", "-12", "-12" },
	{ "-0", "0", "0" },
	{ "1_000", "'1_000'", "1000" },
	{ "1__0_", "'1__0_'", "10" },
	{ "+_1", "'+_1'", "1" },
	{ "_1", "'_1'", "'_1'" },
	{ "0x_1F", "'0x_1F'", "31" },
	{ "0_7", "'0_7'", "7" },
	{ "9223372036854775807", "9223372036854775807", "9223372036854775807" },
	{ "-9223372036854775808", "-9223372036854775808", "-9223372036854775808" },
	{ "9223372036854775808", "9.2233720368547758e+18", "9.2233720368547758e+18" },
	{ "18446744073709551616", "1.8446744073709552e+19", "1.8446744073709552e+19" },
	{ "-9223372036854775809", "-9.2233720368547758e+18", "-9.2233720368547758e+18" },
	{ "1.5", "1.5", "1.5" },
	{ "1.", "1.0", "1.0" },
	{ ".5", "0.5", "0.5" },
	{ "+.5", "0.5", "0.5" },
	{ ".5_0", "'.5_0'", "0.5" },
	{ "._5", "'._5'", "'._5'" },
	{ "1_0.5", "'1_0.5'", "10.5" },
	{ "1e3", "1000.0", "1000.0" },
	{ "1e", "'1e'", "'1e'" },
	{ "1e-400", "0.0", "0.0" },
	{ "1e400", "inf", "'1e400'" },
	{ ".inf", "inf", "inf" },
	{ "-.INF", "-inf", "-inf" },
	{ ".NaN", "nan", "nan" },
	{ ".", "'.'", "'.'" },
	{ "+", "'+'", "'+'" },
	{ "1.2.3", "'1.2.3'", "'1.2.3'" },
	{ "1:30", "'1:30'", "'1:30'" },
	{ "2001-01-01", "'2001-01-01'", "'2001-01-01'" },
	{ "=", "'='", "'='" },
	{ "<<", "'<<'", "'<<'" },
	{ "!!str 123", "'123'", "'123'" },
	{ "!!str", "''", "''" },
	{ "!!int '12'", "12", "12" },
	{ "!!float 1", "1.0", "1.0" },
	{ "!!null ''", "null", "null" },
	{ "!!timestamp 2001-01-01", "'2001-01-01'", "'2001-01-01'" },
	{ "!foo bar", "'bar'", "'bar'" },
	{ "!foo 12", "'12'", "'12'" },
	{ "!reference [a, b]", "['a','b',]", "['a','b',]" },
	{ "\"b\\0c\"", "'b\\x00c'", "'b\\x00c'" },
	{ "a\n  b", "'a b'", "'a b'" },
	{ "|\n  x\n  y\n", "'x\ny\n'", "'x\ny\n'" },
	{ ">-\n  x\n  y\n", "'x y'", "'x y'" },
};

/* One document; the wanted value as show() writes it. */
static const struct {
	const char *text, *value;
} documents[] = {
	{ "{a: 1, b}", "{a:1,b:null,}" },
	{ "on: 1\n1.0: x\n~: y\n", "{on:1,1.0:'x',~:'y',}" },
	{ "\xEF\xBB\xBF"
	  "a: b",
	  "{a:'b',}" },
	{ "a: 1\r\nb: |\r\n  x\r\n  y\r\n", "{a:1,b:'x\ny\n',}" },
	{ "%YAML 1.2\n---\na: 1\n...\n", "{a:1,}" },
	{ "a: 1\n---\n# nothing more\n", "{a:1,}" },
	{ "---\n---\na: 1\n", "{a:1,}" },
	{ "", "nothing" },
	{ "# only a comment\n", "nothing" },
	{ "--- # c\n", "nothing" },
	{ "--- ~\n", "null" },
	{ "x: &a {k: 1}\nz: [*a, *a]", "{x:{k:1,},z:[{k:1,},{k:1,},],}" },
	{ "&a x: *a", "{x:'x',}" },
	{ "x: &a 1\n*a : 2", "{x:1,1:2,}" },
	{ "x: &a 1\nz: &a 2\nw: *a", "{x:1,z:2,w:2,}" },
	{ "x: &a {k: 1}\nz: {<<: *a, k: 2}", "{x:{k:1,},z:{k:2,},}" },
	{ "x: &a {k: 1}\nz: {k: 2, <<: *a}", "{x:{k:1,},z:{k:1,},}" },
	{ "x: &a {k: 1}\nw: &b {k: 3, j: 1}\nz: {<<: [*a, *b], l: 2}", "{x:{k:1,},w:{k:3,j:1,},z:{k:1,j:1,l:2,},}" },
	{ "x: &a {k: 1}\nw: &b {k: 3, j: 1}\nz: {<<: *a, <<: *b}", "{x:{k:1,},w:{k:3,j:1,},z:{k:3,j:1,},}" },
	{ "x: &a {k: 1}\nz: {'<<': *a, k: 2}", "{x:{k:1,},z:{<<:{k:1,},k:2,},}" },
	{ "z: {<<: {j: 1}, k: 2}", "{z:{j:1,k:2,},}" },
	{ "z:\n  <<:\n  - {j: 1}\n  - j: 2\n    k: 3", "{z:{j:1,k:3,},}" },
	{ "x: &a {<<: {i: 1}, j: 2}\nz: {<<: *a}", "{x:{i:1,j:2,},z:{i:1,j:2,},}" },
	{ "z: {<<: {}, <<: []}", "{z:{},}" },
};

static const struct {
	const char *text;
	unsigned line, column;
	const char *message;
} faults[] = {
	{ "a: 1\na: 2", 2, 1, "the key 'a' stands twice in one map, first in line 1" },
	{ "a: {b: 1, 'b': 2}", 1, 11, "the key 'b' stands twice in one map, first in line 1" },
	{ "? [a]\n: 1", 1, 3, "a list cannot be a key" },
	{ "? {a: b}\n: 1", 1, 3, "a map cannot be a key" },
	{ "x: &a [1]\n*a : 2", 2, 1, "a list cannot be a key" },
	{ "z: {<<: 1}", 1, 5, "the merge key '<<' takes a map or a list of maps, but here stands: integer" },
	{ "z: {<<: [1]}", 1, 5, "the merge key '<<' takes a map or a list of maps, but here stands: integer" },
	{ "z: {<<: }", 1, 5, "the merge key '<<' takes a map or a list of maps, but here stands: null" },
	{ "x: &a [*a]", 1, 8, "the alias '*a' stands inside of its own anchor" },
	{ "*a", 1, 1, "the alias '*a' names no anchor that stands before it" },
	{ "x: !!int x", 1, 4, "'x' is not what its tag '!!int' says" },
	{ "x: !!binary eA==", 1, 4, "the tag '!!binary' is not understood; write the value without it" },
	{ "a: 1\n---\nb: 2", 3, 1, "only one YAML document is allowed" },
	{ "a: @b", 1, 4, "this is no YAML: found character that cannot start any token, while scanning for the next token" },
	{ "a: [1", 2, 1, "this is no YAML: did not find expected ',' or ']', while parsing a flow sequence" },
	{ "\xC3\xA9: 1\n\xC3\xA9\xFF: 2", 2, 2, "this is no YAML: invalid leading UTF-8 octet" },
	{ "a: b\x01", 1, 5, "this is no YAML: control characters are not allowed" },
	{ "\xC3\xA9\xC3\xA9: 'x", 1, 7, "this is no YAML: found unexpected end of stream, while scanning a quoted scalar" },
};

static void show_string(struct text string, struct buf *out)
{
	buf_add_byte(out, '\'');
	for (size_t i = 0; i < string.len; i++)
		if (string.ptr[i])
			buf_add_byte(out, string.ptr[i]);
		else
			buf_adds(out, "\\x00");
	buf_add_byte(out, '\'');
}

static void show_number(double number, struct buf *out)
{
	bool is_short = number > -1e4 && number < 1e4 && number * 2 <= (double)(int)(number * 2);

	buf_addf(out, is_short ? "%.1f" : "%.17g", number);
}

static void show(const struct node *node, struct buf *out);

static void show_list(const struct node *node, struct buf *out)
{
	buf_add_byte(out, '[');
	for (size_t i = 0; i < node->list.count; i++) {
		show(node->list.items[i], out);
		buf_add_byte(out, ',');
	}
	buf_add_byte(out, ']');
}

static void show_map(const struct node *node, struct buf *out)
{
	buf_add_byte(out, '{');
	for (size_t i = 0; i < node->map.count; i++) {
		buf_add(out, node->map.pairs[i].key);
		buf_add_byte(out, ':');
		show(node->map.pairs[i].value, out);
		buf_add_byte(out, ',');
	}
	buf_add_byte(out, '}');
}

static void show(const struct node *node, struct buf *out)
{
	switch (node->kind) {
	case NODE_NULL:
		buf_adds(out, "null");
		break;
	case NODE_BOOL:
		buf_adds(out, node->boolean ? "true" : "false");
		break;
	case NODE_INT:
		buf_addf(out, "%lld", (long long)node->integer);
		break;
	case NODE_FLOAT:
		show_number(node->number, out);
		break;
	case NODE_STRING:
		show_string(node->string, out);
		break;
	case NODE_LIST:
		show_list(node, out);
		break;
	case NODE_MAP:
		show_map(node, out);
		break;
	}
}

static bool gives(const char *text, enum yaml_schema schema, const char *value, struct buf *got)
{
	struct arena arena = ARENA_INIT;
	struct fault fault;
	const struct node *document;

	buf_cut(got, 0);
	if (yaml_read(text_of(text), "f", schema, &arena, &document, &fault))
		buf_addf(got, "%u:%u: %s%s", fault.place.line, fault.place.column, fault.message,
			 fault.place.file == fault.file ? "" : ", in a file whose name does not outlive the arena");
	else if (document)
		show(document, got);
	else
		buf_adds(got, "nothing");
	arena_release(&arena);
	return text_is(buf_text(got), value);
}

static const char *one_line(struct buf *b)
{
	for (size_t i = 0; i < b->len; i++)
		if (b->ptr[i] == '\n')
			b->ptr[i] = '|';
	return buf_cstr(b);
}

static void test_values(void)
{
	struct buf text = BUF_INIT, wanted = BUF_INIT, got = BUF_INIT;
	bool same;

	for (size_t i = 0; i < sizeof(scalars) / sizeof(scalars[0]); i++) {
		const char *values[] = { [YAML_CORE] = scalars[i].core, [YAML_KUBERNETES] = scalars[i].kubernetes };

		for (enum yaml_schema schema = YAML_CORE; schema <= YAML_KUBERNETES; schema++) {
			buf_cut(&text, 0);
			buf_cut(&wanted, 0);
			buf_addf(&text, "- %s", scalars[i].written);
			buf_addf(&wanted, "[%s,]", values[schema]);
			same = gives(buf_cstr(&text), schema, buf_cstr(&wanted), &got);
			tap_ok(same, "scalar %zu, schema %u: %s", i, schema, one_line(&got));
		}
	}
	for (size_t i = 0; i < sizeof(documents) / sizeof(documents[0]); i++) {
		same = gives(documents[i].text, YAML_CORE, documents[i].value, &got);
		tap_ok(same, "document %zu: %s", i, one_line(&got));
	}
	buf_release(&text);
	buf_release(&wanted);
	buf_release(&got);
}

static void test_faults(void)
{
	for (size_t i = 0; i < sizeof(faults) / sizeof(faults[0]); i++) {
		struct arena arena = ARENA_INIT;
		struct fault fault = FAULT_INIT;
		const struct node *document;

		tap_ok(yaml_read(text_of(faults[i].text), "f", YAML_CORE, &arena, &document, &fault) == -1 && !strcmp(fault.message, faults[i].message) &&
			       fault.place.line == faults[i].line && fault.place.column == faults[i].column,
		       "fault %zu: %u:%u: %s", i, fault.place.line, fault.place.column, fault.message);
		arena_release(&arena);
	}
}

static void test_places(void)
{
	const struct text input = TEXT("\xEF\xBB\xBF\xC3\xA9: \xE2\x82\xAC\r\nk:\r\n  - {a: b}\r\n  - &x\r\n    c: d\r\n  - *x\r\n  - \"\xC3\xA9\" # \xC3\xA9\r\nlast:\r\n");
	struct arena arena = ARENA_INIT;
	struct fault fault;
	const struct node *document, *list;

	tap_ok(!yaml_read(input, "f", YAML_CORE, &arena, &document, &fault), "a file with wide characters and CRLF");
	list = node_get_cstr(document, "k");
	tap_ok(document->place.line == 1 && document->place.column == 1, "the document begins at %u:%u", document->place.line, document->place.column);
	tap_ok(document->map.pairs[0].value->place.column == 4, "columns count code points");
	tap_ok(list->place.line == 3 && list->place.column == 3, "a list begins at its first dash");
	tap_ok(list->list.items[0]->place.column == 5 && list->list.items[0]->map.pairs[0].place.column == 6 && list->list.items[0]->map.pairs[0].value->place.column == 9,
	       "a flow map");
	tap_ok(list->list.items[1]->map.pairs[0].place.line == 5 && list->list.items[1]->map.pairs[0].place.column == 5, "a block map after an anchor");
	tap_ok(list->list.items[2] == list->list.items[1], "an alias shares its node");
	tap_ok(list->list.items[3]->place.line == 7 && list->list.items[3]->place.column == 5, "a quoted scalar");
	tap_ok(node_get_cstr(document, "last")->place.line == 8 && node_get_cstr(document, "last")->place.column == 6, "an empty value stands behind its key");
	arena_release(&arena);
}

static void count_duplicate(void *context, struct text key, struct place before, struct place again)
{
	*(unsigned *)context += text_is(key, "a") && before.line == 1 && again.line == 2;
}

static void test_stream(void)
{
	unsigned duplicates = 0;
	struct yaml_options options = { YAML_KUBERNETES, count_duplicate, &duplicates };
	struct yaml_reader *reader = yaml_open(TEXT("a: &x 1\na: 2\n---\n# nothing\n---\nb: 1\n...\n---\nc: *x\n"), "f", &options);
	struct arena arena = ARENA_INIT;
	struct fault fault;
	const struct node *document;

	tap_ok(yaml_next(reader, &arena, &document, &fault) == 1 && document->map.count == 1 && node_get_cstr(document, "a")->integer == 2 && duplicates == 1,
	       "stream: the last of duplicate keys wins");
	tap_ok(yaml_next(reader, &arena, &document, &fault) == 1 && !document, "stream: an empty document");
	arena_reset(&arena);
	tap_ok(yaml_next(reader, &arena, &document, &fault) == 1 && document->place.line == 6, "stream: places go on");
	tap_ok(yaml_next(reader, &arena, &document, &fault) == -1 && fault.place.line == 9, "stream: anchors end with their document: %s", fault.message);
	tap_ok(yaml_next(reader, &arena, &document, &fault) == 0, "stream: finished after a fault");
	yaml_close(reader);
	reader = yaml_open((struct text){ NULL, 0 }, "f", &options);
	tap_ok(yaml_next(reader, &arena, &document, &fault) == 0, "stream: empty");
	yaml_close(reader);
	reader = yaml_open(TEXT("a: 1\n"), "f", &options);
	yaml_close(reader);
	arena_release(&arena);
}

#define A16 "aaaaaaaaaaaaaaaa"
#define A_LONG_SCALAR "- &a " A16 A16 A16 A16 A16 A16 A16 A16 A16 A16 A16 A16 A16 A16 A16 A16 "\n"

/* Hostile documents: each must be refused soon. */
static void test_limits(void)
{
	struct buf got = BUF_INIT, text = BUF_INIT;
	bool same;
	static const struct {
		const char *name, *head, *repeated, *message;
		int times;
	} bombs[] = {
		{ "deep flow lists", "", "[", "1:513: lists and maps are nested deeper than 512", 100000 },
		{ "deep block lists", "", "- ", "1:1025: lists and maps are nested deeper than 512", 100000 },
		{ "deep flow maps", "", "{a: ", "1:2049: lists and maps are nested deeper than 512", 100000 },
		{ "many directives", "", "%TAG !a! b\n", "1:1: more than 100 %TAG directives", 100000 },
		{ "a long scalar aliased often", A_LONG_SCALAR, "- *a\n",
		  "800001:3: the document is larger than 4000000 nodes, what aliases stand for included, which is the limit", 1000000 },
	};

	for (size_t i = 0; i < sizeof(bombs) / sizeof(bombs[0]); i++) {
		buf_cut(&text, 0);
		buf_adds(&text, bombs[i].head);
		for (int n = 0; n < bombs[i].times; n++)
			buf_adds(&text, bombs[i].repeated);
		same = gives(buf_cstr(&text), YAML_CORE, bombs[i].message, &got);
		tap_ok(same, "%s: %s", bombs[i].name, buf_cstr(&got));
	}
	buf_cut(&text, 0);
	buf_adds(&text, "b: &b {");
	for (int n = 0; n < 2000; n++)
		buf_addf(&text, "k%d: 1, ", n);
	buf_adds(&text, "}\nl:\n");
	for (int n = 0; n < 2000; n++)
		buf_adds(&text, "- {<<: *b}\n");
	gives(buf_cstr(&text), YAML_CORE, "", &got);
	tap_ok(text_starts_with(buf_text(&got), TEXT("502:3: the document is larger")), "a large map merged often: %s", buf_cstr(&got));
	buf_cut(&text, 0);
	buf_adds(&text, "a0: &a0 [x,x,x,x,x,x,x,x,x,x]\n");
	for (int n = 1; n < 20; n++)
		buf_addf(&text, "a%d: &a%d [*a%d,*a%d,*a%d,*a%d,*a%d,*a%d,*a%d,*a%d,*a%d]\n", n, n, n - 1, n - 1, n - 1, n - 1, n - 1, n - 1, n - 1, n - 1, n - 1);
	gives(buf_cstr(&text), YAML_CORE, "", &got);
	tap_ok(text_starts_with(buf_text(&got), TEXT("7:")), "a billion laughs: %s", buf_cstr(&got));
	buf_release(&text);
	buf_release(&got);
}

int main(void)
{
	test_values();
	test_faults();
	test_places();
	test_stream();
	test_limits();
	return tap_done();
}
