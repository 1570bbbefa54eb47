#include <string.h>

#include "common/doc/json.h"
#include "common/doc/template.h"
#include "tests/unit/tap.h"

/* Partials of the tests: one that calls itself for ever, one that is broken. */
static int find_partial(void *context, struct text name, struct text *source, const char **file, struct fault *fault)
{
	(void)context;
	*file = "partial";
	if (text_is(name, "refused"))
		return fault_set(fault, "refused");
	if (text_is(name, "endless"))
		*source = TEXT("{{>endless}}");
	else if (text_is(name, "broken"))
		*source = TEXT("fine\n {{#open}}");
	else if (text_is(name, "list"))
		*source = TEXT("{{#list}}x{{/list}}");
	else
		return 0;
	return 1;
}

static const struct template_options options = { .partial = find_partial };

static const struct {
	const char *name, *template, *context, *output;
} rendered[] = {
	{ "an empty string is false", "{{#a}}yes{{/a}}{{^a}}no{{/a}}", "{\"a\":\"\"}", "no" },
	{ "zero is false", "{{#a}}yes{{/a}}{{^a}}no{{/a}}", "{\"a\":0}", "no" },
	{ "0.0 is false", "{{^a}}no{{/a}}", "{\"a\":0.0}", "no" },
	{ "an empty map is true", "{{#a}}yes{{/a}}", "{\"a\":{}}", "yes" },
	{ "a list as a value renders nothing", "[{{a}}]", "{\"a\":[1]}", "[]" },
	{ "numbers as they were written", "{{a}} {{b}}", "{\"a\":1.50,\"b\":123456789012345678901234567890}", "1.50 123456789012345678901234567890" },
	{ "booleans", "{{a}}", "{\"a\":true}", "true" },
	{ "white space before the kind", "{{ # a }}x{{ / a }}", "{\"a\":1}", "x" },
	{ "no escaping without a function", "{{a}}", "{\"a\":\"<&>\"}", "<&>" },
	{ "no template at all", "", "{}", "" },
	{ "a lone delimiter is text", "a }} b { c", "{}", "a }} b { c" },
	{ "the items of a list in a list", "{{#a}}{{#.}}{{.}},{{/.}};{{/a}}", "{\"a\":[[1,2],[3]]}", "1,2,;3,;" },
	{ "an unknown partial renders nothing", "[{{>none}}]", "{}", "[]" },
};

static void test_rendered(size_t i)
{
	struct arena arena = ARENA_INIT;
	struct fault fault = FAULT_INIT;
	struct buf out = BUF_INIT;
	const struct node *context = NULL;
	struct template *t = template_compile(text_of(rendered[i].template), "t", &options, &fault);
	bool ok = t && json_read(text_of(rendered[i].context), "c", &arena, &context, &fault) == 0 && template_render(t, context, &out, &fault) == 0;

	tap_ok(ok && text_is(buf_text(&out), rendered[i].output), "%s: got '%s' %s", rendered[i].name, buf_cstr(&out), fault.message);
	template_free(t);
	buf_release(&out);
	arena_release(&arena);
}

static const struct {
	const char *template, *file, *message;
	unsigned line, column;
} faults[] = {
	{ "a\n  {{#b}}", "t", "section 'b' is not closed", 2, 3 },
	{ "{{#b}}\n{{#c}}{{/b}}", "t", "section 'c', opened in line 2, is to be closed before 'b'", 2, 7 },
	{ "\xC3\xA9{{/b}}", "t", "no section 'b' is open here", 1, 2 },
	{ "ok\n\xC3\xA9\xC3\xA9{{name", "t", "the tag is not closed: '}}' is missing", 2, 3 },
	{ "{{{name}}", "t", "the tag is not closed: '}}}' is missing", 1, 1 },
	{ "{{=| |}}", "t", "the tag is not closed: '=}}' is missing", 1, 1 },
	{ "{{}}", "t", "the tag has no name", 1, 1 },
	{ "{{#}}{{/}}", "t", "the tag has no name", 1, 1 },
	{ "{{> }}", "t", "the tag has no name", 1, 1 },
	{ "{{a b}}", "t", "the name 'a b' holds white space", 1, 1 },
	{ "{{a..b}}", "t", "the name 'a..b' has an empty part", 1, 1 },
	{ "{{=|=}}", "t", "two delimiters without '=' are wanted, as in '{{=<% %>=}}'", 1, 1 },
	{ "{{=a b c=}}", "t", "two delimiters are wanted, not 'a b c'", 1, 1 },
	{ "{{<layout}}{{/layout}}", "t", "template inheritance ('<') is not part of this language; use a partial", 1, 1 },
	{ "{{>refused}}", NULL, "refused", 0, 0 },
	{ "{{>broken}}", "partial", "section 'open' is not closed", 2, 2 },
};

static void test_fault(size_t i)
{
	struct fault fault = FAULT_INIT;
	struct template *t = template_compile(text_of(faults[i].template), "t", &options, &fault);
	bool file = fault.place.file == faults[i].file || (fault.place.file && faults[i].file && !strcmp(fault.place.file, faults[i].file));

	tap_ok(!t && file && fault.place.line == faults[i].line && fault.place.column == faults[i].column && !strcmp(fault.message, faults[i].message),
	       "'%s': got %u:%u '%s'", faults[i].template, fault.place.line, fault.place.column, fault.message);
	template_free(t);
}

static void test_limits(void)
{
	static const struct node one = { .kind = NODE_STRING, .string = TEXT_INIT("x") };
	struct buf deep = BUF_INIT, out = BUF_INIT;
	struct fault fault = FAULT_INIT;
	struct template *t;

	for (unsigned i = 0; i < TEMPLATE_SECTION_LIMIT + 1; i++)
		buf_adds(&deep, "{{#a}}");
	t = template_compile(buf_text(&deep), "t", &options, &fault);
	tap_ok(!t && fault.place.column == 6 * TEMPLATE_SECTION_LIMIT + 1, "the section that is nested too deep: '%s'", fault.message);
	t = template_compile(TEXT("{{>endless}}"), "t", &options, &fault);
	tap_ok(t && template_render(t, &one, &out, &fault) < 0, "a partial that calls itself for ever: '%s'", fault.message);
	template_free(t);
	t = template_compile(TEXT("{{#.}}{{>list}}{{/.}}"), "t", &options, &fault);
	tap_ok(t && template_render(t, &one, &out, &fault) == 0 && !out.len, "sections in partials");
	template_free(t);
	buf_release(&deep);
	buf_release(&out);
}

struct countdown {
	int left;
	struct buf *out;
	struct buf written;
	struct node item;
};

static int next_number(void *context, const struct node **item, struct fault *fault)
{
	struct countdown *c = context;
	static const struct text numbers[] = { TEXT_INIT("0"), TEXT_INIT("1"), TEXT_INIT("2") };

	buf_add(&c->written, buf_text(c->out));
	buf_cut(c->out, 0);
	if (c->left < 0)
		return fault_set(fault, "broken");
	if (!c->left)
		return 0;
	c->item = (struct node){ .kind = NODE_INT, .written = numbers[--c->left] };
	*item = &c->item;
	return 1;
}

static const struct {
	const char *template;
	bool can;
	int count;
	const char *output; /* NULL: a fault */
} streams[] = {
	{ "<{{#list}}{{.}},{{/list}}>", true, 3, "<2,1,0,>" },
	{ "<{{#list}}{{.}},{{/list}}>", true, 0, "<>" },
	{ "<{{#list}}{{.}},{{/list}}>", true, -1, NULL },
	{ "{{#list}}{{/list}}{{#list}}{{/list}}", false, 0, "" },
	{ "{{^list}}{{/list}}", false, 0, "" },
	{ "{{#list.a}}{{/list.a}}", false, 0, "" },
	{ "{{#other}}{{#list}}{{/list}}{{/other}}", false, 0, "" },
	{ "{{>list}}", false, 0, "" },
	{ "{{list}}", false, 0, "" },
	{ "nothing", false, 0, "nothing" },
};

static void test_stream(size_t i)
{
	static const struct node root = { .kind = NODE_MAP };
	struct fault fault = FAULT_INIT;
	struct buf out = BUF_INIT;
	struct countdown numbers = { .left = streams[i].count, .out = &out };
	struct template_stream stream = { "list", next_number, &numbers };
	struct template *t = template_compile(text_of(streams[i].template), "t", &options, &fault);
	int result = t ? template_render_stream(t, &root, &stream, &out, &fault) : -1;

	buf_add(&numbers.written, buf_text(&out));
	tap_ok(t && template_can_stream(t, "list") == streams[i].can && (result < 0) == !streams[i].output && (result < 0 || text_is(buf_text(&numbers.written), streams[i].output)),
	       "stream '%s': got '%s' %s", streams[i].template, buf_cstr(&numbers.written), fault.message);
	template_free(t);
	buf_release(&out);
	buf_release(&numbers.written);
}

static void test_mentions(void)
{
	struct fault fault = FAULT_INIT;
	struct template *t = template_compile(TEXT("{{a.b}}{{>list}}"), "t", &options, &fault);

	tap_ok(template_mentions(t, "b") && template_mentions(t, "list") && !template_mentions(t, "c"), "the names that are mentioned");
	template_free(t);
}

int main(void)
{
	for (size_t i = 0; i < sizeof(rendered) / sizeof(rendered[0]); i++)
		test_rendered(i);
	for (size_t i = 0; i < sizeof(faults) / sizeof(faults[0]); i++)
		test_fault(i);
	test_limits();
	for (size_t i = 0; i < sizeof(streams) / sizeof(streams[0]); i++)
		test_stream(i);
	test_mentions();
	return tap_done();
}
