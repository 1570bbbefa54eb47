/* mustache: replay one file of the Mustache specification's suites; a TAP line for each case. */
#include <stdio.h>

#include "common/base/file.h"
#include "common/base/utf8.h"
#include "common/doc/json.h"
#include "common/doc/template.h"
#include "tests/unit/tap.h"

static int find_partial(void *context, struct text name, struct text *source, const char **file, struct fault *fault)
{
	const struct node *const *partials = context;
	const struct node *partial = node_get(*partials, name);

	(void)fault;
	*source = node_string(partial);
	*file = "partial";
	return partial != NULL;
}

static bool replay(const char *suite, const struct node *test)
{
	const struct node *partials = node_get_cstr(test, "partials");
	struct template_options options = { template_escape_html, find_partial, &partials };
	struct text name = node_string(node_get_cstr(test, "name")), expected = node_string(node_get_cstr(test, "expected"));
	struct fault fault = FAULT_INIT;
	struct buf out = BUF_INIT, shown = BUF_INIT;
	bool agreed = false;
	struct template *template = template_compile(node_string(node_get_cstr(test, "template")), "template", &options, &fault);

	if (template && template_render(template, node_get_cstr(test, "data"), &out, &fault) == 0) {
		utf8_add_visible(&shown, buf_text(&out));
		agreed = tap_ok(text_eq(buf_text(&out), expected), "%s: %.*s: got '%s'", suite, TEXT_ARGS(name), buf_cstr(&shown));
	} else {
		tap_ok(false, "%s: %.*s: %u:%u: %s", suite, TEXT_ARGS(name), fault.place.line, fault.place.column, fault.message);
	}
	template_free(template);
	buf_release(&out);
	buf_release(&shown);
	return agreed;
}

int main(int argc, char **argv)
{
	struct fault fault = FAULT_INIT;
	size_t agreed = 0, total = 0;

	tool_name = "mustache";
	for (int i = 1; i < argc; i++) {
		struct arena arena = ARENA_INIT;
		struct buf input = BUF_INIT;
		const struct node *suite, *tests;

		if (file_read(argv[i], FILE_LIMIT, &input, &fault) < 0 || json_read(buf_text(&input), argv[i], &arena, &suite, &fault) < 0)
			die_fault(&fault);
		tests = node_get_cstr(suite, "tests");
		for (size_t t = 0; tests && t < tests->list.count; t++) {
			agreed += replay(argv[i], tests->list.items[t]);
			total++;
		}
		arena_release(&arena);
		buf_release(&input);
	}
	printf("# agreed %zu/%zu\n", agreed, total);
	return tap_done();
}
