/* fuzz_template: any bytes as a template that may call itself, rendered over a small context. */
#include "common/doc/template.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static int itself(void *context, struct text name, struct text *source, const char **file, struct fault *fault)
{
	const struct text *input = context;

	(void)fault;
	*source = *input;
	*file = "partial";
	return name.len == 1;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const struct node word = { .kind = NODE_STRING, .string = TEXT_INIT("<x>") }, no = { .kind = NODE_NULL };
	static const struct node *const words[] = { &word, &no };
	static const struct node list = { .kind = NODE_LIST, .list = { words, 2 } };
	static const struct node_pair inner_pairs[] = { { TEXT_INIT("b"), { NULL, 0, 0 }, &word } };
	static const struct node inner = { .kind = NODE_MAP, .map = { inner_pairs, 1 } };
	static const struct node_pair pairs[] = { { TEXT_INIT("a"), { NULL, 0, 0 }, &inner }, { TEXT_INIT("l"), { NULL, 0, 0 }, &list }, { TEXT_INIT("n"), { NULL, 0, 0 }, &no } };
	static const struct node context = { .kind = NODE_MAP, .map = { pairs, 3 } };
	struct text input = { (const char *)data, size };
	struct template_options options = { template_escape_html, itself, &input };
	struct fault fault = FAULT_INIT;
	struct buf out = BUF_INIT;
	struct template *template = template_compile(input, "template", &options, &fault);

	if (template)
		(void)template_render(template, &context, &out, &fault);
	template_free(template);
	buf_release(&out);
	return 0;
}
