#include "tools/changelog-gen/keys.h"

#include "common/release/forge.h"

#define AT(member) offsetof(struct changelog_settings, member)

const char *const untyped_policy_names[] = { "auto", "show", "hide", NULL };

const char *const style_names[] = { "conventional", "keep-a-changelog", NULL };

static const struct key keys[] = {
	{ .name = "style",
	  .type = KEY_CHOICE,
	  .offset = AT(style),
	  .default_text = "conventional",
	  .help = "built-in template, and what the groups of commits are called",
	  .option = "style",
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
