#include "tools/policy-check/substitute.h"

#include <stdio.h>
#include <string.h>

#include "tools/policy-check/anchor.h"
#include "tools/policy-check/jmespath/value.h"
#include "tools/policy-check/reference_path.h"

/* Where in the document we are. */
struct step {
	const struct step *up;
	struct text key;
	size_t index; /* when key.ptr is NULL */
};

struct job {
	struct context *context;
	const struct node *document;
};

static bool visit(struct job *job, const struct node *node, const struct step *step, const struct node **result);

static bool has_marks(struct text t)
{
	return t.len > 2 && (memmem(t.ptr, t.len, "{{", 2) || memmem(t.ptr, t.len, "$(", 2));
}

bool substitute_needed(const struct node *document)
{
	if (document->kind == NODE_STRING)
		return has_marks(document->string);
	for (size_t i = 0; document->kind == NODE_LIST && i < document->list.count; i++) {
		if (substitute_needed(document->list.items[i]))
			return true;
	}
	for (size_t i = 0; document->kind == NODE_MAP && i < document->map.count; i++) {
		if (has_marks(document->map.pairs[i].key) || substitute_needed(document->map.pairs[i].value))
			return true;
	}
	return false;
}

static void add_path(struct buf *out, const struct step *step)
{
	if (!step)
		return;
	add_path(out, step->up);
	buf_add_byte(out, '/');
	if (!step->key.ptr)
		buf_addf(out, "%zu", step->index);
	for (size_t i = 0; i < step->key.len; i++) {
		if (step->key.ptr[i] == '/')
			buf_add_byte(out, '\\');
		buf_add_byte(out, step->key.ptr[i]);
	}
}

static struct text path_of(struct job *job, const struct step *step)
{
	struct buf path = BUF_INIT;
	struct text copy;

	add_path(&path, step);
	copy = arena_copy(job->context->arena, buf_text(&path));
	buf_release(&path);
	return copy;
}

/* The end of the variable whose "{{" stands at start; 0 when it is none. */
static size_t variable_end(struct text t, size_t start)
{
	for (size_t i = start + 2; i < t.len; i++) {
		if (t.ptr[i] == '}')
			return i + 1 < t.len && t.ptr[i + 1] == '}' ? i + 2 : 0;
		if (t.ptr[i] != '{')
			continue;
		for (i++; i < t.len && t.ptr[i] != '{' && t.ptr[i] != '}';)
			i++;
		if (i >= t.len || t.ptr[i] != '}')
			return 0;
	}
	return 0;
}

bool substitute_next(struct text t, size_t *at, size_t *start, size_t *end)
{
	for (size_t i = text_find(t, TEXT("{{"), *at); i != SIZE_MAX; i = text_find(t, TEXT("{{"), i + 1)) {
		/* What stands before must not belong to the variable before, and must not be a backslash. */
		if (i > 0 && (i == *at || t.ptr[i - 1] == '\\'))
			continue;
		*end = variable_end(t, i);
		if (*end) {
			*start = i;
			*at = *end;
			return true;
		}
	}
	return false;
}

static struct text without(struct arena *arena, struct text t, struct text part)
{
	char *out = arena_zalloc(arena, t.len + 1, 1);
	size_t len = 0;

	for (size_t i = 0; i < t.len;) {
		if (text_starts_with(text_from(t, i), part)) {
			i += part.len;
			continue;
		}
		out[len++] = t.ptr[i++];
	}
	return (struct text){ out, len };
}

static struct text replaced(struct arena *arena, struct text t, struct text from, struct text to)
{
	struct buf out = BUF_INIT;
	struct text copy;
	size_t at;

	if (text_find(t, from, 0) == SIZE_MAX)
		return t;
	while ((at = text_find(t, from, 0)) != SIZE_MAX) {
		buf_add(&out, text_slice(t, 0, at));
		buf_add(&out, to);
		t = text_from(t, at + from.len);
	}
	buf_add(&out, t);
	copy = arena_copy(arena, buf_text(&out));
	buf_release(&out);
	return copy;
}

/* The expression between the braces; *shallow when it began with a hyphen. */
static struct text expression_of(struct job *job, struct text variable, const struct step *step, bool *shallow)
{
	struct arena *arena = job->context->arena;
	struct text t = without(arena, without(arena, variable, TEXT("{{")), TEXT("}}"));

	t = text_trim(t, " \t\r\n\v\f");
	*shallow = t.len && t.ptr[0] == '-';
	if (*shallow)
		t = text_trim(text_from(t, 1), " \t\r\n\v\f");
	if (text_is(t, "@")) {
		struct text path = path_of(job, step);

		t = arena_printf(arena, "request.object%.*s", TEXT_ARGS(replaced(arena, path, TEXT("/"), TEXT("."))));
	}
	if (job->context->deleting)
		t = replaced(arena, t, TEXT("request.object"), TEXT("request.oldObject"));
	return t;
}

static bool unresolved(struct job *job, struct text expression, const struct step *step)
{
	struct context *context = job->context;

	return context_fail(context, arena_printf(context->arena, "failed to resolve %.*s at path %.*s: %.*s", TEXT_ARGS(expression),
						  TEXT_ARGS(path_of(job, step)), TEXT_ARGS(context->problem)));
}

/* One pass over a string: each variable that it has now. *whole is set when the string is a variable and nothing else. */
static bool replace_variables(struct job *job, struct text *t, const struct step *step, const struct node **whole, bool *again)
{
	struct buf out = BUF_INIT;
	struct text from = *t;
	size_t at = 0, done = 0, start, end;
	bool shallow = false;

	while (substitute_next(from, &at, &start, &end)) {
		struct text expression = expression_of(job, text_slice(from, start, end - start), step, &shallow), put;
		const struct node *value;

		if (!context_query(job->context, expression, &value)) {
			buf_release(&out);
			return unresolved(job, expression, step);
		}
		if (start == 0 && end == from.len) {
			*whole = value;
			buf_release(&out);
			return true;
		}
		put = value->kind == NODE_STRING ? value->string : value_json(job->context->arena, value);
		if (shallow)
			put = replaced(job->context->arena, put, TEXT("{{"), TEXT("\\{{"));
		buf_add(&out, text_slice(from, done, start - done));
		buf_add(&out, put);
		done = end;
	}
	buf_add(&out, text_from(from, done));
	*again = !shallow;
	*t = arena_copy(job->context->arena, buf_text(&out));
	buf_release(&out);
	return true;
}

static bool visit_variables(struct job *job, struct text t, const struct step *step, const struct node **result)
{
	const struct node *whole = NULL;
	size_t at = 0, start, end;
	bool again = true;

	for (unsigned round = 0; again && substitute_next(t, &at, &start, &end); round++, at = 0) {
		if (round > SUBSTITUTE_ROUNDS || t.len > SUBSTITUTE_BYTES)
			return context_fail(job->context, TEXT("the variables of a string bring new variables without end"));
		if (!replace_variables(job, &t, step, &whole, &again))
			return false;
		if (whole) {
			*result = whole;
			return true;
		}
	}
	*result = value_string(job->context->arena, replaced(job->context->arena, t, TEXT("\\{{"), TEXT("{{")));
	return true;
}

static bool resolve_reference(struct job *job, struct text reference, const struct step *step, struct text *value)
{
	struct arena *arena = job->context->arena;
	struct text path = text_slice(reference, 2, reference.len - 3), sign = TEXT("");
	static const char *const signs[] = { ">=", "<=", ">", "<", "!" };
	const struct node *found;

	for (size_t i = 0; !sign.len && i < sizeof(signs) / sizeof(signs[0]); i++) {
		if (text_starts_with(path, text_of(signs[i])))
			sign = text_of(signs[i]);
	}
	path = reference_join(arena, path_of(job, step), text_from(path, sign.len));
	found = reference_follow(job->document, path);
	if (found && (found->kind == NODE_STRING || (sign.len && value_is_number(found)))) {
		*value = arena_printf(arena, "%.*s%.*s", TEXT_ARGS(sign), TEXT_ARGS(value_printed(arena, found)));
		return true;
	}
	return context_fail(job->context, found ? arena_printf(arena, "NotResolvedReferenceErr,reference %.*s not resolved at path %.*s",
							       TEXT_ARGS(reference), TEXT_ARGS(path_of(job, step)))
						: arena_printf(arena, "got nil resolved variable %.*s at path %.*s: %%!v(<nil>)",
							       TEXT_ARGS(reference), TEXT_ARGS(path_of(job, step))));
}

/* $(path), longest without a space; "\$(" stands for itself. */
static bool replace_references(struct job *job, struct text *t, const struct step *step)
{
	struct buf out = BUF_INIT;
	struct text rest = *t, value;
	size_t at;

	while ((at = text_find(rest, TEXT("$("), 0)) != SIZE_MAX) {
		struct text word = text_slice(text_from(rest, at), 0, text_find_byte(rest, ' ', at) == SIZE_MAX ? SIZE_MAX : text_find_byte(rest, ' ', at) - at);
		bool escaped = at && rest.ptr[at - 1] == '\\';

		while (word.len && word.ptr[word.len - 1] != ')')
			word.len--;
		buf_add(&out, text_slice(rest, 0, escaped && word.len > 3 ? at - 1 : at));
		if (word.len < 4 || escaped) {
			buf_adds(&out, "$(");
			rest = text_from(rest, at + 2);
			continue;
		}
		if (!resolve_reference(job, word, step, &value)) {
			buf_release(&out);
			return false;
		}
		buf_add(&out, value);
		rest = text_from(rest, at + word.len);
	}
	buf_add(&out, rest);
	*t = arena_copy(job->context->arena, buf_text(&out));
	buf_release(&out);
	return true;
}

static bool visit_string(struct job *job, struct text t, const struct step *step, const struct node **result)
{
	if (text_find(t, TEXT("$("), 0) != SIZE_MAX && !replace_references(job, &t, step))
		return false;
	return visit_variables(job, t, step, result);
}

static bool visit_key(struct job *job, struct text *key, const struct step *step)
{
	const struct node *value;

	if (!has_marks(*key))
		return true;
	if (!visit_string(job, *key, step, &value))
		return false;
	if (value->kind == NODE_NULL)
		return true;
	if (value->kind != NODE_STRING)
		return context_fail(job->context, arena_printf(job->context->arena, "expected string after substituting variables in key \"%.*s\"",
							       TEXT_ARGS(*key)));
	*key = value->string;
	return true;
}

static bool visit_map(struct job *job, const struct node *map, const struct step *step, const struct node **result)
{
	struct value_pairs pairs = { .arena = job->context->arena };
	struct node *copy;

	for (size_t i = 0; i < map->map.count; i++) {
		struct step inner = { step, map->map.pairs[i].key, 0 };
		struct text key = map->map.pairs[i].key;
		const struct node *value;

		if (!visit_key(job, &key, step) || !visit(job, map->map.pairs[i].value, &inner, &value))
			return false;
		value_pairs_set(&pairs, key, value);
	}
	copy = arena_zalloc(job->context->arena, 1, sizeof(*copy));
	*copy = *map;
	copy->map.pairs = pairs.pairs;
	copy->map.count = pairs.count;
	*result = copy;
	return true;
}

static bool visit_list(struct job *job, const struct node *list, const struct step *step, const struct node **result)
{
	struct value_items items = { .arena = job->context->arena };
	struct node *copy;

	for (size_t i = 0; i < list->list.count; i++) {
		struct step inner = { step, { NULL, 0 }, i };
		const struct node *value;

		if (!visit(job, list->list.items[i], &inner, &value))
			return false;
		value_items_add(&items, value);
	}
	copy = arena_zalloc(job->context->arena, 1, sizeof(*copy));
	*copy = *list;
	copy->list.items = items.items;
	*result = copy;
	return true;
}

static bool visit(struct job *job, const struct node *node, const struct step *step, const struct node **result)
{
	*result = node;
	switch (node->kind) {
	case NODE_STRING:
		return !has_marks(node->string) || visit_string(job, node->string, step, result);
	case NODE_LIST:
		return visit_list(job, node, step, result);
	case NODE_MAP:
		return visit_map(job, node, step, result);
	case NODE_NULL:
	case NODE_BOOL:
	case NODE_INT:
	case NODE_FLOAT:
		break;
	}
	return true;
}

bool substitute(struct context *context, const struct node *document, const struct node **result)
{
	struct job job = { context, document };

	*result = document;
	return !substitute_needed(document) || visit(&job, document, NULL, result);
}
