/* GitLab CI: predefined variables. */
#include "common/release/ci_source.h"

static const struct ci_variable variables[] = {
	{ CI_EVENT_NAME, "CI_PIPELINE_SOURCE", NULL },
	{ CI_REF, "CI_COMMIT_TAG", "refs/tags/" },
	{ CI_REF, "CI_MERGE_REQUEST_REF_PATH", NULL },
	{ CI_REF, "CI_COMMIT_BRANCH", "refs/heads/" },
	{ CI_SHA, "CI_COMMIT_SHA", NULL },
	{ CI_BEFORE, "CI_COMMIT_BEFORE_SHA", NULL },
	{ CI_AFTER, "CI_COMMIT_SHA", NULL },
	{ CI_BASE_BRANCH, "CI_MERGE_REQUEST_TARGET_BRANCH_NAME", NULL },
	{ CI_BASE_BRANCH, "CI_EXTERNAL_PULL_REQUEST_TARGET_BRANCH_NAME", NULL },
	{ CI_BASE_SHA, "CI_MERGE_REQUEST_TARGET_BRANCH_SHA", NULL },
	{ CI_BASE_SHA, "CI_MERGE_REQUEST_DIFF_BASE_SHA", NULL },
	{ CI_BASE_SHA, "CI_EXTERNAL_PULL_REQUEST_TARGET_BRANCH_SHA", NULL },
	{ CI_HEAD_BRANCH, "CI_MERGE_REQUEST_SOURCE_BRANCH_NAME", NULL },
	{ CI_HEAD_BRANCH, "CI_EXTERNAL_PULL_REQUEST_SOURCE_BRANCH_NAME", NULL },
	{ CI_HEAD_SHA, "CI_MERGE_REQUEST_SOURCE_BRANCH_SHA", NULL },
	{ CI_HEAD_SHA, "CI_EXTERNAL_PULL_REQUEST_SOURCE_BRANCH_SHA", NULL },
	{ CI_CHANGE_NUMBER, "CI_MERGE_REQUEST_IID", NULL },
	{ CI_CHANGE_NUMBER, "CI_EXTERNAL_PULL_REQUEST_IID", NULL },
	{ CI_DEFAULT_BRANCH, "CI_DEFAULT_BRANCH", NULL },
	{ CI_COMMIT_DATE, "CI_COMMIT_TIMESTAMP", NULL },
	{ CI_PROJECT_URL, "CI_PROJECT_URL", NULL },
	{ CI_PROJECT_TITLE, "CI_PROJECT_TITLE", NULL },
	{ CI_PROJECT_DESCRIPTION, "CI_PROJECT_DESCRIPTION", NULL },
	{ CI_REGISTRY_IMAGE, "CI_REGISTRY_IMAGE", NULL },
	{ 0, NULL, NULL },
};

static const char *const contradictions[][2] = {
	{ "CI_COMMIT_TAG", "CI_COMMIT_BRANCH" },
	{ "CI_COMMIT_TAG", "CI_MERGE_REQUEST_IID" },
	{ NULL, NULL },
};

/* CI_PIPELINE_SOURCE. The rest (push, parent_pipeline …) is told by what else is set. */
static const struct ci_event_word events[] = {
	{ "merge_request_event", CI_EVENT_CHANGE },
	{ "external_pull_request_event", CI_EVENT_CHANGE },
	{ "schedule", CI_EVENT_SCHEDULE },
	{ "web", CI_EVENT_MANUAL },
	{ "webide", CI_EVENT_MANUAL },
	{ "api", CI_EVENT_MANUAL },
	{ "chat", CI_EVENT_MANUAL },
	{ "trigger", CI_EVENT_MANUAL },
	{ "pipeline", CI_EVENT_MANUAL },
	{ NULL, CI_EVENT_NONE },
};

static int complete_change(struct env env, struct arena *arena, struct ci_context *context, struct fault *fault)
{
	struct text number;

	if (ci_require(context, CI_CHANGE_NUMBER, &number, fault) < 0)
		return -1;
	if (!ci_get(context, CI_REF).len || ci_branch(context).len)
		ci_set(context, CI_REF, arena_printf(arena, "refs/merge-requests/%.*s/head", TEXT_ARGS(number)), context->facts[CI_CHANGE_NUMBER].from);
	/* Only pipelines for merged results have a merge of their own; else the branch itself is checked out. */
	ci_offer(context, CI_HEAD_SHA, ci_get(context, CI_SHA), "CI_COMMIT_SHA");
	if (text_is(text_of(env_get_nonempty(env, "CI_MERGE_REQUEST_EVENT_TYPE")), "merge_train"))
		context->event = CI_EVENT_MERGE_QUEUE;
	return 0;
}

static int complete(struct env env, struct arena *arena, struct ci_context *context, struct fault *fault)
{
	context->event = ci_event_of(events, ci_get(context, CI_EVENT_NAME));
	if (context->event == CI_EVENT_NONE)
		context->event = ci_get(context, CI_CHANGE_NUMBER).len ? CI_EVENT_CHANGE : ci_event_of_ref(context);
	if (context->event == CI_EVENT_CHANGE)
		return complete_change(env, arena, context, fault);
	return 0;
}

const struct ci_source ci_gitlab = { "GitLab CI", "GITLAB_CI", variables, contradictions, complete };
