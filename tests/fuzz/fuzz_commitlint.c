/* fuzz_commitlint: any bytes as a message, judged by all rules and corrected; a second correction changes nothing. */
#include <stdlib.h>

#include "common/doc/json.h"
#include "tools/commitlint/fix.h"
#include "tools/commitlint/presets.h"

static const char more_rules[] =
	"{\"trailer-exists\":[1,\"always\",\"Signed-off-by:\"],\"signed-off-by\":[1,\"always\",\"Signed\"],\"scope-enum\":[1,\"always\",[\"a\",\"b\"]],"
	"\"scope-delimiter-style\":[1,\"always\"],\"scope-case\":[1,\"always\",[\"kebab-case\",\"snake-case\"]],\"body-case\":[1,\"never\",\"start-case\"],"
	"\"header-case\":[1,\"always\",[\"camel-case\",\"pascal-case\"]],\"breaking-change-exclamation-mark\":[1,\"always\"],"
	"\"body-max-length\":[1,\"always\",10],\"subject-imperative\":[1,\"always\"],\"forbidden-words\":[1,\"never\",[\"x\"]],"
	"\"lookalike-characters\":[1,\"never\"],\"ai-attribution\":[1,\"never\"],\"signed-off-by-author\":[1,\"always\"],\"wip-commit\":[1,\"never\"]}";

static void look(void *context, const struct lint_finding *finding)
{
	(void)context;
	if (!finding->place.line || !finding->place.column || !finding->message.len)
		abort();
}

static void count(void *context, const struct lint_rule *rule)
{
	(void)rule;
	++*(unsigned *)context;
}

static void judge(const struct lint_options *options, struct text message, struct arena *arena)
{
	struct conventional parsed;
	struct buf fixed = BUF_INIT, again = BUF_INIT;
	unsigned corrections = 0;

	lint_message(options, &(struct lint_context){ .text = message }, arena, &parsed, look, NULL);
	fix_message(options, message, &fixed, count, &corrections);
	corrections = 0;
	if (fix_message(options, buf_text(&fixed), &again, count, &corrections) || !text_eq(buf_text(&fixed), buf_text(&again)))
		abort();
	buf_release(&fixed);
	buf_release(&again);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena arena = ARENA_INIT;
	struct rule_layers layers = RULE_LAYERS_INIT;
	struct lint_options options = { .ignores = IGNORES_PEER, .may_disable = true };
	struct conventional_grammar grammar = *conventional_grammar_default();
	struct fault fault = FAULT_INIT;
	const struct node *rules;

	options.grammar = &grammar;
	json_read(text_of(preset_conventional()->rules), "rules", &arena, &rules, &fault);
	rule_layers_add(&layers, rules, &arena, &fault);
	json_read(text_of(more_rules), "rules", &arena, &rules, &fault);
	rule_layers_add(&layers, rules, &arena, &fault);
	if (settings_read(&layers, &arena, &options.settings, &fault) < 0)
		abort();
	judge(&options, (struct text){ (const char *)data, size }, &arena);
	grammar.comment = TEXT("#");
	options.cleaned = true;
	judge(&options, (struct text){ (const char *)data, size }, &arena);
	settings_release(&options.settings);
	arena_release(&arena);
	return 0;
}
