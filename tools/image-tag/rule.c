#include "tools/image-tag/rule.h"

#include <stdlib.h>
#include <string.h>

#include "common/base/buf.h"
#include "common/base/nearest.h"

#define HAS(attribute) (1U << (attribute))
#define ALL (HAS(ATTRIBUTE_ENABLE) | HAS(ATTRIBUTE_PRIORITY) | HAS(ATTRIBUTE_PREFIX) | HAS(ATTRIBUTE_SUFFIX))
#define OF_VALUE (ALL | HAS(ATTRIBUTE_PATTERN) | HAS(ATTRIBUTE_VALUE))

enum { MILLION = 1000000 };

static const struct rule_kind {
	const char *name;
	int64_t priority;
	unsigned attributes;
	unsigned required;
	const char *pattern; /* the default, or NULL */
	const char *prefix;
} kinds[] = {
	[RULE_SCHEDULE] = { "schedule", 1000, ALL | HAS(ATTRIBUTE_PATTERN), 0, "nightly", NULL },
	[RULE_SEMVER] = { "semver", 900, OF_VALUE | HAS(ATTRIBUTE_MATCH), HAS(ATTRIBUTE_PATTERN), NULL, NULL },
	[RULE_PEP440] = { "pep440", 900, OF_VALUE | HAS(ATTRIBUTE_MATCH), HAS(ATTRIBUTE_PATTERN), NULL, NULL },
	[RULE_MATCH] = { "match", 800, OF_VALUE | HAS(ATTRIBUTE_GROUP), HAS(ATTRIBUTE_PATTERN), NULL, NULL },
	[RULE_EDGE] = { "edge", 700, ALL | HAS(ATTRIBUTE_BRANCH), 0, NULL, NULL },
	[RULE_REF] = { "ref", 600, ALL | HAS(ATTRIBUTE_EVENT), HAS(ATTRIBUTE_EVENT), NULL, NULL },
	[RULE_RAW] = { "raw", 200, ALL | HAS(ATTRIBUTE_VALUE), HAS(ATTRIBUTE_VALUE), NULL, NULL },
	[RULE_SHA] = { "sha", 100, ALL | HAS(ATTRIBUTE_FORMAT), 0, NULL, "sha-" },
	[RULE_TREE] = { "tree", 100, ALL | HAS(ATTRIBUTE_FORMAT), 0, NULL, "tree-" },
	[RULE_DESCRIBE] = { "describe", 400, ALL, 0, NULL, NULL },
};

enum { KINDS = sizeof(kinds) / sizeof(kinds[0]) };

static const char *const attribute_names[ATTRIBUTE_COUNT] = {
	[ATTRIBUTE_ENABLE] = "enable",
	[ATTRIBUTE_PRIORITY] = "priority",
	[ATTRIBUTE_PREFIX] = "prefix",
	[ATTRIBUTE_SUFFIX] = "suffix",
	[ATTRIBUTE_PATTERN] = "pattern",
	[ATTRIBUTE_VALUE] = "value",
	[ATTRIBUTE_MATCH] = "match",
	[ATTRIBUTE_GROUP] = "group",
	[ATTRIBUTE_BRANCH] = "branch",
	[ATTRIBUTE_EVENT] = "event",
	[ATTRIBUTE_FORMAT] = "format",
};

static const char *const ref_events[] = { "branch", "tag", "pr", NULL };
static const char *const formats[] = { "short", "long", NULL };

static const char default_rules[] = "type=schedule\ntype=ref,event=branch\ntype=ref,event=tag\ntype=ref,event=pr\n";
static const char release_rules[] = "type=semver,pattern={{version}}\ntype=sha\n";

enum { BUILT_IN_RULES = 4 }; /* at most, of the lists above */

const char *rule_type_name(enum rule_type type)
{
	return kinds[type].name;
}

static int unknown(struct place place, const char *what, struct text name, const char *const *names, struct fault *fault)
{
	struct nearest nearest = nearest_to(name);

	for (; *names; names++)
		nearest_offer(&nearest, *names);
	if (nearest.best)
		return fault_set_at(fault, place, "unknown %s '%.*s'; did you mean '%s'?", what, TEXT_ARGS(name), nearest.best);
	return fault_set_at(fault, place, "unknown %s '%.*s'", what, TEXT_ARGS(name));
}

static int find_type(const struct entry *entry, enum rule_type *type, struct fault *fault)
{
	const char *names[KINDS + 1] = { NULL };

	*type = RULE_RAW;
	for (size_t i = 0; i < KINDS; i++)
		names[i] = kinds[i].name;
	for (size_t i = 0; i < entry->count; i++) {
		size_t kind = 0;

		if (!text_is(entry->fields[i].key, "type"))
			continue;
		while (kind < KINDS && !text_is(entry->fields[i].value, names[kind]))
			kind++;
		if (kind == KINDS)
			return unknown(entry->fields[i].place, "type of tag", entry->fields[i].value, names, fault);
		*type = (enum rule_type)kind;
	}
	return 0;
}

/* "900", "-1.5": up to nine digits and six decimals. */
static bool read_priority(struct text t, int64_t *priority)
{
	bool negative = t.len && t.ptr[0] == '-';
	size_t point;
	uint64_t whole, part = 0;
	struct text decimals;

	t = text_from(t, negative);
	point = text_find_byte(t, '.', 0);
	decimals = text_from(t, point == SIZE_MAX ? t.len : point + 1);
	if (!text_to_u64(text_slice(t, 0, point), &whole) || whole > 999999999 || decimals.len > 6 || (point != SIZE_MAX && !text_to_u64(decimals, &part)))
		return false;
	for (size_t i = decimals.len; i < 6; i++)
		part *= 10;
	*priority = (int64_t)(whole * MILLION + part);
	if (negative)
		*priority = -*priority;
	return true;
}

static int read_choice(const struct tag_rule *rule, enum rule_attribute attribute, const char *const *names, unsigned *choice, struct fault *fault)
{
	struct text value = rule->attributes[attribute];

	for (*choice = 0; names[*choice]; (*choice)++)
		if (text_is(value, names[*choice]))
			return 0;
	return unknown(rule->places[attribute], attribute_names[attribute], value, names, fault);
}

/* What the texts of some attributes mean. */
static int read_values(struct tag_rule *rule, struct fault *fault)
{
	struct text priority = rule->attributes[ATTRIBUTE_PRIORITY], group = rule->attributes[ATTRIBUTE_GROUP];
	unsigned choice;
	uint64_t number;

	rule->priority = kinds[rule->type].priority * MILLION;
	if (priority.ptr && !read_priority(priority, &rule->priority))
		return fault_set_at(fault, rule->places[ATTRIBUTE_PRIORITY], "the priority '%.*s' is no number", TEXT_ARGS(priority));
	if (group.ptr) {
		if (!text_to_u64(group, &number) || number > 9999)
			return fault_set_at(fault, rule->places[ATTRIBUTE_GROUP], "the group '%.*s' is no number", TEXT_ARGS(group));
		rule->group = (unsigned)number;
	}
	if (rule->attributes[ATTRIBUTE_EVENT].ptr) {
		if (read_choice(rule, ATTRIBUTE_EVENT, ref_events, &choice, fault) < 0)
			return -1;
		rule->event = (enum ref_event)choice;
	}
	if (rule->attributes[ATTRIBUTE_FORMAT].ptr) {
		if (read_choice(rule, ATTRIBUTE_FORMAT, formats, &choice, fault) < 0)
			return -1;
		rule->long_format = choice == 1;
	}
	return 0;
}

static int find_attribute(const struct rule_kind *kind, const struct entry_field *field, enum rule_attribute *attribute, struct fault *fault)
{
	const char *names[ATTRIBUTE_COUNT + 1] = { NULL };
	size_t count = 0;

	for (unsigned i = 0; i < ATTRIBUTE_COUNT; i++) {
		if (!(kind->attributes & HAS(i)))
			continue;
		names[count++] = attribute_names[i];
		if (text_is(field->key, attribute_names[i])) {
			*attribute = (enum rule_attribute)i;
			return 0;
		}
	}
	for (unsigned i = 0; i < ATTRIBUTE_COUNT; i++)
		if (text_is(field->key, attribute_names[i]))
			return fault_set_at(fault, field->place, "type=%s has no attribute '%s'", kind->name, attribute_names[i]);
	return unknown(field->place, "attribute", field->key, names, fault);
}

static int read_attributes(const struct entry *entry, struct tag_rule *rule, struct fault *fault)
{
	for (size_t i = 0; i < entry->count; i++) {
		const struct entry_field *field = &entry->fields[i];
		enum rule_attribute attribute = ATTRIBUTE_VALUE;

		if (text_is(field->key, "type"))
			continue;
		if (!field->key.len && rule->type != RULE_RAW)
			return fault_set_at(fault, field->place, "'%.*s' is no attribute; write key=value", TEXT_ARGS(field->value));
		if (field->key.len && find_attribute(&kinds[rule->type], field, &attribute, fault) < 0)
			return -1;
		rule->attributes[attribute] = field->value.ptr ? field->value : TEXT("");
		rule->places[attribute] = field->place;
	}
	return 0;
}

static int check_required(const struct rule_kind *kind, const struct tag_rule *rule, struct fault *fault)
{
	for (unsigned i = 0; i < ATTRIBUTE_COUNT; i++)
		if ((kind->required & HAS(i)) && (!rule->attributes[i].ptr || (i != ATTRIBUTE_VALUE && !rule->attributes[i].len)))
			return fault_set_at(fault, rule->place, "type=%s needs the attribute '%s'", kind->name, attribute_names[i]);
	return 0;
}

static int read_rule(const struct entry *entry, struct tag_rule *rule, struct fault *fault)
{
	const struct rule_kind *kind;

	*rule = (struct tag_rule){ .line = entry->line, .place = entry->place };
	for (unsigned i = 0; i < ATTRIBUTE_COUNT; i++)
		rule->places[i] = entry->place;
	if (find_type(entry, &rule->type, fault) < 0)
		return -1;
	kind = &kinds[rule->type];
	if (read_attributes(entry, rule, fault) < 0 || check_required(kind, rule, fault) < 0)
		return -1;
	if (!rule->attributes[ATTRIBUTE_PATTERN].len && kind->pattern)
		rule->attributes[ATTRIBUTE_PATTERN] = text_of(kind->pattern);
	if (!rule->attributes[ATTRIBUTE_PREFIX].ptr && kind->prefix)
		rule->attributes[ATTRIBUTE_PREFIX] = text_of(kind->prefix);
	if (read_values(rule, fault) < 0)
		return -1;
	if (rule->type == RULE_REF && rule->event == REF_PR && !rule->attributes[ATTRIBUTE_PREFIX].ptr)
		rule->attributes[ATTRIBUTE_PREFIX] = TEXT("pr-");
	return 0;
}

static int read_block(const struct block *block, struct arena *arena, struct rules *rules, struct fault *fault)
{
	struct lines lines = lines_of(block);
	struct entry *entry = arena_zalloc(arena, 1, sizeof(*entry));
	struct text line;

	while (lines_next(&lines, &line)) {
		if (entry_split(line, lines.place, arena, entry, fault) < 0)
			return -1;
		if (entry->count == 1 && text_is(entry->fields[0].key, "preset")) {
			const struct block release = { text_of(release_rules), "preset=release" };

			if (!text_is(entry->fields[0].value, "release") || rules->preset_release)
				return fault_set_at(fault, entry->place, rules->preset_release ? "the preset stands twice" : "the only preset is 'release'");
			rules->preset_release = true;
			if (read_block(&release, arena, rules, fault) < 0)
				return -1;
			continue;
		}
		if (rules->count == RULE_LIMIT)
			return fault_set_at(fault, entry->place, "there are more than %d rules", RULE_LIMIT);
		if (read_rule(entry, &rules->items[rules->count++], fault) < 0)
			return -1;
	}
	return 0;
}

static void sort_by_priority(struct rules *rules)
{
	for (size_t i = 1; i < rules->count; i++) {
		struct tag_rule rule = rules->items[i];
		size_t at = i;

		for (; at && rules->items[at - 1].priority < rule.priority; at--)
			rules->items[at] = rules->items[at - 1];
		rules->items[at] = rule;
	}
}

int rules_read(const struct block *blocks, size_t count, struct arena *arena, struct rules *rules, struct fault *fault)
{
	const struct block defaults = { text_of(default_rules), "the default tags" };

	*rules = (struct rules){ .items = arena_zalloc(arena, blocks_room(blocks, count) + BUILT_IN_RULES, sizeof(struct tag_rule)) };
	for (size_t i = 0; i < count; i++)
		if (read_block(&blocks[i], arena, rules, fault) < 0)
			return -1;
	if (!rules->count && read_block(&defaults, arena, rules, fault) < 0)
		return -1;
	sort_by_priority(rules);
	return 0;
}
