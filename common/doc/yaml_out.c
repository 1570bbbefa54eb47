#include "common/doc/yaml_out.h"

#include "common/base/js.h"
#include "common/doc/json_out.h"

enum { BLOCK_LEVELS = 2 };

static void add_string(struct buf *out, struct text string)
{
	json_finish(json_string(string), JSON_COMPACT, out);
}

void yaml_add_flow(struct buf *out, const struct node *node)
{
	switch (node->kind) {
	case NODE_STRING:
		add_string(out, node->string);
		break;
	case NODE_LIST:
		buf_adds(out, "[");
		for (size_t i = 0; i < node->list.count; i++) {
			buf_adds(out, i ? ", " : "");
			yaml_add_flow(out, node->list.items[i]);
		}
		buf_adds(out, "]");
		break;
	case NODE_MAP:
		buf_adds(out, "{");
		for (size_t i = 0; i < node->map.count; i++) {
			buf_adds(out, i ? ", " : "");
			add_string(out, node->map.pairs[i].key);
			buf_adds(out, ": ");
			yaml_add_flow(out, node->map.pairs[i].value);
		}
		buf_adds(out, "}");
		break;
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
		buf_add(out, node->written);
		break;
	}
}

/* A key that starts with a letter and holds letters, digits and '-' needs no quotes. */
static void add_key(struct buf *out, struct text key)
{
	bool plain = key.len > 1 && js_is_word(key.ptr[0]) && !js_is_digit(key.ptr[0]);

	for (size_t i = 0; i < key.len; i++)
		plain = plain && (js_is_word(key.ptr[i]) || key.ptr[i] == '-');
	if (plain && !text_is(key, "null") && !text_is(key, "true") && !text_is(key, "false"))
		buf_add(out, key);
	else
		add_string(out, key);
}

static void add_block(struct buf *out, const struct node *map, unsigned level)
{
	for (size_t i = 0; i < map->map.count; i++) {
		const struct node *value = map->map.pairs[i].value;

		buf_addf(out, "%*s", (int)(2 * level), "");
		add_key(out, map->map.pairs[i].key);
		if (value->kind == NODE_MAP && value->map.count && level + 1 < BLOCK_LEVELS) {
			buf_adds(out, ":\n");
			add_block(out, value, level + 1);
		} else {
			buf_adds(out, ": ");
			yaml_add_flow(out, value);
			buf_adds(out, "\n");
		}
	}
}

void yaml_add_node(struct buf *out, const struct node *node)
{
	if (node->kind == NODE_MAP) {
		add_block(out, node, 0);
	} else {
		yaml_add_flow(out, node);
		buf_adds(out, "\n");
	}
}
