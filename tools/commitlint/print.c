#include "tools/commitlint/print.h"

#include "common/doc/json_out.h"
#include "common/doc/yaml_out.h"

static const char *level_of(const struct configuration *configuration, const struct lint_rule *rule)
{
	const struct settings *settings = &configuration->lint.settings;

	for (size_t i = 0; i < settings->count; i++)
		if (settings->items[i].rule == rule)
			return severity_name(settings->items[i].severity);
	return "off";
}

static void print_rule(const struct lint_rule *rule, const char *level, struct buf *out)
{
	buf_addf(out, "%-34s %-8s %s\n", rule->info.id, level, rule->info.summary);
	if (rule->info.help)
		buf_addf(out, "%-34s %-8s - %s\n", "", "", rule->info.help);
}

void print_rules(const struct configuration *configuration, struct buf *out)
{
	for (size_t i = 0; i < lint_rule_count; i++)
		print_rule(&lint_rules[i], level_of(configuration, &lint_rules[i]), out);
	print_rule(&lint_empty_rule, severity_name(SEVERITY_ERROR), out);
}

void print_config_json(const struct configuration *configuration, struct buf *out)
{
	static const char help_url[] = "https://github.com/conventional-changelog/commitlint/#what-is-commitlint";
	struct json *document = json_map(), *rules = json_map(), *extends = json_list();

	for (size_t i = 0; i < configuration->extends.count; i++)
		json_append(extends, json_string(text_of(configuration->extends.items[i])));
	for (size_t i = 0; i < configuration->layers.count; i++)
		json_set(rules, text_of(configuration->layers.items[i].rule->info.id), json_of_node(configuration->layers.items[i].node));
	json_set(document, TEXT("extends"), extends);
	json_set_string(document, "formatter", TEXT("@commitlint/format"));
	if (!configuration->default_ignores)
		json_set(document, TEXT("defaultIgnores"), json_raw(TEXT("false")));
	json_set(document, TEXT("plugins"), json_map());
	json_set(document, TEXT("rules"), rules);
	json_set_string(document, "helpUrl", configuration->help_url.len ? configuration->help_url : text_of(help_url));
	json_set(document, TEXT("prompt"), json_map());
	json_finish(document, JSON_COMPACT, out);
	buf_adds(out, "\n");
}

void print_config_text(const struct configuration *configuration, struct buf *out)
{
	buf_addf(out, "# %s\nrules:\n", configuration->file ? configuration->file : "the conventional rules, and section 'commitlint' of .relutils.yml");
	for (size_t i = 0; i < configuration->layers.count; i++) {
		const struct rule_layer *layer = &configuration->layers.items[i];

		buf_addf(out, "  %s: ", layer->rule->info.id);
		yaml_add_flow(out, layer->node);
		buf_addf(out, " # %s:%u\n", layer->node->place.file ? layer->node->place.file : "", layer->node->place.line);
	}
	buf_addf(out, "defaultIgnores: %s\n", configuration->default_ignores ? "true" : "false");
	if (configuration->help_url.len)
		buf_addf(out, "helpUrl: %.*s\n", TEXT_ARGS(configuration->help_url));
}
