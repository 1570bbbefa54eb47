/*
 * version_keys: the section "version" of .relutils.yml: which tags are versions, and how the next one is made.
 *
 * Ownership  Strings and lists belong to the configuration that filled them in.
 */
#ifndef COMMON_RELEASE_VERSION_KEYS_H
#define COMMON_RELEASE_VERSION_KEYS_H

#include "common/base/strings.h"
#include "common/cli/keys.h"

struct version_settings {
	const char *prefix;              /* of version tags; NULL: "v" or none */
	unsigned zero;                   /* enum zero_policy */
	const char *initial;             /* the first version; NULL: 0.1.0, if nothing speaks of another */
	struct strings base_prereleases; /* of nightly, dev, canary, snapshot: those that may be a base all the same */
};

/* Offsets are within struct version_settings. */
extern const struct section version_section;

#endif
