#include "tools/policy-check/context.h"

#include <string.h>

#include "tools/policy-check/jmespath/evaluate.h"
#include "tools/policy-check/jmespath/value.h"

bool context_fail(struct context *context, struct text problem)
{
	context->problem = problem;
	return false;
}

/* Old and new value of a key: maps are merged key by key, all else is replaced. */
static const struct node *merged(struct arena *arena, const struct node *old, const struct node *new)
{
	struct value_pairs pairs = { .arena = arena };

	if (!old || old->kind != NODE_MAP || new->kind != NODE_MAP)
		return new;
	for (size_t i = 0; i < old->map.count; i++)
		value_pairs_set(&pairs, old->map.pairs[i].key, old->map.pairs[i].value);
	for (size_t i = 0; i < new->map.count; i++)
		value_pairs_set(&pairs, new->map.pairs[i].key, merged(arena, node_get(old, new->map.pairs[i].key), new->map.pairs[i].value));
	return value_map(arena, pairs.pairs, pairs.count);
}

/* The first name off the front: up to the next dot, or what stands in quotes. */
static struct text take_name(struct text *names)
{
	struct text name, rest = *names;
	size_t end;

	if (rest.len && rest.ptr[0] == '"') {
		end = text_find_byte(rest, '"', 1);
		name = text_slice(rest, 1, end == SIZE_MAX ? SIZE_MAX : end - 1);
		*names = end == SIZE_MAX ? (struct text){ NULL, 0 } : text_from(rest, end + 2);
		return name;
	}
	end = text_find_byte(rest, '.', 0);
	name = text_slice(rest, 0, end);
	*names = end == SIZE_MAX ? (struct text){ NULL, 0 } : text_from(rest, end + 1);
	return name;
}

static const struct node *wrapped(struct arena *arena, struct text names, const struct node *value)
{
	struct value_pairs pairs = { .arena = arena };
	struct text name;

	if (!names.len)
		return value;
	name = take_name(&names);
	value_pairs_set(&pairs, name, wrapped(arena, names, value));
	return value_map(arena, pairs.pairs, pairs.count);
}

void context_set(struct context *context, struct text names, const struct node *value)
{
	context->root = merged(context->arena, context->root, wrapped(context->arena, names, value));
}

void context_put(struct context *context, struct text name, const struct node *value)
{
	struct value_pairs pairs = { .arena = context->arena };

	for (size_t i = 0; i < context->root->map.count; i++)
		value_pairs_set(&pairs, context->root->map.pairs[i].key, context->root->map.pairs[i].value);
	value_pairs_set(&pairs, name, value);
	context->root = value_map(context->arena, pairs.pairs, pairs.count);
}

void context_add_entries(struct context *context, const struct node *list)
{
	for (size_t i = 0; list && list->kind == NODE_LIST && i < list->list.count; i++) {
		if (context->count == context->cap) {
			size_t cap = context->cap * 2 + 8;
			struct context_entry *entries = arena_zalloc(context->arena, cap, sizeof(*entries));

			if (context->count)
				memcpy(entries, context->entries, context->count * sizeof(*entries));
			context->entries = entries;
			context->cap = cap;
		}
		context->entries[context->count++] = (struct context_entry){
			.node = list->list.items[i], .name = node_string(node_get_cstr(list->list.items[i], "name"))
		};
	}
	context->visible = context->count;
}

struct context_mark context_save(const struct context *context)
{
	return (struct context_mark){ context->root, context->count };
}

void context_restore(struct context *context, struct context_mark mark)
{
	context->root = mark.root;
	context->count = mark.count;
	context->visible = mark.count;
	for (size_t i = 0; i < context->count; i++)
		context->entries[i].loaded = node_get(mark.root, context->entries[i].name) != NULL && context->entries[i].loaded;
}

static bool is_word(char c)
{
	return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

/* Does the expression name the entry: not behind a dot, a letter or a digit, and not as the beginning of a longer word? */
static bool mentions(struct text expression, struct text name)
{
	for (size_t at = text_find(expression, name, 0); name.len && at != SIZE_MAX; at = text_find(expression, name, at + 1)) {
		char before = at ? expression.ptr[at - 1] : ' ';
		bool ends = at + name.len == expression.len || !is_word(expression.ptr[at + name.len]);

		if ((before == '_' || !is_word(before)) && before != '.' && ends)
			return true;
	}
	return false;
}

static bool load_mentioned(struct context *context, struct text expression)
{
	size_t visible = context->visible;

	for (size_t i = 0; i < visible && i < context->count; i++) {
		bool loaded;

		if (context->entries[i].loaded || context->entries[i].loading || !mentions(expression, context->entries[i].name))
			continue;
		if (context->depth >= CONTEXT_DEPTH_LIMIT)
			return context_fail(context, TEXT("the entries of the context nest too deep"));
		context->entries[i].loading = true;
		context->visible = i;
		context->depth++;
		loaded = context_load(context, &context->entries[i]);
		context->depth--;
		context->visible = visible;
		context->entries[i].loading = false;
		if (!loaded)
			return false;
		context->entries[i].loaded = true;
	}
	return true;
}

static void load_images(struct context *context, struct text expression)
{
	const struct node *images;

	if (context->images_loaded || !context->resource || !mentions(expression, TEXT("images")))
		return;
	context->images_loaded = true;
	images = images_of(context->resource, context->arena);
	if (images)
		context_set(context, TEXT("images"), images);
}

bool context_apply(struct context *context, struct text expression, const struct node *on, const struct node **value)
{
	const struct expression *compiled = expressions_compile(context->expressions, expression, context->arena);
	struct fault fault = FAULT_INIT;
	struct jmespath_run run = { .arena = context->arena, .fault = &fault, .now = context->now };

	if (!compiled->tree)
		return context_fail(context, text_starts_with(compiled->problem, TEXT("unknown function")) ? arena_printf(context->arena, "JMESPath query failed: %.*s", TEXT_ARGS(compiled->problem)) : arena_printf(context->arena, "incorrect query %.*s: %.*s", TEXT_ARGS(expression), TEXT_ARGS(compiled->problem)));
	switch (jmespath_search(&run, compiled->tree, on, value)) {
	case JMESPATH_FOUND:
		return true;
	case JMESPATH_MISSING:
		return context_fail(context, arena_printf(context->arena, "JMESPath query failed: Unknown key \"%.*s\" in path", TEXT_ARGS(run.missing)));
	case JMESPATH_FAILED:
		break;
	}
	return context_fail(context, arena_printf(context->arena, "JMESPath query failed: %s", fault.message));
}

bool context_query(struct context *context, struct text expression, const struct node **value)
{
	if (!load_mentioned(context, expression))
		return false;
	load_images(context, expression);
	expression = text_trim(expression, " \t\r\n");
	if (!expression.len)
		return context_fail(context, TEXT("invalid query (nil)"));
	return context_apply(context, expression, context->root, value);
}
