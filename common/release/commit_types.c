#include "common/release/commit_types.h"

#include <string.h>

#include "common/base/nearest.h"
#include "common/doc/glob.h"

/* The types of the conventional preset, in the order in which release notes show them. */
static const struct commit_type built_in[] = {
	{ .type = TEXT_INIT("feat"), .bump = BUMP_MINOR, .title = TEXT_INIT("Features") },
	{ .type = TEXT_INIT("feature"), .bump = BUMP_MINOR, .title = TEXT_INIT("Features") },
	{ .type = TEXT_INIT("fix"), .bump = BUMP_PATCH, .title = TEXT_INIT("Bug Fixes") },
	{ .type = TEXT_INIT("perf"), .bump = BUMP_PATCH, .title = TEXT_INIT("Performance Improvements") },
	{ .type = TEXT_INIT("revert"), .bump = BUMP_PATCH, .title = TEXT_INIT("Reverts") },
	{ .type = TEXT_INIT("docs"), .title = TEXT_INIT("Documentation"), .hidden = true },
	{ .type = TEXT_INIT("style"), .title = TEXT_INIT("Styles"), .hidden = true },
	{ .type = TEXT_INIT("chore"), .title = TEXT_INIT("Miscellaneous Chores"), .hidden = true },
	{ .type = TEXT_INIT("refactor"), .title = TEXT_INIT("Code Refactoring"), .hidden = true },
	{ .type = TEXT_INIT("test"), .title = TEXT_INIT("Tests"), .hidden = true },
	{ .type = TEXT_INIT("build"), .title = TEXT_INIT("Build System"), .hidden = true },
	{ .type = TEXT_INIT("ci"), .title = TEXT_INIT("Continuous Integration"), .hidden = true },
};

enum { BUILT_IN_COUNT = sizeof(built_in) / sizeof(built_in[0]) };

enum field { FIELD_TYPE,
	     FIELD_SCOPE,
	     FIELD_PATTERN,
	     FIELD_BUMP,
	     FIELD_TITLE,
	     FIELD_HIDDEN,
	     FIELD_COUNT };

static const struct {
	const char *name;
	enum node_kind kind;
} fields[FIELD_COUNT] = {
	[FIELD_TYPE] = { "type", NODE_STRING },
	[FIELD_SCOPE] = { "scope", NODE_STRING },
	[FIELD_PATTERN] = { "pattern", NODE_STRING },
	[FIELD_BUMP] = { "bump", NODE_STRING },
	[FIELD_TITLE] = { "title", NODE_STRING },
	[FIELD_HIDDEN] = { "hidden", NODE_BOOL },
};

static int find_field(const struct node_pair *pair, enum field *field, struct fault *fault)
{
	struct nearest nearest = nearest_to(pair->key);

	for (unsigned i = 0; i < FIELD_COUNT; i++) {
		*field = (enum field)i;
		if (text_is(pair->key, fields[i].name))
			return 0;
		nearest_offer(&nearest, fields[i].name);
	}
	return fault_set_at(fault, pair->place, "unknown key '%.*s' in a rule of 'commits.types'%s%s%s", TEXT_ARGS(pair->key),
			    nearest.best ? "; did you mean '" : "", nearest.best ? nearest.best : "", nearest.best ? "'?" : "");
}

static int read_bump(const struct node *value, enum bump *bump, struct fault *fault)
{
	for (unsigned i = 0; bump_names[i]; i++)
		if (node_is_string(value, bump_names[i])) {
			*bump = (enum bump)i;
			return 0;
		}
	return fault_set_at(fault, value->place, "'%.*s' is no bump; use none, patch, minor or major", TEXT_ARGS(value->written));
}

static int read_field(enum field field, const struct node *value, struct commit_type *type, struct fault *fault)
{
	if (value->kind != fields[field].kind)
		return fault_set_at(fault, value->place, "'%s' of a rule of 'commits.types' takes a %s, not a %s", fields[field].name,
				    node_kind_name(fields[field].kind), node_kind_name(value->kind));
	switch (field) {
	case FIELD_TYPE:
		type->type = value->string;
		break;
	case FIELD_SCOPE:
		type->scope = value->string;
		break;
	case FIELD_PATTERN:
		type->pattern = regex_compile(value->string, "", fault);
		if (!type->pattern) {
			fault_move(fault, value->place);
			return -1;
		}
		break;
	case FIELD_BUMP:
		return read_bump(value, &type->bump, fault);
	case FIELD_TITLE:
		type->title = value->string;
		break;
	case FIELD_HIDDEN:
		type->hidden = value->boolean;
		break;
	case FIELD_COUNT:
		break;
	}
	return 0;
}

static const struct commit_type *find_built_in(struct text type)
{
	for (size_t i = 0; i < BUILT_IN_COUNT; i++)
		if (text_eq(built_in[i].type, type))
			return &built_in[i];
	return NULL;
}

/* What a rule leaves out, it takes from the built-in rule of its type. */
static int read_rule(const struct node *rule, struct commit_type *type, struct fault *fault)
{
	const struct commit_type *standard = find_built_in(node_string(node_get_cstr(rule, "type")));

	if (rule->kind != NODE_MAP)
		return fault_set_at(fault, rule->place, "a rule of 'commits.types' is a map, such as {type: docs, bump: patch}");
	if (standard)
		*type = *standard;
	for (size_t i = 0; i < rule->map.count; i++) {
		enum field field;

		if (find_field(&rule->map.pairs[i], &field, fault) < 0 || read_field(field, rule->map.pairs[i].value, type, fault) < 0)
			return -1;
	}
	if (!type->type.ptr && !type->scope.ptr && !type->pattern)
		return fault_set_at(fault, rule->place, "a rule of 'commits.types' needs a type, a scope or a pattern");
	if (!type->title.ptr)
		type->title = type->type.ptr ? type->type : TEXT("Other Changes");
	return 0;
}

int commit_types_read(const struct node *rules, struct arena *arena, struct commit_types *types, struct fault *fault)
{
	size_t own = rules && rules->kind == NODE_LIST ? rules->list.count : 0;

	*types = (struct commit_types){ arena_zalloc(arena, own + BUILT_IN_COUNT, sizeof(*types->items)), 0 };
	if (rules && rules->kind != NODE_LIST)
		return fault_set_at(fault, rules->place, "'commits.types' takes a list of rules, not a %s", node_kind_name(rules->kind));
	for (size_t i = 0; i < own; i++)
		if (read_rule(rules->list.items[i], &types->items[types->count++], fault) < 0) {
			commit_types_release(types);
			return -1;
		}
	memcpy(types->items + types->count, built_in, sizeof(built_in));
	types->count += BUILT_IN_COUNT;
	return 0;
}

void commit_types_release(struct commit_types *types)
{
	for (size_t i = 0; i < types->count; i++)
		regex_free(types->items[i].pattern);
	*types = (struct commit_types){ NULL, 0 };
}

/* The header that git revert quotes: 'Revert "feat: x"'. */
static struct text quoted_header(const struct conventional *parsed)
{
	static const struct text start = TEXT_INIT("Revert \"");
	struct text header = parsed->header;

	if (!text_starts_with(header, start) || !text_ends_with(header, TEXT("\"")) || header.len <= start.len)
		return (struct text){ NULL, 0 };
	return text_slice(header, start.len, header.len - start.len - 1);
}

struct text commit_type_name(const struct conventional *parsed)
{
	if (!parsed->type.ptr && (parsed->reverted_header.ptr || quoted_header(parsed).ptr))
		return TEXT("revert");
	return parsed->type;
}

struct text commit_subject(const struct conventional *parsed)
{
	if (parsed->type.ptr)
		return parsed->subject;
	return parsed->reverted_header.ptr ? parsed->reverted_header : quoted_header(parsed);
}

static bool fits(const struct commit_type *rule, struct text type, const struct conventional *parsed)
{
	if (rule->type.ptr && !text_eq_ignoring_case(rule->type, type))
		return false;
	if (rule->scope.ptr && !(parsed->scope.ptr && glob_match(rule->scope, parsed->scope)))
		return false;
	return !rule->pattern || regex_match(rule->pattern, parsed->header, 0, NULL) == REGEX_YES;
}

const struct commit_type *commit_types_find(const struct commit_types *types, const struct conventional *parsed)
{
	struct text type = commit_type_name(parsed);

	for (size_t i = 0; i < types->count; i++)
		if (fits(&types->items[i], type, parsed))
			return &types->items[i];
	return NULL;
}
