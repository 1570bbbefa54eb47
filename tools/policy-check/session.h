/*
 * session: a run of the tool: policies and data loaded, files judged, the exit status decided.
 *
 * Errors  session_load() is -1 when there is nothing to judge by; what is wrong with single policies is told on standard
 *         error and leads to EXIT_TROUBLE in the end.
 */
#ifndef POLICY_CHECK_SESSION_H
#define POLICY_CHECK_SESSION_H

#include "tools/policy-check/gate.h"
#include "tools/policy-check/keys.h"
#include "tools/policy-check/load.h"

struct session_options {
	struct policy_check_keys *keys;
	const struct strings *paths; /* operands; none: standard input */
	const char *write_baseline;
	bool allow_unsupported, allow_no_match, refuse_partial, detail, quiet;
	int64_t now;
};

struct session {
	const struct session_options *options;
	struct loaded loaded, definitions;
	struct expressions expressions;
	struct baseline baseline;
	struct gate gate;
	struct files files;
	bool trouble;
};

void session_start(struct session *session, const struct session_options *options);
int session_load(struct session *session, struct fault *fault);
void session_judge(struct session *session, struct report *report);
int session_status(struct session *session);
void session_release(struct session *session);

#endif
