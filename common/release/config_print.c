#include "common/release/config_print.h"

#include "common/base/utf8.h"
#include "common/doc/json_out.h"

static struct json *value_of(const struct key *key, const char *settings)
{
	const void *at = settings + key->offset;
	const struct strings *list = at;
	const struct node *const *node = at;
	struct json *json;

	switch (key->type) {
	case KEY_BOOL:
		return json_bool(*(const bool *)at);
	case KEY_COUNT:
		return json_integer(*(const unsigned *)at);
	case KEY_STRING:
		return *(const char *const *)at ? json_string(text_of(*(const char *const *)at)) : json_null();
	case KEY_CHOICE:
		return json_string(text_of(key->choices[*(const unsigned *)at]));
	case KEY_STRINGS:
		json = json_list();
		for (size_t i = 0; i < list->count; i++)
			json_append(json, json_string(text_of(list->items[i])));
		return json;
	case KEY_NODE:
		return *node ? json_of_node(*node) : json_null();
	}
	return json_null();
}

static void add_origin(struct buf *out, const struct node *value, bool on_command_line, const char *option)
{
	if (on_command_line) {
		buf_addf(out, "--%s", option);
	} else if (value && value->kind != NODE_NULL) {
		utf8_add_visible(out, text_of(value->place.file));
		buf_addf(out, ":%u:%u", value->place.line, value->place.column);
	} else {
		buf_adds(out, "default");
	}
}

void config_print(const struct config *config, const struct section *section, const struct arguments *given, const void *settings, struct buf *out)
{
	buf_addf(out, "%s:\n", section->name);
	for (const struct key *key = section->keys; key->name; key++) {
		buf_addf(out, "  %s: ", key->name);
		json_finish(value_of(key, settings), JSON_COMPACT, out);
		buf_adds(out, "  # ");
		add_origin(out, config_value(config, section->name, key->name), key->option && options_given(given, key->option), key->option);
		buf_add_byte(out, '\n');
	}
}
