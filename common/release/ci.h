/*
 * ci: what is being built and why, in the same words whoever runs us.
 *
 * One structure is filled from the environment (GitHub with its event file, GitLab, Jenkins, CircleCI) or from what a
 * plain clone knows (ci_add_git()); each fact remembers where it came from, for --explain and for messages.
 *
 * Sources    GitHub: "Variables reference" and "Webhook events and payloads"; GitLab: "Predefined CI/CD variables";
 *            Jenkins: the env-vars page of the branch and git plugins; CircleCI: "Project values and variables".
 * Ownership  Facts live in the arena or in the environment; both must outlive the context.
 * Errors     -1 with a fault that names the variable: contradictory variables, two CI systems at once, an event file that
 *            cannot be read. A fact that is missing is empty; ci_require() makes that a fault where it is needed.
 */
#ifndef COMMON_RELEASE_CI_H
#define COMMON_RELEASE_CI_H

#include "common/base/arena.h"
#include "common/base/env.h"
#include "common/base/fault.h"

enum ci_event {
	CI_EVENT_NONE,	 /* nothing is known */
	CI_EVENT_BRANCH, /* commits came to a branch */
	CI_EVENT_TAG,	 /* a tag came */
	CI_EVENT_CHANGE, /* pull or merge request */
	CI_EVENT_SCHEDULE,
	CI_EVENT_MANUAL,      /* by hand, by an API call or by another pipeline */
	CI_EVENT_RELEASE,     /* a release was published */
	CI_EVENT_MERGE_QUEUE, /* merge queue or merge train */
	CI_EVENT_OTHER	      /* the system has a name for it that says nothing about commits */
};

/* "none", "branch", "tag", "change", "schedule", "manual", "release", "merge-queue", "other"; NULL at the end. */
extern const char *const ci_event_names[];

enum ci_fact_name {
	CI_EVENT_NAME, /* in the system's own words: "pull_request_target", "merge_request_event" */
	CI_REF,	       /* "refs/heads/main", "refs/tags/v1", "refs/pull/7/merge", "refs/merge-requests/7/head" */
	CI_SHA,	       /* what is checked out; of a change request this may be a merge made for the test */
	CI_BEFORE,     /* of a push: where the branch stood; may be all zeros, or gone */
	CI_AFTER,
	CI_BASE_BRANCH, /* of a change request: where it wants to go; of a tag push: the branch that it was cut from */
	CI_BASE_SHA,
	CI_HEAD_BRANCH,
	CI_HEAD_SHA, /* of a change request: its own last commit */
	CI_CHANGE_NUMBER,
	CI_DEFAULT_BRANCH,
	CI_COMMIT_DATE, /* RFC 3339, of CI_SHA */
	CI_PRERELEASE,	/* "true" when the release that was published is marked so */
	CI_PROJECT_URL,
	CI_PROJECT_TITLE,
	CI_PROJECT_DESCRIPTION,
	CI_PROJECT_LICENSE, /* SPDX id */
	CI_REGISTRY_IMAGE,  /* the image name that the system proposes */
	CI_FACT_COUNT
};

/* "event name", "ref", "sha" … for people; CI_FACT_COUNT of them. */
extern const char *const ci_fact_names[];

struct ci_fact {
	struct text value;
	const char *from; /* "GITHUB_REF", "pull_request.head.sha of the event file"; NULL while the fact is missing */
};

struct ci_source;

struct ci_context {
	const struct ci_source *source; /* NULL: no CI system, or not one that we know */
	enum ci_event event;
	struct ci_fact facts[CI_FACT_COUNT];
};

/* The facts that the environment holds. All are missing, and the event CI_EVENT_NONE, when no CI system runs us. */
int ci_read(struct env env, struct arena *arena, struct ci_context *context, struct fault *fault);

/* "GitHub Actions", or "git" when no CI system runs us. */
const char *ci_source_name(const struct ci_context *context);

struct text ci_get(const struct ci_context *context, enum ci_fact_name name);
/* The fact, or -1 with a fault that names the variable that is not set. */
int ci_require(const struct ci_context *context, enum ci_fact_name name, struct text *value, struct fault *fault);
/* Set a fact whatever it was; from as in struct ci_fact. A new ref makes branch and tag events follow it. */
void ci_set(struct ci_context *context, enum ci_fact_name name, struct text value, const char *from);

/* The ref without refs/heads/ or refs/tags/; empty when the ref is of another kind. */
struct text ci_branch(const struct ci_context *context);
struct text ci_tag(const struct ci_context *context);

/* What a clone knows; empty texts for what it does not. */
struct ci_git_facts {
	struct text branch; /* HEAD's; empty when detached */
	struct text tag;    /* the one to take when HEAD is detached at it */
	struct text sha;
	struct text default_branch;
	struct text remote_url;
	struct text commit_date;
};

/* Fill in what is still missing. */
void ci_add_git(struct ci_context *context, const struct ci_git_facts *facts, struct arena *arena);

#endif
