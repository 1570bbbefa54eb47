#include "common/release/version_keys.h"

#include "common/release/bump.h"

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
