/* keys: the section 'policy-check' of .relutils.yml. */
#ifndef POLICY_CHECK_KEYS_H
#define POLICY_CHECK_KEYS_H

#include <stdbool.h>

#include "common/base/strings.h"
#include "common/cli/keys.h"

enum { LEVEL_ERROR,
       LEVEL_WARN,
       LEVEL_OFF };

extern const char *const schema_levels[];	  /* error, warn, off */
extern const char *const missing_schema_levels[]; /* error, warn, skip */

struct policy_check_keys {
	struct strings policies, definitions, cluster_resources;
	const char *values, *userinfo, *baseline, *kubernetes_version;
	unsigned schema, missing_schema;
	bool audit_warn;
};

extern const struct section policy_check_section;

#endif
