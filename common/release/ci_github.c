/* GitHub Actions: GITHUB_* variables and the file at GITHUB_EVENT_PATH. */
#include "common/base/buf.h"
#include "common/base/file.h"
#include "common/doc/json.h"
#include "common/release/ci_source.h"

static const struct ci_variable variables[] = {
	{ CI_EVENT_NAME, "GITHUB_EVENT_NAME", NULL },
	{ CI_REF, "GITHUB_REF", NULL },
	{ CI_SHA, "GITHUB_SHA", NULL },
	{ CI_BASE_BRANCH, "GITHUB_BASE_REF", NULL },
	{ CI_HEAD_BRANCH, "GITHUB_HEAD_REF", NULL },
	{ 0, NULL, NULL },
};

static const char *const contradictions[][2] = { { NULL, NULL } };

/* By name: "Events that trigger workflows". */
static const struct ci_event_word events[] = {
	{ "pull_request", CI_EVENT_CHANGE },
	{ "pull_request_target", CI_EVENT_CHANGE },
	{ "pull_request_review", CI_EVENT_CHANGE },
	{ "pull_request_review_comment", CI_EVENT_CHANGE },
	{ "schedule", CI_EVENT_SCHEDULE },
	{ "workflow_dispatch", CI_EVENT_MANUAL },
	{ "repository_dispatch", CI_EVENT_MANUAL },
	{ "release", CI_EVENT_RELEASE },
	{ "merge_group", CI_EVENT_MERGE_QUEUE },
	{ "push", CI_EVENT_NONE }, /* told by the ref */
	{ "create", CI_EVENT_NONE },
	{ NULL, CI_EVENT_OTHER },
};

/* Where the facts stand in the event file. What an event has not is simply absent. */
static const struct {
	enum ci_fact_name fact;
	struct text path;
	const char *from;
} payload_facts[] = {
	{ CI_CHANGE_NUMBER, TEXT_INIT("pull_request.number"), "pull_request.number of the event file" },
	{ CI_CHANGE_NUMBER, TEXT_INIT("number"), "number of the event file" },
	{ CI_BASE_BRANCH, TEXT_INIT("pull_request.base.ref"), "pull_request.base.ref of the event file" },
	{ CI_BASE_BRANCH, TEXT_INIT("merge_group.base_ref"), "merge_group.base_ref of the event file" },
	{ CI_BASE_BRANCH, TEXT_INIT("base_ref"), "base_ref of the event file" },
	{ CI_BASE_SHA, TEXT_INIT("pull_request.base.sha"), "pull_request.base.sha of the event file" },
	{ CI_BASE_SHA, TEXT_INIT("merge_group.base_sha"), "merge_group.base_sha of the event file" },
	{ CI_HEAD_BRANCH, TEXT_INIT("pull_request.head.ref"), "pull_request.head.ref of the event file" },
	{ CI_HEAD_SHA, TEXT_INIT("pull_request.head.sha"), "pull_request.head.sha of the event file" },
	{ CI_HEAD_SHA, TEXT_INIT("merge_group.head_sha"), "merge_group.head_sha of the event file" },
	{ CI_BEFORE, TEXT_INIT("before"), "before of the event file" },
	{ CI_AFTER, TEXT_INIT("after"), "after of the event file" },
	{ CI_DEFAULT_BRANCH, TEXT_INIT("repository.default_branch"), "repository.default_branch of the event file" },
	{ CI_PRERELEASE, TEXT_INIT("release.prerelease"), "release.prerelease of the event file" },
	{ CI_PROJECT_URL, TEXT_INIT("repository.html_url"), "repository.html_url of the event file" },
	{ CI_PROJECT_TITLE, TEXT_INIT("repository.name"), "repository.name of the event file" },
	{ CI_PROJECT_DESCRIPTION, TEXT_INIT("repository.description"), "repository.description of the event file" },
	{ CI_PROJECT_LICENSE, TEXT_INIT("repository.license.spdx_id"), "repository.license.spdx_id of the event file" },
};

/* The scalar below the keys of "a.b.c", as written; empty when there is none. */
static struct text scalar_at(const struct node *node, struct text path)
{
	struct text key;

	while (text_next_part(&path, '.', &key))
		node = node_get(node, key);
	if (!node || node->kind == NODE_NULL || node->kind == NODE_LIST || node->kind == NODE_MAP)
		return (struct text){ NULL, 0 };
	return node->written;
}

/* The commit's own timestamp, else the one of the pushed head. */
static void read_commit_date(const struct node *event, struct ci_context *context)
{
	const struct node *commits = node_get_cstr(event, "commits");
	size_t count = commits && commits->kind == NODE_LIST ? commits->list.count : 0;

	for (size_t i = 0; i < count; i++)
		if (text_eq(node_string(node_get_cstr(commits->list.items[i], "id")), ci_get(context, CI_SHA)))
			ci_offer(context, CI_COMMIT_DATE, scalar_at(commits->list.items[i], TEXT("timestamp")), "commits of the event file");
	if (text_eq(scalar_at(event, TEXT("head_commit.id")), ci_get(context, CI_SHA)))
		ci_offer(context, CI_COMMIT_DATE, scalar_at(event, TEXT("head_commit.timestamp")), "head_commit.timestamp of the event file");
}

static void read_event(const struct node *event, struct ci_context *context)
{
	for (size_t i = 0; i < sizeof(payload_facts) / sizeof(payload_facts[0]); i++) {
		struct text value = scalar_at(event, payload_facts[i].path);

		if (payload_facts[i].fact == CI_BASE_BRANCH && text_starts_with(value, TEXT("refs/heads/")))
			value = text_from(value, sizeof("refs/heads/") - 1);
		ci_offer(context, payload_facts[i].fact, value, payload_facts[i].from);
	}
	read_commit_date(event, context);
}

static int read_event_file(const char *path, struct arena *arena, struct ci_context *context, struct fault *fault)
{
	struct buf content = BUF_INIT;
	const struct node *event = NULL;
	struct fault why = FAULT_INIT;
	int result = file_read(path, FILE_LIMIT, &content, &why);

	if (result < 0)
		fault_set(fault, "%s; 'GITHUB_EVENT_PATH' names it", why.message);
	else
		result = json_read(arena_copy(arena, buf_text(&content)), path, arena, &event, fault);
	buf_release(&content);
	if (result < 0)
		return -1;
	if (event->kind != NODE_MAP)
		return fault_set_at(fault, event->place, "the event file that 'GITHUB_EVENT_PATH' names holds a %s where an object is needed", node_kind_name(event->kind));
	read_event(event, context);
	return 0;
}

static void add_project(struct env env, struct arena *arena, struct ci_context *context)
{
	const char *server = env_get_nonempty(env, "GITHUB_SERVER_URL");
	struct text repository = text_of(env_get_nonempty(env, "GITHUB_REPOSITORY"));
	size_t slash = text_find_byte(repository, '/', 0);

	if (!repository.len)
		return;
	ci_offer(context, CI_PROJECT_URL, arena_printf(arena, "%s/%.*s", server ? server : "https://github.com", TEXT_ARGS(repository)), "GITHUB_REPOSITORY");
	ci_offer(context, CI_PROJECT_TITLE, slash == SIZE_MAX ? repository : text_from(repository, slash + 1), "GITHUB_REPOSITORY");
}

static int check_ref_type(struct env env, const struct ci_context *context, struct fault *fault)
{
	const char *type = env_get_nonempty(env, "GITHUB_REF_TYPE");
	struct text ref = ci_get(context, CI_REF);

	if (type && text_is(text_of(type), "branch") && ci_tag(context).len)
		return fault_set(fault, "'GITHUB_REF_TYPE' is '%s' but 'GITHUB_REF' is '%.*s'; mend or unset one", type, TEXT_ARGS(ref));
	if (type && text_is(text_of(type), "tag") && ci_branch(context).len)
		return fault_set(fault, "'GITHUB_REF_TYPE' is '%s' but 'GITHUB_REF' is '%.*s'; mend or unset one", type, TEXT_ARGS(ref));
	return 0;
}

static int complete(struct env env, struct arena *arena, struct ci_context *context, struct fault *fault)
{
	const char *path = env_get_nonempty(env, "GITHUB_EVENT_PATH");
	struct text number;

	if (check_ref_type(env, context, fault) < 0)
		return -1;
	if (path && read_event_file(path, arena, context, fault) < 0)
		return -1;
	add_project(env, arena, context);
	context->event = ci_event_of(events, ci_get(context, CI_EVENT_NAME));
	if (context->event == CI_EVENT_NONE || !ci_get(context, CI_EVENT_NAME).len)
		context->event = ci_event_of_ref(context);
	if (context->event != CI_EVENT_CHANGE)
		return 0;
	number = text_slice(ci_get(context, CI_REF), 0, sizeof("refs/pull/") - 1);
	if (text_is(number, "refs/pull/")) {
		number = text_from(ci_get(context, CI_REF), number.len);
		ci_offer(context, CI_CHANGE_NUMBER, text_slice(number, 0, text_find_byte(number, '/', 0)), "GITHUB_REF");
	} else if (ci_get(context, CI_CHANGE_NUMBER).len) {
		/* pull_request_target runs on the base branch; its ref would name that. */
		ci_set(context, CI_REF, arena_printf(arena, "refs/pull/%.*s/merge", TEXT_ARGS(ci_get(context, CI_CHANGE_NUMBER))), context->facts[CI_CHANGE_NUMBER].from);
	}
	return 0;
}

const struct ci_source ci_github = { "GitHub Actions", "GITHUB_ACTIONS", variables, contradictions, complete };
