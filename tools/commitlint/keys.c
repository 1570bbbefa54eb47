#include "tools/commitlint/keys.h"

#define AT(member) offsetof(struct commitlint_keys, member)

static const char rules_schema[] =
	"{\"type\":\"object\",\"additionalProperties\":{\"type\":\"array\",\"minItems\":1,\"maxItems\":3,"
	"\"items\":[{\"enum\":[0,1,2]},{\"enum\":[\"always\",\"never\"]},{}]}}";

static const char parser_schema[] = "{\"type\":\"object\"}";

static const struct key keys[] = {
	{ .name = "rules",
	  .type = KEY_NODE,
	  .offset = AT(rules),
	  .help = "rules that amend the conventional ones: NAME: [0 (off), 1 (warning) or 2 (error), always or never, value]",
	  .schema = rules_schema },
	{ .name = "parser",
	  .type = KEY_NODE,
	  .offset = AT(parser),
	  .help = "how messages are read, with the names of commitlint's parserOpts: headerPattern, noteKeywords, issuePrefixes …",
	  .schema = parser_schema },
	{ .name = "default-ignores",
	  .type = KEY_BOOL,
	  .offset = AT(default_ignores),
	  .default_text = "true",
	  .help = "whether merges, reverts, fixups and bare versions are passed over" },
	{ .name = "help-url",
	  .type = KEY_STRING,
	  .offset = AT(help_url),
	  .help = "where the rules of the project are explained",
	  .option = "help-url" },
	{ 0 },
};

const struct section commitlint_section = {
	.name = "commitlint",
	.help = "how commit messages are judged",
	.keys = keys,
};
