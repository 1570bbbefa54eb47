#include "tools/policy-check/verdict.h"

static const char *const names[] = { "none", "pass", "fail", "warn", "error", "skip" };

const char *verdict_name(enum verdict_result result)
{
	return names[result];
}
