#include "tools/changelog-gen/keys.h"

#include "common/release/forge.h"

#define AT(member) offsetof(struct changelog_settings, member)

const char *const untyped_policy_names[] = { "auto", "show", "hide", NULL };

const char *const style_names[] = { "conventional", "keep-a-changelog", NULL };

const char *const contributors_names[] = { "none", "names", "logins", NULL };

static const char *const group_by_names[] = { "type", "trailer", NULL };
static const char *const sort_names[] = { "newest", "oldest", "scope", NULL };
static const char *const scope_names[] = { "inline", "grouped", NULL };

static const char issues_schema[] =
	"{\"type\":\"array\",\"items\":{\"type\":\"object\",\"additionalProperties\":false,\"required\":[\"pattern\",\"url\"],"
	"\"properties\":{\"pattern\":{\"type\":\"string\"},\"url\":{\"type\":\"string\"}}}}";

static const struct key keys[] = {
	{ .name = "style",
	  .type = KEY_CHOICE,
	  .offset = AT(style),
	  .default_text = "conventional",
	  .help = "built-in template, and what the groups of commits are called",
	  .option = "notes-style",
	  .choices = style_names },
	{ .name = "template",
	  .type = KEY_STRING,
	  .offset = AT(template),
	  .help = "Mustache file to write the notes with, relative to the configuration; see --print-template",
	  .option = "template" },
	{ .name = "untyped",
	  .type = KEY_CHOICE,
	  .offset = AT(untyped),
	  .default_text = "auto",
	  .help = "list commits without a known type under 'Other changes': auto (where nothing else would be listed), show, hide",
	  .choices = untyped_policy_names },
	{ .name = "group-by",
	  .type = KEY_CHOICE,
	  .offset = AT(group_by),
	  .default_text = "type",
	  .help = "headings are those of the commits' types, or of the trailer 'Changelog:' as on GitLab",
	  .choices = group_by_names },
	{ .name = "order",
	  .type = KEY_STRINGS,
	  .offset = AT(order),
	  .help = "headings that come first, in this order" },
	{ .name = "sort",
	  .type = KEY_CHOICE,
	  .offset = AT(sort),
	  .default_text = "newest",
	  .help = "which commit of a group comes first: newest, oldest, scope (by its name)",
	  .choices = sort_names },
	{ .name = "scopes",
	  .type = KEY_CHOICE,
	  .offset = AT(scopes),
	  .default_text = "inline",
	  .help = "scopes stand before the subject, or as headings of their own lists",
	  .choices = scope_names },
	{ .name = "contributors",
	  .type = KEY_CHOICE,
	  .offset = AT(contributors),
	  .default_text = "none",
	  .help = "list who wrote a release: by names, or logins ('@ada', who is then notified) where the forge's noreply address tells them",
	  .option = "contributors",
	  .choices = contributors_names },
	{ .name = "issues",
	  .type = KEY_NODE,
	  .offset = AT(issues),
	  .help = "references to other trackers: pattern, and url with {} where the reference goes",
	  .schema = issues_schema },
	{ .name = "forge",
	  .type = KEY_CHOICE,
	  .offset = AT(forge),
	  .default_text = "auto",
	  .help = "whose pages links lead to; auto finds it out from the host's name",
	  .choices = forge_kind_names },
	{ .name = "limit",
	  .type = KEY_COUNT,
	  .offset = AT(limit),
	  .default_text = "the forge's",
	  .help = "characters that the notes of a release may have, 0 for any number; 125000 on GitHub and 1000000 on GitLab" },
	{ .name = "url",
	  .type = KEY_STRING,
	  .offset = AT(url),
	  .help = "address of the repository that links lead to, instead of the remote's" },
	{ 0 },
};

const struct section changelog_section = {
	.name = "changelog",
	.help = "release notes and changelogs",
	.keys = keys,
};
