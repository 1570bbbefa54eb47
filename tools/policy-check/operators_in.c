#include "common/doc/json.h"
#include "tools/policy-check/jmespath/value.h"
#include "tools/policy-check/leaf.h"
#include "tools/policy-check/operators.h"
#include "tools/policy-check/wildcard.h"

/* A value as Go prints it, in a buffer that the next call reuses. */
static struct text print(struct buf *room, const struct node *node)
{
	if (node->kind == NODE_STRING)
		return node->string;
	buf_cut(room, 0);
	value_add_printed(room, node);
	return buf_text(room);
}

static bool either_matches(struct text a, struct text b)
{
	return wildcard_match(a, b) || wildcard_match(b, a);
}

/* Is the key among the items of the list, wildcards on either side (or on neither)? */
static bool listed(struct text key, const struct node *list, bool wildcards)
{
	struct buf room = BUF_INIT;
	bool found = false;

	for (size_t i = 0; !found && i < list->list.count; i++) {
		struct text item = print(&room, list->list.items[i]);

		found = wildcards ? either_matches(item, key) : text_eq(item, key);
	}
	buf_release(&room);
	return found;
}

/*
 * A string of values: a range, a JSON list of strings, or one value. *list is NULL for one value; false when it is JSON of
 * another kind.
 */
static bool read_values(struct text values, struct arena *arena, const struct node **list)
{
	struct fault fault = FAULT_INIT;

	*list = NULL;
	if (json_read(values, NULL, arena, list, &fault) < 0) {
		*list = NULL;
		return true;
	}
	if ((*list)->kind == NODE_NULL) {
		*list = value_list(arena, NULL, 0);
		return true;
	}
	for (size_t i = 0; (*list)->kind == NODE_LIST && i < (*list)->list.count; i++) {
		if ((*list)->list.items[i]->kind != NODE_STRING && (*list)->list.items[i]->kind != NODE_NULL)
			return false;
	}
	return (*list)->kind == NODE_LIST;
}

static bool in_range(struct text key, struct text range)
{
	struct node node = { .kind = NODE_STRING, .string = key, .written = key };

	return leaf_fits_string(&node, range);
}

/* One key against a string of values: 1, 0, or -1 when the values are of the wrong kind. */
static int key_in_string(struct text key, struct text values, bool old)
{
	struct arena arena = ARENA_INIT;
	const struct node *list;
	int result;

	if (wildcard_match(values, key))
		return 1;
	if (!old && leaf_is_range(values))
		return in_range(key, values);
	if (!read_values(values, &arena, &list) || (old && !list))
		result = -1;
	else
		result = list ? listed(key, list, false) : text_eq(key, values);
	arena_release(&arena);
	return result;
}

static bool single_in(struct text key, const struct node *value, int how)
{
	bool negated = how == IN_ANY_NOT || how == IN_ALL_NOT || how == IN_OLD_NOT;
	int found = -1;

	if (value->kind == NODE_LIST)
		found = listed(key, value, true);
	else if (value->kind == NODE_STRING)
		found = key_in_string(key, value->string, how == IN_OLD || how == IN_OLD_NOT);
	return found >= 0 && (found != 0) != negated;
}

/* How many of the keys are found in the list. */
static size_t count_listed(const struct node *keys, const struct node *list, bool wildcards)
{
	struct buf room = BUF_INIT;
	size_t found = 0;

	for (size_t i = 0; i < keys->list.count; i++)
		found += listed(print(&room, keys->list.items[i]), list, wildcards);
	buf_release(&room);
	return found;
}

static bool decide(size_t found, size_t total, int how)
{
	switch (how) {
	case IN_ANY:
		return found > 0;
	case IN_ALL:
	case IN_OLD:
		return found == total;
	case IN_ALL_NOT:
		return found == 0;
	default: /* IN_ANY_NOT, IN_OLD_NOT */
		return found < total;
	}
}

static bool keys_in_string(const struct node *keys, struct text values, int how)
{
	bool old = how == IN_OLD || how == IN_OLD_NOT, result = false;
	struct arena arena = ARENA_INIT;
	struct buf room = BUF_INIT;
	const struct node *list, *one;
	size_t found = 0;

	if (keys->list.count == 1 && text_eq(print(&room, keys->list.items[0]), values)) {
		buf_release(&room);
		return how == IN_ANY || how == IN_ALL || old;
	}
	if (!old && leaf_is_range(values)) {
		for (size_t i = 0; i < keys->list.count; i++)
			found += in_range(print(&room, keys->list.items[i]), values);
		buf_release(&room);
		return decide(found, keys->list.count, how);
	}
	if (read_values(values, &arena, &list) && (list || !old)) {
		one = value_string(&arena, values);
		if (!list)
			list = value_list(&arena, &one, 1);
		result = decide(count_listed(keys, list, !old), keys->list.count, how);
	}
	arena_release(&arena);
	buf_release(&room);
	return result;
}

static bool keys_in(const struct node *keys, const struct node *value, int how)
{
	bool old = how == IN_OLD || how == IN_OLD_NOT;
	const struct node one = { .kind = NODE_LIST, .list = { &value, 1 } };

	if (value->kind == NODE_LIST)
		return decide(count_listed(keys, value, !old), keys->list.count, how);
	if (value->kind == NODE_STRING)
		return keys_in_string(keys, value->string, how);
	if ((how == IN_ANY || how == IN_ANY_NOT) && value->kind != NODE_NULL && value->kind != NODE_MAP)
		return decide(count_listed(keys, &one, true), keys->list.count, how);
	return false;
}

bool operator_in(const struct node *key, const struct node *value, int how)
{
	struct buf room = BUF_INIT;
	bool result;

	if (key->kind == NODE_LIST)
		return keys_in(key, value, how);
	if (key->kind == NODE_NULL || key->kind == NODE_MAP)
		return false;
	result = single_in(print(&room, key), value, how);
	buf_release(&room);
	return result;
}
