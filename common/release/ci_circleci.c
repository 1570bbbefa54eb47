/* CircleCI: built-in environment variables. */
#include "common/release/ci_source.h"

static const struct ci_variable variables[] = {
	{ CI_REF, "CIRCLE_TAG", "refs/tags/" },
	{ CI_REF, "CIRCLE_BRANCH", "refs/heads/" },
	{ CI_SHA, "CIRCLE_SHA1", NULL },
	{ CI_AFTER, "CIRCLE_SHA1", NULL },
	{ CI_CHANGE_NUMBER, "CIRCLE_PR_NUMBER", NULL },
	{ CI_PROJECT_URL, "CIRCLE_REPOSITORY_URL", NULL },
	{ CI_PROJECT_TITLE, "CIRCLE_PROJECT_REPONAME", NULL },
	{ 0, NULL, NULL },
};

static const char *const contradictions[][2] = {
	{ "CIRCLE_TAG", "CIRCLE_BRANCH" },
	{ NULL, NULL },
};

/* "https://github.com/owner/name/pull/7": the number is set apart for pull requests of forks only. */
static struct text number_of_url(struct text url)
{
	struct text rest = url, part = { NULL, 0 };

	while (text_next_part(&rest, '/', &part))
		;
	return part;
}

static int complete(struct env env, struct arena *arena, struct ci_context *context, struct fault *fault)
{
	struct text branch = ci_branch(context), number;

	(void)fault;
	ci_offer(context, CI_CHANGE_NUMBER, number_of_url(text_of(env_get_nonempty(env, "CIRCLE_PULL_REQUEST"))), "CIRCLE_PULL_REQUEST");
	number = ci_get(context, CI_CHANGE_NUMBER);
	if (!number.len || ci_tag(context).len) {
		context->event = ci_event_of_ref(context);
		return 0;
	}
	context->event = CI_EVENT_CHANGE;
	if (!text_starts_with(branch, TEXT("pull/"))) /* so it is called for forks */
		ci_offer(context, CI_HEAD_BRANCH, branch, "CIRCLE_BRANCH");
	ci_offer(context, CI_HEAD_SHA, ci_get(context, CI_SHA), "CIRCLE_SHA1"); /* CircleCI tests the branch, never a merge */
	ci_set(context, CI_REF, arena_printf(arena, "refs/pull/%.*s/head", TEXT_ARGS(number)), context->facts[CI_CHANGE_NUMBER].from);
	return 0;
}

const struct ci_source ci_circleci = { "CircleCI", "CIRCLECI", variables, contradictions, complete };
