#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "common/base/buf.h"
#include "common/release/ci.h"
#include "common/release/ci_range.h"
#include "tests/unit/tap.h"

#define SHA "0123456789abcdef0123456789abcdef01234567"
#define HEAD_SHA "fedcba9876543210fedcba9876543210fedcba98"
#define BASE_SHA "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
#define ZEROS "0000000000000000000000000000000000000000"

enum { VARIABLES = 16 };

/* One situation as four CI systems and a clone tell it. All rows of one situation say the same. */
static const struct {
	const char *situation, *system;
	const char *variables[VARIABLES];
	const char *event_file; /* NULL: GITHUB_EVENT_PATH is not set */
	const char *facts;	/* event branch tag sha base head number default */
} situations[] = {
	{ "a push", "GitHub", { "GITHUB_ACTIONS=true", "GITHUB_EVENT_NAME=push", "GITHUB_REF=refs/heads/main", "GITHUB_SHA=" SHA }, "{\"repository\":{\"default_branch\":\"main\"}}", "branch main - " SHA " - - - main" },
	{ "a push", "GitLab", { "GITLAB_CI=true", "CI_PIPELINE_SOURCE=push", "CI_COMMIT_BRANCH=main", "CI_COMMIT_SHA=" SHA, "CI_DEFAULT_BRANCH=main" }, NULL, "branch main - " SHA " - - - main" },
	{ "a push", "Jenkins", { "JENKINS_URL=http://j/", "BRANCH_NAME=main", "GIT_COMMIT=" SHA, "BRANCH_IS_PRIMARY=true" }, NULL, "branch main - " SHA " - - - main" },
	{ "a push", "CircleCI", { "CIRCLECI=true", "CIRCLE_BRANCH=main", "CIRCLE_SHA1=" SHA }, NULL, "branch main - " SHA " - - - -" },
	{ "a tag", "GitHub", { "GITHUB_ACTIONS=true", "GITHUB_EVENT_NAME=push", "GITHUB_REF=refs/tags/v1.2.3", "GITHUB_REF_TYPE=tag", "GITHUB_SHA=" SHA }, "{\"base_ref\":\"refs/heads/main\",\"repository\":{\"default_branch\":\"main\"}}", "tag - v1.2.3 " SHA " main - - main" },
	{ "a tag", "GitLab", { "GITLAB_CI=true", "CI_PIPELINE_SOURCE=push", "CI_COMMIT_TAG=v1.2.3", "CI_COMMIT_SHA=" SHA, "CI_DEFAULT_BRANCH=main" }, NULL, "tag - v1.2.3 " SHA " - - - main" },
	{ "a tag", "Jenkins", { "JENKINS_URL=http://j/", "BRANCH_NAME=v1.2.3", "TAG_NAME=v1.2.3", "GIT_COMMIT=" SHA }, NULL, "tag - v1.2.3 " SHA " - - - -" },
	{ "a tag", "CircleCI", { "CIRCLECI=true", "CIRCLE_TAG=v1.2.3", "CIRCLE_SHA1=" SHA }, NULL, "tag - v1.2.3 " SHA " - - - -" },
	{ "a change request", "GitHub", { "GITHUB_ACTIONS=true", "GITHUB_EVENT_NAME=pull_request", "GITHUB_REF=refs/pull/7/merge", "GITHUB_SHA=" SHA, "GITHUB_BASE_REF=main", "GITHUB_HEAD_REF=feat/x" }, "{\"number\":7,\"pull_request\":{\"number\":7,\"head\":{\"ref\":\"feat/x\",\"sha\":\"" HEAD_SHA "\"},\"base\":{\"ref\":\"main\",\"sha\":\"" BASE_SHA "\"}},\"repository\":{\"default_branch\":\"main\"}}", "change - - " SHA " main feat/x 7 main" },
	{ "a change request", "GitHub, on its base", { "GITHUB_ACTIONS=true", "GITHUB_EVENT_NAME=pull_request_target", "GITHUB_REF=refs/heads/main", "GITHUB_SHA=" SHA }, "{\"number\":7,\"pull_request\":{\"number\":7,\"head\":{\"ref\":\"feat/x\",\"sha\":\"" HEAD_SHA "\"},\"base\":{\"ref\":\"main\",\"sha\":\"" BASE_SHA "\"}},\"repository\":{\"default_branch\":\"main\"}}", "change - - " SHA " main feat/x 7 main" },
	{ "a change request", "GitHub without its file", { "GITHUB_ACTIONS=true", "GITHUB_EVENT_NAME=pull_request", "GITHUB_REF=refs/pull/7/merge", "GITHUB_SHA=" SHA, "GITHUB_BASE_REF=main", "GITHUB_HEAD_REF=feat/x" }, NULL, "change - - " SHA " main feat/x 7 -" },
	{ "a change request", "GitLab", { "GITLAB_CI=true", "CI_PIPELINE_SOURCE=merge_request_event", "CI_MERGE_REQUEST_IID=7", "CI_MERGE_REQUEST_REF_PATH=refs/merge-requests/7/head", "CI_COMMIT_SHA=" SHA, "CI_DEFAULT_BRANCH=main", "CI_MERGE_REQUEST_TARGET_BRANCH_NAME=main", "CI_MERGE_REQUEST_SOURCE_BRANCH_NAME=feat/x" }, NULL, "change - - " SHA " main feat/x 7 main" },
	{ "a change request", "GitLab, child pipeline", { "GITLAB_CI=true", "CI_PIPELINE_SOURCE=parent_pipeline", "CI_MERGE_REQUEST_IID=7", "CI_COMMIT_SHA=" SHA, "CI_DEFAULT_BRANCH=main", "CI_MERGE_REQUEST_TARGET_BRANCH_NAME=main", "CI_MERGE_REQUEST_SOURCE_BRANCH_NAME=feat/x" }, NULL, "change - - " SHA " main feat/x 7 main" },
	{ "a change request", "Jenkins", { "JENKINS_URL=http://j/", "BRANCH_NAME=PR-7", "CHANGE_ID=7", "CHANGE_TARGET=main", "CHANGE_BRANCH=feat/x", "GIT_COMMIT=" SHA }, NULL, "change - - " SHA " main feat/x 7 -" },
	{ "a change request", "CircleCI", { "CIRCLECI=true", "CIRCLE_BRANCH=feat/x", "CIRCLE_PULL_REQUEST=https://github.com/o/r/pull/7", "CIRCLE_SHA1=" SHA }, NULL, "change - - " SHA " - feat/x 7 -" },
	{ "a change request", "CircleCI, of a fork", { "CIRCLECI=true", "CIRCLE_BRANCH=pull/7", "CIRCLE_PR_NUMBER=7", "CIRCLE_SHA1=" SHA }, NULL, "change - - " SHA " - - 7 -" },
	{ "a schedule", "GitHub", { "GITHUB_ACTIONS=true", "GITHUB_EVENT_NAME=schedule", "GITHUB_REF=refs/heads/main", "GITHUB_SHA=" SHA }, "{\"schedule\":\"0 3 * * *\"}", "schedule main - " SHA " - - - -" },
	{ "a schedule", "GitLab", { "GITLAB_CI=true", "CI_PIPELINE_SOURCE=schedule", "CI_COMMIT_BRANCH=main", "CI_COMMIT_SHA=" SHA }, NULL, "schedule main - " SHA " - - - -" },
	{ "a schedule", "Jenkins", { "JENKINS_URL=http://j/", "GIT_BRANCH=origin/main", "GIT_COMMIT=" SHA, "BUILD_CAUSE_TIMERTRIGGER=true" }, NULL, "schedule main - " SHA " - - - -" },
	{ "by hand", "GitHub", { "GITHUB_ACTIONS=true", "GITHUB_EVENT_NAME=workflow_dispatch", "GITHUB_REF=refs/heads/main", "GITHUB_SHA=" SHA }, "{}", "manual main - " SHA " - - - -" },
	{ "by hand", "GitLab", { "GITLAB_CI=true", "CI_PIPELINE_SOURCE=web", "CI_COMMIT_BRANCH=main", "CI_COMMIT_SHA=" SHA }, NULL, "manual main - " SHA " - - - -" },
	{ "a merge queue", "GitHub", { "GITHUB_ACTIONS=true", "GITHUB_EVENT_NAME=merge_group", "GITHUB_REF=refs/heads/gh-readonly-queue/main/pr-7-x", "GITHUB_SHA=" SHA }, "{\"merge_group\":{\"head_sha\":\"" SHA "\",\"base_sha\":\"" BASE_SHA "\",\"base_ref\":\"refs/heads/main\"}}", "merge-queue gh-readonly-queue/main/pr-7-x - " SHA " main - - -" },
	{ "a merge train", "GitLab", { "GITLAB_CI=true", "CI_PIPELINE_SOURCE=merge_request_event", "CI_MERGE_REQUEST_IID=7", "CI_MERGE_REQUEST_EVENT_TYPE=merge_train", "CI_MERGE_REQUEST_REF_PATH=refs/merge-requests/7/train", "CI_COMMIT_SHA=" SHA, "CI_MERGE_REQUEST_TARGET_BRANCH_NAME=main", "CI_MERGE_REQUEST_SOURCE_BRANCH_NAME=feat/x" }, NULL, "merge-queue - - " SHA " main feat/x 7 -" },
	{ "a release", "GitHub", { "GITHUB_ACTIONS=true", "GITHUB_EVENT_NAME=release", "GITHUB_REF=refs/tags/v1.2.3", "GITHUB_SHA=" SHA }, "{\"action\":\"published\",\"release\":{\"prerelease\":true}}", "release - v1.2.3 " SHA " - - - -" },
	{ "a new branch", "GitHub", { "GITHUB_ACTIONS=true", "GITHUB_EVENT_NAME=create", "GITHUB_REF=refs/heads/dev", "GITHUB_SHA=" SHA }, "{\"ref\":\"dev\",\"ref_type\":\"branch\"}", "branch dev - " SHA " - - - -" },
	{ "an issue", "GitHub", { "GITHUB_ACTIONS=true", "GITHUB_EVENT_NAME=issues", "GITHUB_REF=refs/heads/main", "GITHUB_SHA=" SHA }, "{}", "other main - " SHA " - - - -" },
	{ "nothing", "a laptop", { "HOME=/root" }, NULL, "none - - - - - - -" },
	{ "hostile names", "GitLab", { "GITLAB_CI=true", "CI_COMMIT_BRANCH=$(id) ::set-output name=x::`y`", "CI_COMMIT_SHA=" SHA }, NULL, "branch $(id) ::set-output name=x::`y` - " SHA " - - - -" },
};

static const struct {
	const char *name;
	const char *variables[VARIABLES];
	const char *event_file;
	const char *message; /* of the fault, up to here */
} faults[] = {
	{ "two systems", { "GITHUB_ACTIONS=true", "GITLAB_CI=true" }, NULL, "'GITHUB_ACTIONS' and 'GITLAB_CI' are both set" },
	{ "a tag and a branch", { "GITLAB_CI=true", "CI_COMMIT_TAG=v1", "CI_COMMIT_BRANCH=main" }, NULL, "'CI_COMMIT_TAG' and 'CI_COMMIT_BRANCH' are both set, which GitLab CI never does" },
	{ "a merge request without number", { "GITLAB_CI=true", "CI_PIPELINE_SOURCE=merge_request_event" }, NULL, "the change number is not known: 'CI_MERGE_REQUEST_IID' or 'CI_EXTERNAL_PULL_REQUEST_IID' is not set by GitLab CI" },
	{ "ref and type", { "GITHUB_ACTIONS=true", "GITHUB_REF=refs/tags/v1", "GITHUB_REF_TYPE=branch" }, NULL, "'GITHUB_REF_TYPE' is 'branch' but 'GITHUB_REF' is 'refs/tags/v1'" },
	{ "tag and change", { "JENKINS_URL=x", "TAG_NAME=v1", "CHANGE_ID=7" }, NULL, "'TAG_NAME' and 'CHANGE_ID' are both set" },
	{ "no ref", { "JENKINS_URL=x" }, NULL, "the ref is not known: 'TAG_NAME'" },
	{ "tag and branch", { "CIRCLECI=true", "CIRCLE_TAG=v1", "CIRCLE_BRANCH=main" }, NULL, "'CIRCLE_TAG' and 'CIRCLE_BRANCH' are both set" },
	{ "broken event file", { "GITHUB_ACTIONS=true" }, "{\"a\":", "" },
	{ "event file of another shape", { "GITHUB_ACTIONS=true" }, "[]", "the event file that 'GITHUB_EVENT_PATH' names holds a list" },
	{ "missing event file", { "GITHUB_ACTIONS=true", "GITHUB_EVENT_PATH=/nonexistent/event.json" }, NULL, "cannot read '/nonexistent/event.json'" },
};

static const struct {
	const char *name;
	const char *variables[VARIABLES];
	const char *event_file;
	const char *range; /* kind from from_branch to without-merge-tip */
} ranges[] = {
	{ "push", { "GITHUB_ACTIONS=1", "GITHUB_EVENT_NAME=push", "GITHUB_REF=refs/heads/x", "GITHUB_SHA=" SHA }, "{\"before\":\"" BASE_SHA "\",\"after\":\"" SHA "\",\"repository\":{\"default_branch\":\"main\"}}", "between " BASE_SHA " main " SHA " 0" },
	{ "first push of a branch", { "GITHUB_ACTIONS=1", "GITHUB_EVENT_NAME=push", "GITHUB_REF=refs/heads/x", "GITHUB_SHA=" SHA }, "{\"before\":\"" ZEROS "\",\"after\":\"" SHA "\",\"repository\":{\"default_branch\":\"main\"}}", "between - main " SHA " 0" },
	{ "push to main", { "GITHUB_ACTIONS=1", "GITHUB_EVENT_NAME=push", "GITHUB_REF=refs/heads/main", "GITHUB_SHA=" SHA }, "{\"before\":\"" BASE_SHA "\",\"after\":\"" SHA "\",\"repository\":{\"default_branch\":\"main\"}}", "between " BASE_SHA " main " SHA " 0" },
	{ "first push to main", { "GITHUB_ACTIONS=1", "GITHUB_EVENT_NAME=push", "GITHUB_REF=refs/heads/main", "GITHUB_SHA=" SHA }, "{\"before\":\"" ZEROS "\",\"repository\":{\"default_branch\":\"main\"}}", "between - main " SHA " 0" },
	{ "change request", { "GITHUB_ACTIONS=1", "GITHUB_EVENT_NAME=pull_request", "GITHUB_REF=refs/pull/7/merge", "GITHUB_SHA=" SHA }, "{\"pull_request\":{\"number\":7,\"head\":{\"ref\":\"x\",\"sha\":\"" HEAD_SHA "\"},\"base\":{\"ref\":\"main\",\"sha\":\"" BASE_SHA "\"}}}", "between " BASE_SHA " main " HEAD_SHA " 0" },
	{ "change request without its file", { "GITHUB_ACTIONS=1", "GITHUB_EVENT_NAME=pull_request", "GITHUB_REF=refs/pull/7/merge", "GITHUB_SHA=" SHA, "GITHUB_BASE_REF=main" }, NULL, "between - main " SHA " 1" },
	{ "merge group", { "GITHUB_ACTIONS=1", "GITHUB_EVENT_NAME=merge_group", "GITHUB_REF=refs/heads/gh-readonly-queue/main/pr-7-x", "GITHUB_SHA=" SHA }, "{\"merge_group\":{\"head_sha\":\"" SHA "\",\"base_sha\":\"" BASE_SHA "\",\"base_ref\":\"refs/heads/main\"}}", "between " BASE_SHA " main " SHA " 1" },
	{ "GitLab, detached", { "GITLAB_CI=1", "CI_PIPELINE_SOURCE=merge_request_event", "CI_MERGE_REQUEST_IID=7", "CI_COMMIT_SHA=" SHA, "CI_COMMIT_BEFORE_SHA=" ZEROS, "CI_MERGE_REQUEST_DIFF_BASE_SHA=" BASE_SHA, "CI_MERGE_REQUEST_TARGET_BRANCH_NAME=main" }, NULL, "between " BASE_SHA " main " SHA " 0" },
	{ "GitLab, merged result", { "GITLAB_CI=1", "CI_PIPELINE_SOURCE=merge_request_event", "CI_MERGE_REQUEST_IID=7", "CI_COMMIT_SHA=" SHA, "CI_MERGE_REQUEST_SOURCE_BRANCH_SHA=" HEAD_SHA, "CI_MERGE_REQUEST_TARGET_BRANCH_SHA=" BASE_SHA, "CI_MERGE_REQUEST_DIFF_BASE_SHA=" ZEROS, "CI_MERGE_REQUEST_TARGET_BRANCH_NAME=main" }, NULL, "between " BASE_SHA " main " HEAD_SHA " 0" },
	{ "GitLab, push", { "GITLAB_CI=1", "CI_PIPELINE_SOURCE=push", "CI_COMMIT_BRANCH=x", "CI_COMMIT_SHA=" SHA, "CI_COMMIT_BEFORE_SHA=" BASE_SHA, "CI_DEFAULT_BRANCH=main" }, NULL, "between " BASE_SHA " main " SHA " 0" },
	{ "Jenkins, change request", { "JENKINS_URL=x", "CHANGE_ID=7", "CHANGE_TARGET=main", "GIT_COMMIT=" SHA }, NULL, "between - main " SHA " 1" },
	{ "CircleCI, change request", { "CIRCLECI=1", "CIRCLE_BRANCH=x", "CIRCLE_PULL_REQUEST=https://github.com/o/r/pull/7", "CIRCLE_SHA1=" SHA }, NULL, "between - - " SHA " 0" },
	{ "tag", { "GITLAB_CI=1", "CI_COMMIT_TAG=v1", "CI_COMMIT_SHA=" SHA, "CI_COMMIT_BEFORE_SHA=" BASE_SHA }, NULL, "last - - " SHA " 0" },
	{ "schedule", { "GITLAB_CI=1", "CI_PIPELINE_SOURCE=schedule", "CI_COMMIT_BRANCH=main", "CI_COMMIT_SHA=" SHA }, NULL, "last - - " SHA " 0" },
	{ "by hand", { "GITLAB_CI=1", "CI_PIPELINE_SOURCE=web", "CI_COMMIT_BRANCH=main", "CI_COMMIT_SHA=" SHA }, NULL, "last - - " SHA " 0" },
	{ "nothing known", { "HOME=/" }, NULL, "last - - HEAD 0" },
};

/* Write the event file, if there is one, and read the context. */
static int read_context(const char *const *variables, const char *event_file, struct arena *arena, struct ci_context *context, struct fault *fault)
{
	char path[] = "/tmp/test-ci-XXXXXX", event_path[64];
	const char *all[VARIABLES + 2];
	size_t count = 0;
	int fd = -1, result;

	for (; variables[count]; count++)
		all[count] = variables[count];
	if (event_file) {
		fd = mkstemp(path);
		if (fd < 0 || write(fd, event_file, strlen(event_file)) < 0)
			die_errno("cannot write '%s'", path);
		snprintf(event_path, sizeof(event_path), "GITHUB_EVENT_PATH=%s", path);
		all[count++] = event_path;
	}
	all[count] = NULL;
	result = ci_read((struct env){ all }, arena, context, fault);
	if (fd >= 0) {
		close(fd);
		unlink(path);
	}
	return result;
}

static void add_or_dash(struct buf *out, struct text t)
{
	buf_add_byte(out, ' ');
	buf_add(out, t.len ? t : TEXT("-"));
}

static void add_facts(struct buf *out, const struct ci_context *context)
{
	buf_adds(out, ci_event_names[context->event]);
	add_or_dash(out, ci_branch(context));
	add_or_dash(out, ci_tag(context));
	add_or_dash(out, ci_get(context, CI_SHA));
	add_or_dash(out, ci_get(context, CI_BASE_BRANCH));
	add_or_dash(out, ci_get(context, CI_HEAD_BRANCH));
	add_or_dash(out, ci_get(context, CI_CHANGE_NUMBER));
	add_or_dash(out, ci_get(context, CI_DEFAULT_BRANCH));
}

static void check_situations(struct arena *arena)
{
	for (size_t i = 0; i < sizeof(situations) / sizeof(situations[0]); i++) {
		struct ci_context context;
		struct fault fault = FAULT_INIT;
		struct buf got = BUF_INIT;

		if (read_context(situations[i].variables, situations[i].event_file, arena, &context, &fault) < 0)
			buf_adds(&got, fault.message);
		else
			add_facts(&got, &context);
		tap_ok(text_is(buf_text(&got), situations[i].facts), "%s, %s: got '%s'", situations[i].situation, situations[i].system, buf_cstr(&got));
		buf_release(&got);
	}
}

static void check_faults(struct arena *arena)
{
	for (size_t i = 0; i < sizeof(faults) / sizeof(faults[0]); i++) {
		struct ci_context context;
		struct fault fault = FAULT_INIT;
		int result = read_context(faults[i].variables, faults[i].event_file, arena, &context, &fault);

		tap_ok(result < 0 && text_starts_with(text_of(fault.message), text_of(faults[i].message)), "%s: got '%s'", faults[i].name, fault.message);
	}
}

static void check_ranges(struct arena *arena)
{
	for (size_t i = 0; i < sizeof(ranges) / sizeof(ranges[0]); i++) {
		struct ci_context context;
		struct fault fault = FAULT_INIT;
		struct buf got = BUF_INIT;

		if (read_context(ranges[i].variables, ranges[i].event_file, arena, &context, &fault) < 0) {
			buf_adds(&got, fault.message);
		} else {
			struct ci_range range = ci_range_of(&context);

			buf_adds(&got, range.kind == CI_RANGE_LAST ? "last" : "between");
			add_or_dash(&got, range.from);
			add_or_dash(&got, range.from_branch);
			add_or_dash(&got, range.to);
			buf_addf(&got, " %d", range.without_merge_tip);
		}
		tap_ok(text_is(buf_text(&got), ranges[i].range), "range of %s: got '%s'", ranges[i].name, buf_cstr(&got));
		buf_release(&got);
	}
}

static void check_clone(struct arena *arena)
{
	static const char *const nothing[] = { NULL };
	const struct ci_git_facts on_branch = { .branch = TEXT("main"), .tag = TEXT("v1"), .sha = TEXT(SHA), .default_branch = TEXT("main"), .remote_url = TEXT("git@h:o/r.git"), .commit_date = TEXT("2026-01-01T00:00:00Z") };
	const struct ci_git_facts at_tag = { .tag = TEXT("v1"), .sha = TEXT(SHA) };
	struct ci_context context;
	struct fault fault = FAULT_INIT;
	struct text value;

	ci_read((struct env){ nothing }, arena, &context, &fault);
	ci_add_git(&context, &on_branch, arena);
	tap_ok(context.event == CI_EVENT_BRANCH && text_is(ci_branch(&context), "main") && text_is(ci_get(&context, CI_SHA), SHA), "a clone on a branch");
	ci_read((struct env){ nothing }, arena, &context, &fault);
	ci_add_git(&context, &at_tag, arena);
	tap_ok(context.event == CI_EVENT_TAG && text_is(ci_tag(&context), "v1"), "a clone at a tag");
	ci_set(&context, CI_REF, TEXT("refs/heads/x"), "--ref");
	tap_ok(context.event == CI_EVENT_BRANCH && text_is(ci_branch(&context), "x") && text_is(text_of(context.facts[CI_REF].from), "--ref"), "another ref, another event");
	tap_ok(ci_require(&context, CI_CHANGE_NUMBER, &value, &fault) < 0 && !strcmp(fault.message, "the change number is not known to git"), "a missing fact: got '%s'", fault.message);
}

int main(void)
{
	struct arena arena = ARENA_INIT;

	check_situations(&arena);
	check_faults(&arena);
	check_ranges(&arena);
	check_clone(&arena);
	arena_release(&arena);
	return tap_done();
}
