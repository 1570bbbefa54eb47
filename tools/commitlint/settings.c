#include "tools/commitlint/settings.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "common/base/js.h"
#include "common/base/nearest.h"
#include "tools/commitlint/scopes.h"

enum { NUMBER_LENGTH = 64 }; /* bytes of a number written as text */

static int unknown_rule(const struct node_pair *pair, struct fault *fault)
{
	struct nearest nearest = nearest_to(pair->key);

	for (size_t i = 0; i < lint_rule_count; i++)
		nearest_offer(&nearest, lint_rules[i].info.id);
	if (!nearest.best)
		return fault_set_at(fault, pair->place, "unknown rule '%.*s'; 'commitlint --list-rules' shows all", TEXT_ARGS(pair->key));
	return fault_set_at(fault, pair->place, "unknown rule '%.*s'; did you mean '%s'?", TEXT_ARGS(pair->key), nearest.best);
}

static struct rule_layer *layer_of(struct rule_layers *layers, const struct lint_rule *rule, struct arena *arena)
{
	struct rule_layer *larger;

	for (size_t i = 0; i < layers->count; i++)
		if (layers->items[i].rule == rule)
			return &layers->items[i];
	if (layers->count == layers->cap) {
		layers->cap = lint_rule_count;
		larger = arena_zalloc(arena, layers->cap, sizeof(*larger));
		layers->items = larger;
	}
	layers->items[layers->count] = (struct rule_layer){ .rule = rule };
	return &layers->items[layers->count++];
}

int rule_layers_add(struct rule_layers *layers, const struct node *rules, struct arena *arena, struct fault *fault)
{
	if (!rules || rules->kind == NODE_NULL)
		return 0;
	if (rules->kind != NODE_MAP)
		return fault_set_at(fault, rules->place, "'rules' must be a map, not a %s", node_kind_name(rules->kind));
	for (size_t i = 0; i < rules->map.count; i++) {
		const struct node_pair *pair = &rules->map.pairs[i];
		const struct lint_rule *rule = lint_rule_find(pair->key);

		if (!rule)
			return unknown_rule(pair, fault);
		layer_of(layers, rule, arena)->node = pair->value;
	}
	return 0;
}

static int wrong_value(const struct setting *setting, const struct node *value, const char *wanted, struct fault *fault)
{
	return fault_set_at(fault, value->place, "rule '%s' takes %s, not a %s", setting->rule->info.id, wanted, node_kind_name(value->kind));
}

static int read_number(struct setting *setting, const struct node *value, struct arena *arena, struct fault *fault)
{
	char copy[NUMBER_LENGTH + 1], *end;
	struct text written = value ? js_trim(value->kind == NODE_STRING ? value->string : value->written) : TEXT("0");

	if (value && value->kind != NODE_INT && value->kind != NODE_FLOAT && value->kind != NODE_STRING)
		return wrong_value(setting, value, "a number", fault);
	if (!written.len || written.len > NUMBER_LENGTH)
		return wrong_value(setting, value, "a number", fault);
	memcpy(copy, written.ptr, written.len);
	copy[written.len] = '\0';
	setting->number = strtod(copy, &end);
	if (*end || end == copy)
		return wrong_value(setting, value, "a number", fault);
	setting->string = value && value->kind != NODE_STRING && !(fabs(setting->number - trunc(setting->number)) > 0) ? arena_printf(arena, "%.0f", setting->number) : arena_copy(arena, written);
	return 0;
}

static int read_string(struct setting *setting, const struct node *value, struct fault *fault)
{
	setting->string = value ? node_string(value) : text_of(setting->rule->default_string);
	return value && value->kind != NODE_STRING ? wrong_value(setting, value, "a string", fault) : 0;
}

static int read_texts(const struct setting *setting, const struct node *list, struct arena *arena, struct texts *texts, struct fault *fault)
{
	struct text *items;

	if (!list)
		return 0;
	if (list->kind != NODE_LIST)
		return wrong_value(setting, list, "a list of strings", fault);
	items = arena_zalloc(arena, list->list.count + 1, sizeof(*items));
	for (size_t i = 0; i < list->list.count; i++) {
		const struct node *item = list->list.items[i];

		if (item->kind == NODE_LIST || item->kind == NODE_MAP || item->kind == NODE_NULL)
			return wrong_value(setting, item, "a list of strings", fault);
		items[i] = arena_copy(arena, item->kind == NODE_STRING ? item->string : item->written);
	}
	*texts = (struct texts){ items, list->list.count };
	return 0;
}

/* The keys of an object value, which may be the list itself. */
static int open_object(const struct setting *setting, const struct node *value, const char *list_key, const struct node **list, const struct node **delimiters, struct fault *fault)
{
	*list = value;
	*delimiters = NULL;
	if (!value || value->kind != NODE_MAP)
		return 0;
	*list = node_get_cstr(value, list_key);
	*delimiters = node_get_cstr(value, "delimiters");
	for (size_t i = 0; i < value->map.count; i++) {
		struct text key = value->map.pairs[i].key;

		if (!text_is(key, list_key) && !text_is(key, "delimiters"))
			return fault_set_at(fault, value->map.pairs[i].place, "rule '%s' knows no key '%.*s'; there are '%s' and 'delimiters'", setting->rule->info.id, TEXT_ARGS(key), list_key);
	}
	return *list ? 0 : fault_set_at(fault, value->place, "rule '%s' needs the key '%s'", setting->rule->info.id, list_key);
}

static int read_delimiters(struct setting *setting, const struct node *list, struct arena *arena, struct fault *fault)
{
	if (read_texts(setting, list, arena, &setting->delimiters, fault) < 0)
		return -1;
	if (!setting->delimiters.count)
		setting->delimiters = scopes_default_delimiters;
	return 0;
}

static int unknown_case(const struct node *node, struct text name, struct fault *fault)
{
	struct nearest nearest = nearest_to(name);

	for (size_t i = 0; cases_names[i]; i++)
		nearest_offer(&nearest, cases_names[i]);
	return fault_set_at(fault, node->place, "unknown letter case '%.*s'; %s%s%s", TEXT_ARGS(name), nearest.best ? "did you mean '" : "there are camel-case, kebab-case, lower-case, pascal-case, sentence-case, snake-case, start-case and upper-case", nearest.best ? nearest.best : "", nearest.best ? "'?" : "");
}

/* "kebab-case", or {when: never, case: kebab-case}. */
static int read_case(const struct setting *setting, const struct node *node, struct case_choice *choice, struct fault *fault)
{
	const struct node *name = node->kind == NODE_MAP ? node_get_cstr(node, "case") : node;
	const struct node *when = node->kind == NODE_MAP ? node_get_cstr(node, "when") : NULL;

	if (!name || name->kind != NODE_STRING)
		return wrong_value(setting, name ? name : node, "letter cases", fault);
	if (when && !node_is_string(when, "always") && !node_is_string(when, "never"))
		return fault_set_at(fault, when->place, "'when' must be 'always' or 'never'");
	choice->negated = node_is_string(when, "never");
	choice->name = name->string;
	return cases_find(name->string, &choice->is) ? 0 : unknown_case(name, name->string, fault);
}

static int read_cases(struct setting *setting, const struct node *value, struct arena *arena, struct fault *fault)
{
	bool is_list = value && value->kind == NODE_LIST;
	struct case_choice *cases;

	setting->case_count = is_list ? value->list.count : value ? 1
								  : 0;
	cases = arena_zalloc(arena, setting->case_count + 1, sizeof(*cases));
	setting->cases = cases;
	for (size_t i = 0; i < setting->case_count; i++)
		if (read_case(setting, is_list ? value->list.items[i] : value, &cases[i], fault) < 0)
			return -1;
	return 0;
}

static int read_patterns(struct setting *setting, const struct node *value, struct arena *arena, struct fault *fault)
{
	struct texts sources = { NULL, 0 };
	struct buf shown = BUF_INIT;
	struct regex **patterns;

	if (!value)
		return fault_set(fault, "rule '%s' needs a pattern as its third item", setting->rule->info.id);
	if (value->kind == NODE_STRING)
		sources = (struct texts){ &value->string, 1 };
	else if (read_texts(setting, value, arena, &sources, fault) < 0)
		return -1;
	patterns = arena_zalloc(arena, sources.count + 1, sizeof(struct regex *));
	setting->patterns = patterns;
	for (size_t i = 0; i < sources.count; i++) {
		struct fault inner = FAULT_INIT;

		patterns[i] = regex_compile(sources.items[i], "", &inner);
		if (!patterns[i]) {
			buf_release(&shown);
			return fault_set_at(fault, value->place, "rule '%s': %s", setting->rule->info.id, inner.message);
		}
		setting->pattern_count++;
		buf_addf(&shown, "%s/%.*s/", i ? " or " : "", TEXT_ARGS(sources.items[i]));
	}
	setting->string = arena_copy(arena, buf_text(&shown));
	buf_release(&shown);
	return 0;
}

static int read_value(struct setting *setting, const struct node *value, struct arena *arena, struct fault *fault)
{
	const struct node *list, *delimiters;

	switch (setting->rule->value) {
	case VALUE_NONE:
		return 0;
	case VALUE_NUMBER:
		return read_number(setting, value, arena, fault);
	case VALUE_STRING:
		return read_string(setting, value, fault);
	case VALUE_TEXTS:
		return read_texts(setting, value, arena, &setting->texts, fault);
	case VALUE_DELIMITERS:
		if (read_delimiters(setting, value, arena, fault) < 0)
			return -1;
		setting->texts = setting->delimiters;
		return 0;
	case VALUE_SCOPES:
		if (open_object(setting, value, "scopes", &list, &delimiters, fault) < 0 || read_delimiters(setting, delimiters, arena, fault) < 0)
			return -1;
		return read_texts(setting, list, arena, &setting->texts, fault);
	case VALUE_PATTERNS:
		return read_patterns(setting, value, arena, fault);
	case VALUE_CASES:
		return read_cases(setting, value, arena, fault);
	case VALUE_SCOPE_CASES:
		if (open_object(setting, value, "cases", &list, &delimiters, fault) < 0 || read_delimiters(setting, delimiters, arena, fault) < 0)
			return -1;
		return read_cases(setting, list, arena, fault);
	}
	return 0;
}

/* [level, applicable, value]: 0 with *level set, and *setting when that is not 0. */
static int read_setting(const struct rule_layer *layer, struct arena *arena, int64_t *level, struct setting *setting, struct fault *fault)
{
	const char *id = layer->rule->info.id;
	const struct node *node = layer->node, *when;
	size_t count;

	if (node->kind != NODE_LIST || !node->list.count)
		return fault_set_at(fault, node->place, "rule '%s' must be a list: [level, \"always\" or \"never\", value]", id);
	count = node->list.count;
	*level = node->list.items[0]->kind == NODE_INT ? node->list.items[0]->integer : -1;
	if (*level < 0 || *level > 2)
		return fault_set_at(fault, node->list.items[0]->place, "the level of rule '%s' must be 0 (off), 1 (warning) or 2 (error)", id);
	if (*level == 0 && count == 1)
		return 0;
	if (count < 2 || count > 3)
		return fault_set_at(fault, node->place, "rule '%s' must have two or three items: [level, \"always\" or \"never\", value]", id);
	when = node->list.items[1];
	if (!node_is_string(when, "always") && !node_is_string(when, "never"))
		return fault_set_at(fault, when->place, "the second item of rule '%s' must be \"always\" or \"never\"", id);
	*setting = (struct setting){ .rule = layer->rule, .severity = *level == 2 ? SEVERITY_ERROR : SEVERITY_WARNING, .never = node_is_string(when, "never") };
	return *level ? read_value(setting, count == 3 ? node->list.items[2] : NULL, arena, fault) : 0;
}

bool settings_have(const struct settings *settings, const char *id)
{
	for (size_t i = 0; i < settings->count; i++)
		if (!strcmp(settings->items[i].rule->info.id, id))
			return true;
	return false;
}

void settings_release(struct settings *settings)
{
	for (size_t i = 0; i < settings->count; i++)
		for (size_t p = 0; p < settings->items[i].pattern_count; p++)
			regex_free(settings->items[i].patterns[p]);
	*settings = (struct settings){ NULL, 0 };
}

/* Errors first. */
static struct settings in_order(const struct settings *read, struct arena *arena)
{
	struct setting *ordered = arena_zalloc(arena, read->count + 1, sizeof(*ordered));
	size_t kept = 0;

	for (int severity = SEVERITY_ERROR; severity >= SEVERITY_WARNING; severity--)
		for (size_t i = 0; i < read->count; i++)
			if ((int)read->items[i].severity == severity)
				ordered[kept++] = read->items[i];
	return (struct settings){ ordered, kept };
}

int settings_read(const struct rule_layers *layers, struct arena *arena, struct settings *settings, struct fault *fault)
{
	struct setting *items = arena_zalloc(arena, layers->count + 1, sizeof(*items));
	struct settings read = { items, 0 };

	for (size_t i = 0; i < layers->count; i++) {
		int64_t level = 0;

		if (read_setting(&layers->items[i], arena, &level, &items[read.count], fault) < 0) {
			read.count++;
			settings_release(&read);
			return -1;
		}
		read.count += level > 0;
	}
	*settings = in_order(&read, arena);
	return 0;
}
