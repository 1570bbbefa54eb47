#include "common/doc/js_literal.h"
#include "common/doc/json_out.h"
#include "tests/unit/tap.h"

/* A module and what it exports, as JSON; odd: line:column of the first expression that is no literal. */
static const struct {
	const char *name, *source, *json, *odd;
} cases[] = {
	{ "CommonJS", "module.exports = { extends: ['a'] };", "{\"extends\":[\"a\"]}", "" },
	{ "a module", "export default { a: 1, 'b': true, \"c\": null }", "{\"a\":1,\"b\":true,\"c\":null}", "" },
	{ "TypeScript's export", "export = [1, 0x10, 1_000, -2, 1.5, .5]", "[1,16,1000,-2,1.5,0.5]", "" },
	{ "comments and trailing commas", "// c\n/* d */ module.exports = { /* e */ a: [1, 2,], // f\n}\n", "{\"a\":[1,2]}", "" },
	{ "a constant", "const config = { a: 1 }\nmodule.exports = config\n", "{\"a\":1}", "" },
	{ "a typed constant", "import type { UserConfig } from '@commitlint/types';\nconst c: UserConfig = { a: [2, 'always'] };\nexport default c;", "{\"a\":[2,\"always\"]}", "" },
	{ "as const, satisfies", "const l = ['x', 'y'] as const\nexport default { l, m: 1 as number } satisfies Record<string, any>;\n", "{\"l\":[\"x\",\"y\"],\"m\":1}", "" },
	{ "severities", "export default { r: [RuleConfigSeverity.Error, RuleConfigSeverity.Warning, RuleConfigSeverity.Disabled] }", "{\"r\":[2,1,0]}", "" },
	{ "spreads", "const a = { x: 1, y: 2 }, b = 3;\nconst l = [1];\nmodule.exports = { ...a, y: 4, l: [...l, 2] }", "{\"x\":1,\"y\":4,\"l\":[1,2]}", "" },
	{ "strings", "export default ['\\x41\\u00e9\\u{1F600}\\ud83d\\ude00\\n', `a\nb`, \"it's\", 'a' + \"b\"]", "[\"A\xC3\xA9\xF0\x9F\x98\x80\xF0\x9F\x98\x80\\n\",\"a\\nb\",\"it's\",\"ab\"]", "" },
	{ "a regular expression", "module.exports = { p: /^(\\w*)[/]x/i }", "{\"p\":\"/^(\\\\w*)[/]x/i\"}", "" },
	{ "use strict, parentheses, a JSDoc type", "'use strict'\n\nmodule.exports = /** @type {X} */ ({ a: 1 })\n", "{\"a\":1}", "" },
	{ "undefined is no value", "module.exports = { a: undefined, b: 1 }", "{\"a\":null,\"b\":1}", "" },
	{ "a later key wins", "module.exports = { a: 1, a: 2 }", "{\"a\":2}", "" },
	{ "a function", "module.exports = {\n\ta: 1,\n\tignores: [(m) => m.includes(']')],\n\tb: 2 }", "{\"a\":1,\"ignores\":[],\"b\":2}", "3:12" },
	{ "a call", "module.exports = { a: f({ x: 1 }), b: [1] }", "{\"b\":[1]}", "1:23" },
	{ "an operator", "module.exports = { a: [1].concat(x), b: 1 ? 2 : 3, c: 4 }", "{\"c\":4}", "1:23" },
	{ "a template with a hole", "module.exports = { a: `x${y}` }", "{}", "1:23" },
	{ "a method", "module.exports = { m() { return '}' }, b: 1 }", "{\"b\":1}", "1:20" },
	{ "an unknown name", "const x = require('x')\nmodule.exports = { ...x, a: 1 }", "{\"a\":1}", "1:11" },
	{ "code before", "function f() { module.exports = 1 }\nif (a) { b() }\nmodule.exports = { a: 1 }", "{\"a\":1}", "" },
	{ "code under a free key", "module.exports = { prompt: { f: () => 1, a: 1 }, b: 1 }", "{\"prompt\":{\"a\":1},\"b\":1}", "" },
	{ "a function all in all", "module.exports = () => ({ a: 1 })", NULL, "1:18" },
	{ "an enumeration of one's own", "enum E { A }\nexport default { a: E.A, b: 1 }", "{\"b\":1}", "2:21" },
};

static void add_json(struct buf *out, const struct node *node)
{
	switch (node->kind) {
	case NODE_STRING:
		json_finish(json_string(node->string), JSON_COMPACT, out);
		break;
	case NODE_LIST:
		buf_adds(out, "[");
		for (size_t i = 0; i < node->list.count; i++) {
			buf_adds(out, i ? "," : "");
			add_json(out, node->list.items[i]);
		}
		buf_adds(out, "]");
		break;
	case NODE_MAP:
		buf_adds(out, "{");
		for (size_t i = 0; i < node->map.count; i++) {
			buf_addf(out, "%s\"%.*s\":", i ? "," : "", TEXT_ARGS(node->map.pairs[i].key));
			add_json(out, node->map.pairs[i].value);
		}
		buf_adds(out, "}");
		break;
	case NODE_FLOAT:
		buf_addf(out, "%g", node->number);
		break;
	case NODE_NULL:
		buf_adds(out, "null");
		break;
	case NODE_BOOL:
	case NODE_INT:
		buf_add(out, node->written);
		break;
	}
}

int main(void)
{
	static const char *const free_keys[] = { "prompt", NULL };

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct arena arena = ARENA_INIT;
		struct buf got = BUF_INIT, odd = BUF_INIT;
		struct js_export exported;
		struct fault fault = FAULT_INIT;
		int result = js_literal_read(text_of(cases[i].source), "f.js", free_keys, &arena, &exported, &fault);

		if (result == 0 && exported.value)
			add_json(&got, exported.value);
		if (result == 0 && !exported.is_literal)
			buf_addf(&odd, "%u:%u", exported.odd.line, exported.odd.column);
		tap_ok(result == 0 && text_eq(buf_text(&got), text_of(cases[i].json)) && text_is(buf_text(&odd), cases[i].odd), "%s: '%s' odd '%s' %s", cases[i].name, buf_cstr(&got), buf_cstr(&odd), fault.message);
		buf_release(&got);
		buf_release(&odd);
		arena_release(&arena);
	}
	return tap_done();
}
