/* fuzz_settings: any JSON as "rules" and as "ignores"; what is accepted judges a message without a crash. */
#include "common/doc/json.h"
#include "tools/commitlint/lint.h"

static void pass_over(void *context, const struct lint_finding *finding)
{
	(void)context;
	(void)finding;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const struct authorship by = { .id = TEXT_INIT("0123"), .author_name = TEXT_INIT("Ada"), .author_email = TEXT_INIT("a@b") };
	struct arena arena = ARENA_INIT;
	struct rule_layers layers = RULE_LAYERS_INIT;
	struct waivers waivers = { NULL, 0 };
	struct lint_options options = { .grammar = conventional_grammar_default(), .waivers = &waivers };
	struct lint_context message = { .text = TEXT("Feat(a/B): Some `x` thing.\nbody https://a\n\nRefs: #1\n"), .by = &by };
	struct fault fault = FAULT_INIT;
	const struct node *node = NULL;
	struct conventional parsed;

	if (json_read((struct text){ (const char *)data, size }, "f.json", &arena, &node, &fault) == 0) {
		waivers_read(node_get_cstr(node, "ignores"), false, &arena, &waivers, &fault);
		if (rule_layers_add(&layers, node_get_cstr(node, "rules"), &arena, &fault) == 0 && settings_read(&layers, &arena, &options.settings, &fault) == 0)
			lint_message(&options, &message, &arena, &parsed, pass_over, NULL);
	}
	settings_release(&options.settings);
	waivers_release(&waivers);
	arena_release(&arena);
	return 0;
}
