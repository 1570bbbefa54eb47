#include "common/release/ci_range.h"

bool ci_is_no_commit(struct text sha)
{
	return text_trim(sha, "0").len == 0;
}

static struct text known(struct text sha)
{
	return ci_is_no_commit(sha) ? (struct text){ NULL, 0 } : sha;
}

static struct text or_else(struct text first, struct text second)
{
	return first.len ? first : second;
}

static struct ci_range last(const struct ci_context *context, const char *why)
{
	return (struct ci_range){ .kind = CI_RANGE_LAST, .to = or_else(ci_get(context, CI_SHA), TEXT("HEAD")), .why = why };
}

/* A change request, or what a queue makes of one. */
static struct ci_range of_change(const struct ci_context *context, const char *why)
{
	struct text head = ci_get(context, CI_HEAD_SHA);

	return (struct ci_range){
		.kind = CI_RANGE_BETWEEN,
		.from = known(ci_get(context, CI_BASE_SHA)),
		.from_branch = or_else(ci_get(context, CI_BASE_BRANCH), ci_get(context, CI_DEFAULT_BRANCH)),
		.to = or_else(head, or_else(ci_get(context, CI_SHA), TEXT("HEAD"))),
		.without_merge_tip = !head.len || context->event == CI_EVENT_MERGE_QUEUE,
		.why = why,
	};
}

static struct ci_range of_push(const struct ci_context *context)
{
	struct text before = known(ci_get(context, CI_BEFORE)), after = known(ci_get(context, CI_AFTER));

	return (struct ci_range){
		.kind = CI_RANGE_BETWEEN,
		.from = before,
		.from_branch = ci_get(context, CI_DEFAULT_BRANCH),
		.or_last = true,
		.to = or_else(after, or_else(ci_get(context, CI_SHA), TEXT("HEAD"))),
		.why = before.len ? "the commits of the push" : "the commits of the branch",
	};
}

struct ci_range ci_range_of(const struct ci_context *context)
{
	switch (context->event) {
	case CI_EVENT_CHANGE:
		return of_change(context, "the commits of the change request");
	case CI_EVENT_MERGE_QUEUE:
		return of_change(context, "the commits that wait to be merged");
	case CI_EVENT_BRANCH:
		return of_push(context);
	case CI_EVENT_TAG:
		return last(context, "the commit of the tag");
	case CI_EVENT_RELEASE:
		return last(context, "the commit of the release");
	case CI_EVENT_NONE:
	case CI_EVENT_SCHEDULE:
	case CI_EVENT_MANUAL:
	case CI_EVENT_OTHER:
		break;
	}
	return last(context, "the last commit, for the event names no others");
}
