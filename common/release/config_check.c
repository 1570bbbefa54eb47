#include "common/release/config_check.h"

#include <string.h>

#include "common/base/buf.h"
#include "common/base/nearest.h"

enum { LARGEST_COUNT = 999999 };

static bool is_scalar(const struct node *value)
{
	return value->kind != NODE_LIST && value->kind != NODE_MAP && value->kind != NODE_NULL;
}

static int wrong_type(const char *section, const struct key *key, const struct node *value, const char *wanted, struct fault *fault)
{
	return fault_set_at(fault, value->place, "'%s.%s' must be %s, not %s", section, key->name, wanted, node_kind_name(value->kind));
}

static int check_choice(const char *section, const struct key *key, const struct node *value, struct fault *fault)
{
	struct nearest near = nearest_to(value->written);
	struct buf all = BUF_INIT;

	if (!is_scalar(value))
		return wrong_type(section, key, value, "a name", fault);
	for (const char *const *choice = key->choices; *choice; choice++) {
		if (text_is(value->written, *choice)) {
			buf_release(&all);
			return 0;
		}
		nearest_offer(&near, *choice);
		buf_addf(&all, "%s%s", choice == key->choices ? "" : ", ", *choice);
	}
	fault_set_at(fault, value->place, "'%s.%s' cannot be '%.*s'; %s%s", section, key->name, TEXT_ARGS(value->written),
		     near.best ? "did you mean " : "it is one of ", near.best ? near.best : buf_cstr(&all));
	buf_release(&all);
	return -1;
}

static int check_strings(const char *section, const struct key *key, const struct node *value, struct fault *fault)
{
	if (is_scalar(value))
		return 0;
	if (value->kind != NODE_LIST)
		return wrong_type(section, key, value, "a list of strings", fault);
	for (size_t i = 0; i < value->list.count; i++)
		if (!is_scalar(value->list.items[i]))
			return wrong_type(section, key, value->list.items[i], "a list of strings", fault);
	return 0;
}

int config_check_value(const char *section, const struct key *key, const struct node *value, struct fault *fault)
{
	switch (key->type) {
	case KEY_BOOL:
		return value->kind == NODE_BOOL ? 0 : wrong_type(section, key, value, "true or false", fault);
	case KEY_COUNT:
		if (value->kind == NODE_INT && value->integer >= 0 && value->integer <= LARGEST_COUNT)
			return 0;
		return fault_set_at(fault, value->place, "'%s.%s' must be a number from 0 to %d", section, key->name, LARGEST_COUNT);
	case KEY_STRING:
		return is_scalar(value) ? 0 : wrong_type(section, key, value, "a string", fault);
	case KEY_CHOICE:
		return check_choice(section, key, value, fault);
	case KEY_STRINGS:
		return check_strings(section, key, value, fault);
	case KEY_NODE:
		return 0;
	}
	return 0;
}

static const struct key *find_key(const struct section *section, struct text name)
{
	for (const struct key *key = section->keys; key->name; key++)
		if (text_is(name, key->name))
			return key;
	return NULL;
}

static int unknown_key(const struct section *section, const struct node_pair *pair, struct fault *fault)
{
	struct nearest near = nearest_to(pair->key);

	for (const struct key *key = section->keys; key->name; key++)
		nearest_offer(&near, key->name);
	if (near.best)
		return fault_set_at(fault, pair->place, "unknown key '%s.%.*s'; did you mean '%s'?", section->name, TEXT_ARGS(pair->key), near.best);
	return fault_set_at(fault, pair->place, "unknown key '%s.%.*s'; see docs/configuration.md, or name a section of your own 'x-…'", section->name,
			    TEXT_ARGS(pair->key));
}

static int check_section(const struct section *section, const struct node *value, struct fault *fault)
{
	if (value->kind == NODE_NULL || (value->kind == NODE_LIST && find_key(section, TEXT("list"))))
		return 0;
	if (value->kind != NODE_MAP)
		return fault_set_at(fault, value->place, "section '%s' must be a map of keys, not %s", section->name, node_kind_name(value->kind));
	for (size_t i = 0; i < value->map.count; i++) {
		const struct node_pair *pair = &value->map.pairs[i];
		const struct key *key = find_key(section, pair->key);

		if (!key)
			return unknown_key(section, pair, fault);
		if (pair->value->kind != NODE_NULL && config_check_value(section->name, key, pair->value, fault))
			return -1;
	}
	return 0;
}

/* The next number of a dotted version, or 0 past its end. */
static uint64_t next_number(struct text *rest)
{
	struct text part;
	uint64_t number = 0;

	if (text_next_part(rest, '.', &part))
		text_to_u64(part, &number);
	return number;
}

static int check_min_version(const struct node *value, struct fault *fault)
{
	struct text wanted = value->written, ours = text_of(RELUTILS_VERSION);

	if (!is_scalar(value) || !wanted.len || strspn(wanted.ptr, "0123456789.") < wanted.len)
		return fault_set_at(fault, value->place, "'min-version' must be a version such as 1.4");
	for (int part = 0; part < 3; part++) {
		uint64_t w = next_number(&wanted), o = next_number(&ours);

		if (w != o)
			return w < o ? 0 : fault_set_at(fault, value->place, "this configuration needs relutils %.*s, this is %s; install a newer one", TEXT_ARGS(value->written), RELUTILS_VERSION);
	}
	return 0;
}

static int check_top(const struct node_pair *pair, struct fault *fault)
{
	struct nearest near = nearest_to(pair->key);

	if (text_starts_with(pair->key, TEXT("x-")) || text_is(pair->key, "extends") || text_is(pair->key, "min-version"))
		return 0;
	for (const struct section *const *section = all_sections; *section; section++) {
		if (text_is(pair->key, (*section)->name))
			return check_section(*section, pair->value, fault);
		nearest_offer(&near, (*section)->name);
	}
	if (near.best)
		return fault_set_at(fault, pair->place, "unknown section '%.*s'; did you mean '%s'?", TEXT_ARGS(pair->key), near.best);
	return fault_set_at(fault, pair->place, "unknown section '%.*s'; see docs/configuration.md, or name a section of your own 'x-…'", TEXT_ARGS(pair->key));
}

int config_check(const struct node *document, struct fault *fault)
{
	const struct node *min_version = node_get(document, TEXT("min-version"));

	if (!document || document->kind == NODE_NULL)
		return 0;
	if (document->kind != NODE_MAP)
		return fault_set_at(fault, document->place, "the configuration must be a map of sections, not %s", node_kind_name(document->kind));
	/* First, so that an old tool says so rather than complain of what it cannot know. */
	if (min_version && check_min_version(min_version, fault))
		return -1;
	for (size_t i = 0; i < document->map.count; i++)
		if (check_top(&document->map.pairs[i], fault))
			return -1;
	return 0;
}
