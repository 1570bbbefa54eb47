#include "common/doc/json.h"
#include "common/doc/json_out.h"
#include "common/doc/yaml.h"
#include "tests/unit/tap.h"

static const struct {
	const char *name;
	struct text string;
	const char *printed;
} strings[] = {
	{ "plain", TEXT_INIT("a"), "\"a\"" },
	{ "quotes and controls", TEXT_INIT("\"\\\n\033"), "\"\\\"\\\\\\n\\u001b\"" },
	{ "a NUL stays", TEXT_INIT("a\0b\"\0"), "\"a\\u0000b\\\"\\u0000\"" },
	{ "invalid UTF-8 becomes U+FFFD", TEXT_INIT("\xFFz"), "\"\xEF\xBF\xBDz\"" },
	{ "empty", TEXT_INIT(""), "\"\"" },
	{ "no command to a runner", TEXT_INIT("##[add-mask]x ##["), "\"##\\u005badd-mask]x ##\\u005b\"" },
};

/* Read, then written compactly: what stays as it was written. */
static const char *const round_trips[] = {
	"{\"b\":1,\"a\":[true,false,null,\"x\"],\"n\":-0.50,\"big\":123456789012345678901234567890,\"e\":1E+2}",
	"[]",
	"{}",
	"9223372036854775807",
};

/* From Kubernetes' YAML: what JSON cannot write as it was written. */
static const struct {
	const char *yaml, *json;
} numbers[] = {
	{ "0777", "511" },
	{ "08", "8" },
	{ "0x1F", "31" },
	{ "1_000", "1000" },
	{ "+.5", "0.5" },
	{ "1.", "1" },
	{ "1_0.25", "10.25" },
	{ "18446744073709551615", "18446744073709551615" },
	{ "1.e2", "100" },
	{ "-.5e-1", "-0.05" },
	{ "-0.5E+10", "-0.5E+10" },
	{ ".inf", "\".inf\"" },
	{ "yes", "true" },
};

int main(void)
{
	struct fault fault = FAULT_INIT;
	struct arena arena = ARENA_INIT;
	const struct node *node;
	struct buf out = BUF_INIT;
	struct json *map = json_map(), *list = json_list();

	for (size_t i = 0; i < sizeof(strings) / sizeof(strings[0]); i++) {
		buf_cut(&out, 0);
		json_finish(json_string(strings[i].string), JSON_COMPACT, &out);
		tap_ok(text_is(buf_text(&out), strings[i].printed), "%s: %s", strings[i].name, buf_cstr(&out));
	}
	for (size_t i = 0; i < sizeof(round_trips) / sizeof(round_trips[0]); i++) {
		buf_cut(&out, 0);
		if (!json_read(text_of(round_trips[i]), "x", &arena, &node, &fault))
			json_finish(json_of_node(node), JSON_COMPACT, &out);
		tap_ok(text_is(buf_text(&out), round_trips[i]), "as it was read: %s", buf_cstr(&out));
	}
	for (size_t i = 0; i < sizeof(numbers) / sizeof(numbers[0]); i++) {
		buf_cut(&out, 0);
		if (!yaml_read(text_of(numbers[i].yaml), "x", YAML_KUBERNETES, &arena, &node, &fault))
			json_finish(json_of_node(node), JSON_COMPACT, &out);
		tap_ok(text_is(buf_text(&out), numbers[i].json), "%s: %s", numbers[i].yaml, buf_cstr(&out));
	}
	json_append(list, json_integer(INT64_MIN));
	json_set(map, TEXT("list"), list);
	json_set(map, TEXT("empty"), json_list());
	json_set_string(map, "s", TEXT("\ttab"));
	buf_cut(&out, 0);
	json_finish(map, JSON_INDENTED, &out);
	tap_ok(text_is(buf_text(&out), "{\n  \"list\": [-9223372036854775808],\n  \"empty\": [],\n  \"s\": \"\\ttab\"\n}"), "indented by two spaces: %s", buf_cstr(&out));
	buf_release(&out);
	arena_release(&arena);
	return tap_done();
}
