#include "common/doc/json_out.h"

#include <cjson/cJSON.h>
#include <inttypes.h>
#include <math.h>
#include <stdlib.h>

#include "common/base/alloc.h"
#include "common/base/utf8.h"
#include "common/doc/number.h"

static struct json *checked(cJSON *item)
{
	if (!item)
		out_of_memory(1, sizeof(cJSON));
	return (struct json *)item;
}

static cJSON *item_of(struct json *value)
{
	return (cJSON *)value;
}

struct json *json_null(void)
{
	return checked(cJSON_CreateNull());
}

struct json *json_bool(bool value)
{
	return checked(cJSON_CreateBool(value));
}

struct json *json_raw(struct text document)
{
	struct buf copy = BUF_INIT;
	struct json *value;

	buf_add(&copy, document);
	value = checked(cJSON_CreateRaw(buf_cstr(&copy)));
	buf_release(&copy);
	return value;
}

/* cJSON's numbers are doubles; all 64 bits need the text. */
struct json *json_integer(int64_t integer)
{
	char digits[24];

	snprintf(digits, sizeof(digits), "%" PRId64, integer);
	return checked(cJSON_CreateRaw(digits));
}

/* Append the bytes as the inside of a JSON string; they hold no NUL. */
static void add_escaped(struct buf *out, const char *valid)
{
	cJSON *string = item_of(checked(cJSON_CreateString(valid)));
	char *printed = cJSON_PrintUnformatted(string);

	if (!printed)
		out_of_memory(1, sizeof(cJSON));
	buf_add(out, text_slice(text_of(printed), 1, text_of(printed).len - 2));
	cJSON_free(printed);
	cJSON_Delete(string);
}

/* cJSON's strings end at a NUL, so one that holds it is printed in parts. */
static struct json *string_with_nul(struct text valid)
{
	struct buf quoted = BUF_INIT, part = BUF_INIT;
	struct json *value;
	struct text piece;

	buf_add_byte(&quoted, '"');
	for (bool first = true; text_next_part(&valid, '\0', &piece); first = false) {
		buf_adds(&quoted, first ? "" : "\\u0000");
		buf_cut(&part, 0);
		buf_add(&part, piece);
		add_escaped(&quoted, buf_cstr(&part));
	}
	buf_add_byte(&quoted, '"');
	value = checked(cJSON_CreateRaw(buf_cstr(&quoted)));
	buf_release(&part);
	buf_release(&quoted);
	return value;
}

struct json *json_string(struct text string)
{
	struct buf valid = BUF_INIT;
	struct json *value;

	utf8_add_valid(&valid, string);
	if (text_find_byte(buf_text(&valid), '\0', 0) == SIZE_MAX)
		value = checked(cJSON_CreateString(buf_cstr(&valid)));
	else
		value = string_with_nul(buf_text(&valid));
	buf_release(&valid);
	return value;
}

struct json *json_list(void)
{
	return checked(cJSON_CreateArray());
}

struct json *json_map(void)
{
	return checked(cJSON_CreateObject());
}

void json_append(struct json *list, struct json *value)
{
	if (!cJSON_AddItemToArray(item_of(list), item_of(value)))
		out_of_memory(1, sizeof(cJSON));
}

void json_set(struct json *map, struct text key, struct json *value)
{
	struct buf name = BUF_INIT;

	utf8_add_valid(&name, key);
	if (!cJSON_AddItemToObject(item_of(map), buf_cstr(&name), item_of(value)))
		out_of_memory(1, sizeof(cJSON));
	buf_release(&name);
}

void json_set_string(struct json *map, const char *key, struct text value)
{
	json_set(map, text_of(key), json_string(value));
}

void json_set_integer(struct json *map, const char *key, int64_t value)
{
	json_set(map, text_of(key), json_integer(value));
}

void json_set_bool(struct json *map, const char *key, bool value)
{
	json_set(map, text_of(key), json_bool(value));
}

static struct json *number_of_node(const struct node *node)
{
	if (number_is_json(node->written))
		return json_raw(node->written);
	if (node->kind == NODE_INT)
		return json_integer(node->integer);
	if (isfinite(node->number))
		return checked(cJSON_CreateNumber(node->number)); /* YAML's +.5 or 1_0.5 */
	return json_string(node->written);			  /* .inf, .nan: JSON has no number for them */
}

static struct json *list_of_node(const struct node *node)
{
	struct json *list = json_list();

	for (size_t i = 0; i < node->list.count; i++)
		json_append(list, json_of_node(node->list.items[i]));
	return list;
}

static struct json *map_of_node(const struct node *node)
{
	struct json *map = json_map();

	for (size_t i = 0; i < node->map.count; i++)
		json_set(map, node->map.pairs[i].key, json_of_node(node->map.pairs[i].value));
	return map;
}

/* Recursion is bounded: the readers refuse documents deeper than 512. */
struct json *json_of_node(const struct node *node)
{
	switch (node->kind) {
	case NODE_NULL:
		return json_null();
	case NODE_BOOL:
		return json_bool(node->boolean);
	case NODE_INT:
	case NODE_FLOAT:
		return number_of_node(node);
	case NODE_STRING:
		return json_string(node->string);
	case NODE_LIST:
		return list_of_node(node);
	case NODE_MAP:
		return map_of_node(node);
	}
	return json_null();
}

/* cJSON indents with tabs and puts one after a colon; people expect spaces. Tabs in strings are escaped, so all are cJSON's. */
static void add_indented(struct buf *out, struct text printed)
{
	bool line_start = true;

	for (size_t i = 0; i < printed.len; i++) {
		char c = printed.ptr[i];

		if (c != '\t') {
			buf_add_byte(out, c);
			line_start = c == '\n';
		} else {
			buf_adds(out, line_start ? "  " : " ");
		}
	}
}

/*
 * A GitHub runner obeys "##[add-mask]x" wherever it stands in a line of a log. Only a string can hold it, where the
 * bracket can be written as an escape.
 */
static void add_without_commands(struct buf *out, struct text document)
{
	static const struct text command = TEXT_INIT("##[");

	for (size_t at; (at = text_find(document, command, 0)) != SIZE_MAX; document = text_from(document, at + command.len)) {
		buf_add(out, text_slice(document, 0, at));
		buf_adds(out, "##\\u005b");
	}
	buf_add(out, document);
}

void json_print(const struct json *value, enum json_style style, struct buf *out)
{
	const cJSON *item = (const cJSON *)value;
	char *printed = style == JSON_COMPACT ? cJSON_PrintUnformatted(item) : cJSON_Print(item);

	if (!printed)
		out_of_memory(1, sizeof(cJSON));
	if (style == JSON_COMPACT) {
		add_without_commands(out, text_of(printed));
	} else {
		struct buf safe = BUF_INIT;

		add_without_commands(&safe, text_of(printed));
		add_indented(out, buf_text(&safe));
		buf_release(&safe);
	}
	cJSON_free(printed);
}

void json_free(struct json *value)
{
	cJSON_Delete(item_of(value));
}

void json_finish(struct json *value, enum json_style style, struct buf *out)
{
	json_print(value, style, out);
	json_free(value);
}
