/* Kyverno's functions on strings. */
#include <math.h>
#include <string.h>

#include "common/base/utf8.h"
#include "tools/policy-check/jmespath/functions.h"
#include "tools/policy-check/wildcard.h"

static enum jmespath_result do_compare(const struct jmespath_call *call, const struct node **result)
{
	int order = text_compare(call_string(call, 0), call_string(call, 1));

	return call_returns(value_integer(call->run->arena, order < 0 ? -1 : order > 0), result);
}

static enum jmespath_result do_equal_fold(const struct jmespath_call *call, const struct node **result)
{
	return call_returns(value_bool(text_eq_ignoring_case(call_string(call, 0), call_string(call, 1))), result);
}

/* At most count times, negative meaning every time; an empty needle stands before each character and at the end. */
static enum jmespath_result replace(const struct jmespath_call *call, int64_t count, const struct node **result)
{
	struct text rest = call_string(call, 0), old = call_string(call, 1), new = call_string(call, 2);
	struct buf out = BUF_INIT;

	while (count != 0 && out.len <= JMESPATH_BYTE_LIMIT) {
		size_t at = text_find(rest, old, 0);
		size_t step = !old.len && rest.len ? utf8_decode(rest).len : 0;

		if (at == SIZE_MAX)
			break;
		buf_add(&out, text_slice(rest, 0, at));
		buf_add(&out, new);
		buf_add(&out, text_slice(rest, 0, step));
		rest = text_from(rest, at + old.len + step);
		count--;
		if (!old.len && !step)
			break;
	}
	buf_add(&out, rest);
	return call_returns_buf(call, &out, result);
}

static enum jmespath_result do_replace(const struct jmespath_call *call, const struct node **result)
{
	double count = call_number(call, 3);

	return replace(call, count >= 0 && count < 1e9 ? (int64_t)count : -1, result);
}

static enum jmespath_result do_replace_all(const struct jmespath_call *call, const struct node **result)
{
	return replace(call, -1, result);
}

/* The letters first to last moved by distance. */
static enum jmespath_result shift_letters(const struct jmespath_call *call, char first, char last, int distance, const struct node **result)
{
	struct text from = call_string(call, 0);
	char *out = arena_zalloc(call->run->arena, from.len + 1, 1);

	for (size_t i = 0; i < from.len; i++)
		out[i] = from.ptr[i] >= first && from.ptr[i] <= last ? (char)(from.ptr[i] + distance) : from.ptr[i];
	return call_returns_string(call, (struct text){ out, from.len }, result);
}

static enum jmespath_result do_to_upper(const struct jmespath_call *call, const struct node **result)
{
	return shift_letters(call, 'a', 'z', 'A' - 'a', result);
}

static enum jmespath_result do_to_lower(const struct jmespath_call *call, const struct node **result)
{
	return shift_letters(call, 'A', 'Z', 'a' - 'A', result);
}

static bool in_set(struct text set, struct text character)
{
	struct text before = set;
	struct utf8_char c;

	for (; utf8_next(&set, &c); before = set) {
		if (text_eq(text_slice(before, 0, c.len), character))
			return true;
	}
	return false;
}

static enum jmespath_result do_trim(const struct jmespath_call *call, const struct node **result)
{
	struct text t = call_string(call, 0), set = call_string(call, 1), rest = t, before = t;
	struct utf8_char c;
	size_t start = SIZE_MAX, end = 0;

	for (; utf8_next(&rest, &c); before = rest) {
		size_t at = (size_t)(before.ptr - t.ptr);

		if (in_set(set, text_slice(before, 0, c.len)))
			continue;
		if (start == SIZE_MAX)
			start = at;
		end = at + c.len;
	}
	return call_returns_string(call, start == SIZE_MAX ? TEXT("") : text_slice(t, start, end - start), result);
}

static enum jmespath_result do_trim_prefix(const struct jmespath_call *call, const struct node **result)
{
	struct text t = call_string(call, 0), prefix = call_string(call, 1);

	return call_returns_string(call, text_starts_with(t, prefix) ? text_from(t, prefix.len) : t, result);
}

static enum jmespath_result do_split(const struct jmespath_call *call, const struct node **result)
{
	struct text rest = call_string(call, 0), separator = call_string(call, 1);
	struct value_items items = { .arena = call->run->arena };

	while (separator.len || rest.len) {
		size_t at = separator.len ? text_find(rest, separator, 0) : utf8_decode(rest).len;

		if (at == SIZE_MAX)
			break;
		value_items_add(&items, value_string(call->run->arena, text_slice(rest, 0, at)));
		rest = text_from(rest, at + separator.len);
	}
	if (separator.len)
		value_items_add(&items, value_string(call->run->arena, rest));
	return call_returns(value_list(call->run->arena, items.items, items.count), result);
}

static enum jmespath_result do_pattern_match(const struct jmespath_call *call, const struct node **result)
{
	return call_returns(value_bool(wildcard_match(call_string(call, 0), call_text(call, 1))), result);
}

static enum jmespath_result do_label_match(const struct jmespath_call *call, const struct node **result)
{
	const struct node *wanted = call->arguments[0].value, *labels = call->arguments[1].value;

	for (size_t i = 0; i < wanted->map.count; i++) {
		const struct node_pair *label = node_pair_of(labels, wanted->map.pairs[i].key);

		if (!label || !node_equal(label->value, wanted->map.pairs[i].value))
			return call_returns(&value_false, result);
	}
	return call_returns(&value_true, result);
}

static enum jmespath_result do_to_boolean(const struct jmespath_call *call, const struct node **result)
{
	struct text t = call_string(call, 0);

	if (text_eq_ignoring_case(t, TEXT("true")) || text_eq_ignoring_case(t, TEXT("false")))
		return call_returns(value_bool(t.len == 4), result);
	return call_fails(call, "lowercase argument must be 'true' or 'false' (provided: '%.*s')", TEXT_ARGS(t));
}

static enum jmespath_result do_truncate(const struct jmespath_call *call, const struct node **result)
{
	struct text t = call_string(call, 0), rest = t;
	double length = call_number(call, 1);
	struct utf8_char c;

	for (double taken = 1; taken <= length && utf8_next(&rest, &c);)
		taken++;
	return call_returns_string(call, text_slice(t, 0, t.len - rest.len), result);
}

/* Take the last element back, down to the first kept bytes at most. */
static void take_back(struct buf *out, size_t kept, bool rooted)
{
	while (out->len > kept && out->ptr[out->len - 1] != '/')
		buf_cut(out, out->len - 1);
	if (out->len > kept || (out->len && !rooted))
		buf_cut(out, out->len - 1);
}

/* As Go's filepath.Clean(): no empty, "." or inner ".." elements. */
static enum jmespath_result do_path_canonicalize(const struct jmespath_call *call, const struct node **result)
{
	struct text path = call_string(call, 0), rest = path, part;
	bool rooted = text_starts_with(path, TEXT("/"));
	struct buf out = BUF_INIT;
	size_t ups = 0; /* bytes of leading ".." that nothing can take back */

	if (rooted)
		buf_add_byte(&out, '/');
	ups = out.len;
	while (text_next_part(&rest, '/', &part)) {
		bool up = text_is(part, "..");

		if (!part.len || text_is(part, ".") || (up && rooted && out.len <= ups))
			continue;
		if (up && out.len > ups) {
			take_back(&out, ups, rooted);
			continue;
		}
		if (out.len && out.ptr[out.len - 1] != '/')
			buf_add_byte(&out, '/');
		buf_add(&out, part);
		if (up)
			ups = out.len;
	}
	buf_adds(&out, !out.len && path.len ? "." : "");
	return call_returns_buf(call, &out, result);
}

const struct jmespath_function functions_strings[] = {
	{ "compare", "s s", do_compare },
	{ "equal_fold", "s s", do_equal_fold },
	{ "label_match", "o o", do_label_match },
	{ "path_canonicalize", "s", do_path_canonicalize },
	{ "pattern_match", "s sn", do_pattern_match },
	{ "replace", "s s s n", do_replace },
	{ "replace_all", "s s s", do_replace_all },
	{ "split", "s s", do_split },
	{ "to_boolean", "s", do_to_boolean },
	{ "to_lower", "s", do_to_lower },
	{ "to_upper", "s", do_to_upper },
	{ "trim", "s s", do_trim },
	{ "trim_prefix", "s s", do_trim_prefix },
	{ "truncate", "s n", do_truncate },
	{ NULL, NULL, NULL },
};
