#include "common/release/commits_keys.h"

#include "common/release/squash.h"

#define AT(member) offsetof(struct commits_settings, member)

const char *const merge_policy_names[] = { "skip", "include", NULL };

static const char types_schema[] =
	"{\"type\":\"array\",\"items\":{\"type\":\"object\",\"additionalProperties\":false,\"properties\":{"
	"\"type\":{\"type\":\"string\"},\"scope\":{\"type\":\"string\"},\"pattern\":{\"type\":\"string\"},"
	"\"bump\":{\"enum\":[\"none\",\"patch\",\"minor\",\"major\"]},\"title\":{\"type\":\"string\"},\"hidden\":{\"type\":\"boolean\"}}}}";

static const struct key keys[] = {
	{ .name = "types",
	  .type = KEY_NODE,
	  .offset = AT(types),
	  .help = "rules for commits, the first that fits wins and the built-in ones follow: type, scope, pattern of the header; bump, title, hidden",
	  .schema = types_schema },
	{ .name = "merges",
	  .type = KEY_CHOICE,
	  .offset = AT(merges),
	  .default_text = "skip",
	  .help = "whether the header of a merge commit itself counts",
	  .option = "merges",
	  .choices = merge_policy_names },
	{ .name = "squash",
	  .type = KEY_CHOICE,
	  .offset = AT(squash),
	  .default_text = "header",
	  .help = "which messages of a squashed commit count: its own header, those in its body, both",
	  .choices = squash_policy_names },
	{ .name = "first-parent",
	  .type = KEY_BOOL,
	  .offset = AT(first_parent),
	  .default_text = "false",
	  .help = "look only at commits made on the branch itself and at its merges, whose headers then count" },
	{ 0 },
};

const struct section commits_section = {
	.name = "commits",
	.help = "what the types of commits mean",
	.keys = keys,
};
