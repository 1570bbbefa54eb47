#include "common/release/version_keys.h"

#include "common/release/bump.h"

const char *const tags_policy_names[] = { "ancestors", "all", NULL };

const char *const bump_source_names[] = { "commits", "intents", NULL };
const char *const prerelease_counter_names[] = { "one", "zero", "none", NULL };

static const char channels_schema[] =
	"{\"type\":\"object\",\"additionalProperties\":{\"oneOf\":[{\"enum\":[\"stable\",\"maintenance\"]},"
	"{\"type\":\"object\",\"additionalProperties\":false,\"required\":[\"pre\"],\"properties\":{\"pre\":{\"type\":\"string\"}}}]}}";

static const char files_schema[] =
	"{\"type\":\"array\",\"items\":{\"oneOf\":[{\"type\":\"string\"},{\"type\":\"object\",\"additionalProperties\":false,"
	"\"required\":[\"path\"],\"properties\":{\"path\":{\"type\":\"string\"},\"pattern\":{\"type\":\"string\"}}}]}}";

#define AT(member) offsetof(struct version_settings, member)

static const struct key keys[] = {
	{ .name = "prefix",
	  .type = KEY_STRING,
	  .offset = AT(prefix),
	  .help = "what stands before the version in tags, such as 'app-v'; without it 'v' or nothing" },
	{ .name = "zero",
	  .type = KEY_CHOICE,
	  .offset = AT(zero),
	  .default_text = "shift",
	  .help = "below 1.0.0: shift (a breaking change is minor), literal (it is major), shift-all (it is minor and a feature is patch)",
	  .option = "zero",
	  .choices = zero_policy_names },
	{ .name = "initial",
	  .type = KEY_STRING,
	  .offset = AT(initial),
	  .default_text = "0.1.0",
	  .help = "the first version, where no tag is one yet" },
	{ .name = "since",
	  .type = KEY_STRING,
	  .offset = AT(since),
	  .help = "the commit after which the first release begins, where no tag is a version yet" },
	{ .name = "default-bump",
	  .type = KEY_CHOICE,
	  .offset = AT(default_bump),
	  .default_text = "none",
	  .help = "what a release is when no commit asks for one",
	  .option = "always",
	  .choices = bump_names },
	{ .name = "source",
	  .type = KEY_CHOICE,
	  .offset = AT(source),
	  .default_text = "commits",
	  .help = "what says how much a release changes: the commits, or the intents in .changeset/*.md",
	  .choices = bump_source_names },
	{ .name = "tags",
	  .type = KEY_CHOICE,
	  .offset = AT(tags),
	  .default_text = "ancestors",
	  .help = "which version tags can be the current version: those that the commit descends from, or all of the repository",
	  .choices = tags_policy_names },
	{ .name = "prerelease-counter",
	  .type = KEY_CHOICE,
	  .offset = AT(prerelease_counter),
	  .default_text = "one",
	  .help = "what the first prerelease of a name is counted as: rc.1, rc.0, or rc without a counter",
	  .choices = prerelease_counter_names },
	{ .name = "channels",
	  .type = KEY_NODE,
	  .offset = AT(channels),
	  .help = "what branches release, by name or glob: stable, {pre: NAME}, or maintenance (of the versions that the branch is named after, 1.x)",
	  .schema = channels_schema },
	{ .name = "files",
	  .type = KEY_NODE,
	  .offset = AT(files),
	  .help = "files that hold the version, besides those known by name: paths of files with a marker (x-release-please-version), or {path, pattern}",
	  .schema = files_schema },
	{ .name = "ignore-tags",
	  .type = KEY_STRINGS,
	  .offset = AT(ignore_tags),
	  .help = "globs of tags that are no versions, whatever they look like" },
	{ .name = "base-prereleases",
	  .type = KEY_STRINGS,
	  .offset = AT(base_prereleases),
	  .help = "of the prereleases named nightly, dev, canary and snapshot, those that count as versions to go on from" },
	{ 0 },
};

const struct section version_section = {
	.name = "version",
	.help = "which tags are versions, and how the next one is made",
	.keys = keys,
};

void version_settings_release(struct version_settings *settings)
{
	strings_release(&settings->ignore_tags);
	strings_release(&settings->base_prereleases);
}
