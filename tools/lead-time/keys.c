/* keys: the section "lead-time" of .relutils.yml; every tool links it to know the section, so it needs nothing else. */
#include "tools/lead-time/settings.h"

const char *const clock_names[] = { "committer", "author", NULL };
const char *const merges_names[] = { "exclude", "include", "first-parent", NULL };

#define AT(member) offsetof(struct settings, member)

static const struct key keys[] = {
	{ .name = "tags", .type = KEY_STRINGS, .offset = AT(tags), .help = "globs of the tags that are deployments", .option = "tags" },
	{ .name = "exclude", .type = KEY_STRINGS, .offset = AT(excluded), .help = "globs of tags that are none all the same", .option = "exclude" },
	{ .name = "environment", .type = KEY_STRING, .offset = AT(environment), .help = "the environment to report on; all without it", .option = "env" },
	{ .name = "clock",
	  .type = KEY_CHOICE,
	  .offset = AT(clock),
	  .default_text = "committer",
	  .help = "whose date of a commit its lead time starts at",
	  .option = "clock",
	  .choices = clock_names },
	{ .name = "merges",
	  .type = KEY_CHOICE,
	  .offset = AT(merges),
	  .default_text = "exclude",
	  .help = "are merge commits samples of lead time: exclude, include, or follow first parents only",
	  .option = "merges",
	  .choices = merges_names },
	{ .name = "exclude-commits",
	  .type = KEY_STRING,
	  .offset = AT(excluded_commits),
	  .help = "a regular expression; commits whose header matches are no samples of lead time",
	  .option = "exclude-commits" },
	{ .name = "paths",
	  .type = KEY_STRINGS,
	  .offset = AT(paths),
	  .help = "folders; commits that touch none of them are no samples of lead time",
	  .option = "path" },
	{ .name = "targets", .type = KEY_STRING, .offset = AT(targets), .help = "limits that the results are judged by, such as 'p75<1d,cfr<5%'", .option = "targets" },
	{ 0 },
};

const struct section lead_time_section = {
	.name = "lead-time",
	.help = "how changes and deployments are measured",
	.keys = keys,
};
