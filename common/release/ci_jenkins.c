/* Jenkins: what the git, branch and multibranch plugins set. */
#include "common/release/ci_source.h"

static const struct ci_variable variables[] = {
	{ CI_REF, "TAG_NAME", "refs/tags/" },
	{ CI_SHA, "GIT_COMMIT", NULL },
	{ CI_BEFORE, "GIT_PREVIOUS_COMMIT", NULL },
	{ CI_AFTER, "GIT_COMMIT", NULL },
	{ CI_BASE_BRANCH, "CHANGE_TARGET", NULL },
	{ CI_HEAD_BRANCH, "CHANGE_BRANCH", NULL },
	{ CI_CHANGE_NUMBER, "CHANGE_ID", NULL },
	{ CI_PROJECT_URL, "GIT_URL", NULL },
	{ 0, NULL, NULL },
};

static const char *const contradictions[][2] = {
	{ "TAG_NAME", "CHANGE_ID" },
	{ NULL, NULL },
};

/* GIT_BRANCH names the remote too, in jobs that are no multibranch ones. */
static struct text branch_of(struct env env, const char **from)
{
	struct text branch = text_of(env_get_nonempty(env, "BRANCH_NAME"));

	*from = "BRANCH_NAME";
	if (branch.len)
		return branch;
	*from = "GIT_BRANCH";
	branch = text_of(env_get_nonempty(env, "GIT_BRANCH"));
	if (text_starts_with(branch, TEXT("origin/")))
		branch = text_from(branch, sizeof("origin/") - 1);
	return text_is(branch, "detached") ? (struct text){ NULL, 0 } : branch;
}

static int complete(struct env env, struct arena *arena, struct ci_context *context, struct fault *fault)
{
	const char *from, *primary = env_get_nonempty(env, "BRANCH_IS_PRIMARY");
	struct text branch = branch_of(env, &from), number = ci_get(context, CI_CHANGE_NUMBER);

	if (number.len) {
		context->event = CI_EVENT_CHANGE; /* BRANCH_NAME is then "PR-7" or "MR-7", which no repository has */
		ci_set(context, CI_REF, arena_printf(arena, "refs/pull/%.*s/merge", TEXT_ARGS(number)), "CHANGE_ID");
		return 0;
	}
	if (branch.len)
		ci_offer(context, CI_REF, arena_printf(arena, "refs/heads/%.*s", TEXT_ARGS(branch)), from);
	if (!ci_get(context, CI_REF).len)
		return fault_set(fault, "the ref is not known: 'TAG_NAME', 'CHANGE_ID', 'BRANCH_NAME' and 'GIT_BRANCH' are not set by Jenkins; check out with the git plugin, or set one");
	if (primary && text_is(text_of(primary), "true") && ci_branch(context).len)
		ci_offer(context, CI_DEFAULT_BRANCH, ci_branch(context), "BRANCH_IS_PRIMARY");
	context->event = ci_event_of_ref(context);
	if (env_get_nonempty(env, "BUILD_CAUSE_TIMERTRIGGER"))
		context->event = CI_EVENT_SCHEDULE;
	else if (env_get_nonempty(env, "BUILD_CAUSE_MANUALTRIGGER"))
		context->event = CI_EVENT_MANUAL;
	return 0;
}

const struct ci_source ci_jenkins = { "Jenkins", "JENKINS_URL", variables, contradictions, complete };
