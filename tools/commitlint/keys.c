#include "tools/commitlint/keys.h"

#define AT(member) offsetof(struct commitlint_keys, member)

static const char rules_schema[] =
	"{\"type\":\"object\",\"additionalProperties\":{\"type\":\"array\",\"minItems\":1,\"maxItems\":3,"
	"\"items\":[{\"enum\":[0,1,2]},{\"enum\":[\"always\",\"never\"]},{}]}}";

static const char ignores_schema[] =
	"{\"type\":\"array\",\"items\":{\"type\":\"object\",\"additionalProperties\":false,\"properties\":{"
	"\"author\":{\"type\":\"string\"},\"committer\":{\"type\":\"string\"},\"header\":{\"type\":\"string\"},\"body\":{\"type\":\"string\"},"
	"\"commit\":{\"type\":\"string\"},\"reason\":{\"type\":\"string\"},\"preset\":{\"enum\":[\"bots\"]},"
	"\"rules\":{\"type\":\"array\",\"items\":{\"type\":\"string\"}}}}}";

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
	{ .name = "ignores",
	  .type = KEY_NODE,
	  .offset = AT(ignores),
	  .help = "messages that are let off all rules, or those under rules: by author, committer, header, body (patterns), commit, or preset: bots",
	  .schema = ignores_schema },
	{ .name = "allow-disable",
	  .type = KEY_BOOL,
	  .offset = AT(allow_disable),
	  .default_text = "false",
	  .help = "whether a trailer 'commitlint-disable: RULE' lets a message off that rule" },
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
