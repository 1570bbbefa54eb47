#include "tools/lead-time/deployment.h"

const char *const deployment_kind_names[DEPLOYMENT_KINDS] = { "initial", "forward", "redeploy", "rollback", "rollforward", "lateral", "unknown", "failed" };
const char *const cause_names[CAUSES] = { "status", "incident", "rollback" };
