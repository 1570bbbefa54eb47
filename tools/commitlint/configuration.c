#include "tools/commitlint/configuration.h"

#include "common/doc/json.h"
#include "tools/commitlint/config_document.h"
#include "tools/commitlint/peer_config.h"
#include "tools/commitlint/presets.h"

static int apply_conventional_rules(struct configuration *configuration, struct fault *fault)
{
	const struct preset *preset = preset_conventional();
	const struct node *rules;

	return json_read(text_of(preset->rules), preset->name, &configuration->arena, &rules, fault) < 0 ? -1 : rule_layers_add(&configuration->layers, rules, &configuration->arena, fault);
}

/* The conventional rules and grammar, amended by our section. */
static int apply_section(struct configuration *configuration, const struct commitlint_keys *keys, struct fault *fault)
{
	configuration->default_ignores = keys->default_ignores;
	if (apply_conventional_rules(configuration, fault) < 0 || rule_layers_add(&configuration->layers, keys->rules, &configuration->arena, fault) < 0)
		return -1;
	return conventional_grammar_read(conventional_grammar_default(), keys->parser, &configuration->arena, &configuration->grammar, fault);
}

static int apply_file(struct configuration *configuration, const struct configuration_request *request, const struct node *node, const char *file, struct fault *fault)
{
	configuration->file = file;
	if (peer_config_apply(configuration, node, file, request->extends, fault) < 0)
		return -1;
	if (request->parser_preset && peer_config_parser(configuration, request->parser_preset, file, fault) < 0)
		return -1;
	if (configuration->layers.count)
		return 0;
	conventional_grammar_release(&configuration->grammar);
	configuration->grammar = *conventional_grammar_default();
	configuration->angular_for_want_of_extends = false;
	return apply_conventional_rules(configuration, fault);
}

/* The file of commitlint's to go by: 1 when there is one, 0, or -1. */
static int find(struct configuration *configuration, const struct configuration_request *request, const char **file, const struct node **node, struct fault *fault)
{
	struct arena *arena = &configuration->arena;

	*file = request->file;
	*node = NULL;
	if (request->file)
		return config_document_read(request->file, arena, node, &configuration->advice, fault) < 0 ? -1 : 1;
	return request->only_section ? 0 : config_document_find(arena, file, node, &configuration->advice, fault);
}

static int apply(struct configuration *configuration, const struct configuration_request *request, struct fault *fault)
{
	const struct node *node;
	const char *file;
	int found = find(configuration, request, &file, &node, fault);

	if (found < 0)
		return -1;
	if (!request->file && request->has_section && found)
		configuration->ignored = file;
	if (!request->file && (request->has_section || !found) && !request->extends->count && !request->parser_preset)
		return apply_section(configuration, request->keys, fault);
	return apply_file(configuration, request, node, found ? file : NULL, fault);
}

int configuration_load(struct configuration *configuration, const struct configuration_request *request, struct fault *fault)
{
	struct lint_options *lint = &configuration->lint;

	configuration->grammar = *conventional_grammar_default();
	if (apply(configuration, request, fault) < 0 || settings_read(&configuration->layers, &configuration->arena, &lint->settings, fault) < 0)
		return -1;
	if (request->keys->help_url)
		configuration->help_url = text_of(request->keys->help_url);
	if (waivers_read(request->keys->ignores, request->of_commits && !configuration->file, &configuration->arena, &configuration->waivers, fault) < 0)
		return -1;
	lint->waivers = &configuration->waivers;
	lint->may_disable = request->keys->allow_disable;
	lint->grammar = &configuration->grammar;
	lint->ignores = !configuration->default_ignores ? IGNORES_NONE : request->peer_ignores ? IGNORES_PEER
											       : IGNORES_HEADER;
	return 0;
}

void configuration_release(struct configuration *configuration)
{
	conventional_grammar_release(&configuration->grammar);
	settings_release(&configuration->lint.settings);
	waivers_release(&configuration->waivers);
	strings_release(&configuration->extends);
	arena_release(&configuration->arena);
	buf_release(&configuration->advice);
}
