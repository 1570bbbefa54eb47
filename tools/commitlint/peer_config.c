#include "tools/commitlint/peer_config.h"

#include <stdlib.h>
#include <string.h>

#include "common/base/file.h"
#include "common/base/nearest.h"
#include "common/doc/json.h"
#include "tools/commitlint/config_document.h"
#include "tools/commitlint/modules.h"
#include "tools/commitlint/presets.h"
#include "tools/commitlint/workspace.h"

/* The files that are being read, each because the one before extends it. */
struct chain {
	const char *file;
	unsigned depth;
	const struct chain *parent;
};

struct loader {
	struct configuration *configuration;
	const struct chain *chain;
	struct fault *fault;
};

static int apply(const struct loader *loader, const struct node *node);

static int wrong_kind(const struct loader *loader, const struct node_pair *pair, const char *wanted)
{
	return fault_set_at(loader->fault, pair->value->place, "'%.*s' must be %s, not a %s", TEXT_ARGS(pair->key), wanted, node_kind_name(pair->value->kind));
}

static int apply_preset(struct configuration *configuration, const struct preset *preset, struct fault *fault)
{
	const struct node *rules;

	conventional_grammar_release(&configuration->grammar);
	configuration->grammar = preset_grammar(preset);
	configuration->angular_for_want_of_extends = false;
	return json_read(text_of(preset->rules), preset->name, &configuration->arena, &rules, fault) < 0 ? -1 : rule_layers_add(&configuration->layers, rules, &configuration->arena, fault);
}

static int extend_file(const struct loader *loader, struct text name, struct place place, const char *file)
{
	const struct node *node;
	struct chain chain = { file, loader->chain ? loader->chain->depth + 1 : 1, loader->chain };
	struct loader inner = { loader->configuration, &chain, loader->fault };

	for (const struct chain *c = loader->chain; c; c = c->parent)
		if (!strcmp(c->file, file))
			return fault_set_at(loader->fault, place, "'%.*s' extends itself", TEXT_ARGS(name));
	if (chain.depth > EXTENDS_DEPTH)
		return fault_set_at(loader->fault, place, "'extends' goes more than %d files deep", EXTENDS_DEPTH);
	if (config_document_read(file, &loader->configuration->arena, &node, &loader->configuration->advice, loader->fault) < 0)
		return -1;
	return node ? apply(&inner, node) : 0;
}

static int extend(const struct loader *loader, struct text name, struct place place)
{
	struct configuration *configuration = loader->configuration;
	struct text id = modules_config_id(name, &configuration->arena);
	const struct preset *preset = preset_find(id);
	const struct node *rules;
	const char *file;
	int known;

	if (preset)
		return apply_preset(configuration, preset, loader->fault);
	known = workspace_rules(id, &configuration->arena, &rules, loader->fault);
	if (known)
		return known < 0 ? -1 : rule_layers_add(&configuration->layers, rules, &configuration->arena, loader->fault);
	file = modules_find(id, loader->chain ? loader->chain->file : NULL, &configuration->arena);
	if (!file)
		return fault_set_at(loader->fault, place, "cannot find '%.*s', which is extended; install it, or name a file as './FILE'", TEXT_ARGS(name));
	return extend_file(loader, name, place, file);
}

static int apply_extends(const struct loader *loader, const struct node_pair *pair)
{
	const struct node *value = pair->value, *const *items = value->kind == NODE_LIST ? value->list.items : &pair->value;
	size_t count = value->kind == NODE_LIST ? value->list.count : 1;

	for (size_t i = 0; i < count; i++) {
		if (items[i]->kind != NODE_STRING)
			return wrong_kind(loader, pair, "a string or a list of strings");
		if (loader->chain && loader->chain->depth == 1)
			strings_add(&loader->configuration->extends, arena_cstr(&loader->configuration->arena, items[i]->string));
		if (extend(loader, items[i]->string, items[i]->place) < 0)
			return -1;
	}
	return 0;
}

static int apply_rules(const struct loader *loader, const struct node_pair *pair)
{
	return rule_layers_add(&loader->configuration->layers, pair->value, &loader->configuration->arena, loader->fault);
}

/* Options laid over the grammar that is there, which hands its patterns on. */
static int apply_parser_options(const struct loader *loader, const struct node *options)
{
	struct configuration *configuration = loader->configuration;
	struct conventional_grammar base = configuration->grammar;
	const struct node *inner = node_get_cstr(options, "parserOpts");

	configuration->grammar = *conventional_grammar_angular();
	return conventional_grammar_read(&base, inner ? inner : options, &configuration->arena, &configuration->grammar, loader->fault);
}

static int apply_parser_file(const struct loader *loader, const struct node *name)
{
	struct configuration *configuration = loader->configuration;
	const char *file = modules_find(name->string, loader->chain ? loader->chain->file : NULL, &configuration->arena);
	const struct node *node;

	if (!file)
		return fault_set_at(loader->fault, name->place, "cannot find the parser preset '%.*s'", TEXT_ARGS(name->string));
	if (config_document_read(file, &configuration->arena, &node, &configuration->advice, loader->fault) < 0)
		return -1;
	return apply_parser_options(loader, node);
}

static int apply_parser(const struct loader *loader, const struct node_pair *pair)
{
	struct configuration *configuration = loader->configuration;
	const struct node *value = pair->value, *options = node_get_cstr(value, "parserOpts");
	const struct conventional_grammar *named = preset_grammar_named(node_string(value));

	if (value->kind != NODE_STRING && value->kind != NODE_MAP && value->kind != NODE_NULL)
		return wrong_kind(loader, pair, "a name or a map");
	if (value->kind == NODE_MAP && !options)
		return 0;
	configuration->angular_for_want_of_extends = false;
	if (value->kind == NODE_MAP && configuration->own_parser)
		return apply_parser_options(loader, options);
	conventional_grammar_release(&configuration->grammar);
	configuration->grammar = named ? *named : *conventional_grammar_angular();
	configuration->own_parser = !named;
	if (value->kind == NODE_STRING && !named)
		return apply_parser_file(loader, value);
	return value->kind == NODE_MAP ? apply_parser_options(loader, options) : 0;
}

static int apply_ignores(const struct loader *loader, const struct node_pair *pair)
{
	if (pair->value->kind == NODE_NULL || (pair->value->kind == NODE_LIST && !pair->value->list.count))
		return 0;
	return fault_set_at(loader->fault, pair->value->place, "'ignores' of commitlint are JavaScript functions, which are not run; name them as patterns under 'commitlint: ignores:' in .relutils.yml");
}

static int apply_default_ignores(const struct loader *loader, const struct node_pair *pair)
{
	loader->configuration->default_ignores = pair->value->kind != NODE_BOOL || pair->value->boolean;
	return pair->value->kind == NODE_BOOL ? 0 : wrong_kind(loader, pair, "true or false");
}

static int apply_help_url(const struct loader *loader, const struct node_pair *pair)
{
	loader->configuration->help_url = node_string(pair->value);
	return pair->value->kind == NODE_STRING || pair->value->kind == NODE_NULL ? 0 : wrong_kind(loader, pair, "a string");
}

/* What is for people, editors or node, and changes no judgement. A plugin's rules are unknown ones when they are used. */
static int pass_over(const struct loader *loader, const struct node_pair *pair)
{
	(void)loader;
	(void)pair;
	return 0;
}

static const struct {
	const char *name;
	int (*apply)(const struct loader *loader, const struct node_pair *pair);
} keys[] = {
	{ "extends", apply_extends }, /* first, wherever it stands */
	{ "rules", apply_rules },
	{ "parserPreset", apply_parser },
	{ "ignores", apply_ignores },
	{ "defaultIgnores", apply_default_ignores },
	{ "helpUrl", apply_help_url },
	{ "plugins", pass_over },
	{ "formatter", pass_over },
	{ "prompt", pass_over },
	{ "$schema", pass_over },
};

enum { KEY_COUNT_OF_FILE = sizeof(keys) / sizeof(keys[0]) };

static int check_key(const struct loader *loader, const struct node_pair *pair)
{
	struct nearest nearest = nearest_to(pair->key);

	for (size_t i = 0; i < KEY_COUNT_OF_FILE; i++) {
		if (text_is(pair->key, keys[i].name))
			return 0;
		nearest_offer(&nearest, keys[i].name);
	}
	if (nearest.best)
		return fault_set_at(loader->fault, pair->place, "unknown key '%.*s'; did you mean '%s'?", TEXT_ARGS(pair->key), nearest.best);
	return fault_set_at(loader->fault, pair->place, "unknown key '%.*s'", TEXT_ARGS(pair->key));
}

static int apply_keys(const struct loader *loader, const struct node *node, size_t first)
{
	if (node->kind != NODE_MAP)
		return fault_set_at(loader->fault, node->place, "a configuration of commitlint must be a map, not a %s", node_kind_name(node->kind));
	for (size_t i = 0; i < node->map.count; i++)
		if (check_key(loader, &node->map.pairs[i]) < 0)
			return -1;
	for (size_t k = first; k < KEY_COUNT_OF_FILE; k++) {
		const struct node_pair *pair = node_pair_of(node, text_of(keys[k].name));

		if (pair && keys[k].apply(loader, pair) < 0)
			return -1;
	}
	return 0;
}

static int apply(const struct loader *loader, const struct node *node)
{
	return apply_keys(loader, node, 0);
}

int peer_config_apply(struct configuration *configuration, const struct node *node, const char *file, const struct strings *extends, struct fault *fault)
{
	char *whole = file ? realpath(file, NULL) : NULL;
	struct chain chain = { whole ? arena_cstr(&configuration->arena, text_of(whole)) : file, 1, NULL };
	struct loader loader = { configuration, file ? &chain : NULL, fault };

	free(whole);
	configuration->grammar = *conventional_grammar_angular();
	configuration->angular_for_want_of_extends = true;
	for (size_t i = 0; i < extends->count; i++) {
		strings_add(&configuration->extends, extends->items[i]);
		if (extend(&loader, text_of(extends->items[i]), (struct place){ NULL, 0, 0 }) < 0)
			return -1;
	}
	return node ? apply_keys(&loader, node, extends->count ? 1 : 0) : 0;
}

int peer_config_parser(struct configuration *configuration, const char *name, const char *file, struct fault *fault)
{
	const struct node node = { .kind = NODE_STRING, .string = text_of(name), .written = text_of(name) };
	const struct node_pair pair = { .key = TEXT("parserPreset"), .value = &node };
	struct chain chain = { file, 1, NULL };
	struct loader loader = { configuration, file ? &chain : NULL, fault };

	return apply_parser(&loader, &pair);
}
