#include "tools/lead-time/shapes.h"

#include "tools/lead-time/input.h"
#include "tools/lead-time/members.h"

static bool has(const struct node *record, const char *name)
{
	return node_get_cstr(record, name) != NULL;
}

/* The member of the first of two names that is there: APIs and their command line tools spell them differently. */
static const char *either(const struct node *record, const char *name, const char *other)
{
	return has(record, name) ? name : other;
}

static int read_created(const struct node *record, const char *name, struct deployment *deployment, struct fault *fault)
{
	return member_time(record, name, &deployment->created, &deployment->has_created, fault);
}

static int read_finished(const struct node *record, const char *name, struct deployment *deployment, struct fault *fault)
{
	return member_time(record, name, &deployment->finished, &deployment->has_finished, fault);
}

/* GitHub, list deployments, each with .statuses (a request of its own a deployment). */
static bool is_github(const struct node *record)
{
	return has(record, "statuses") || has(record, "statuses_url");
}

/* A deployment succeeded if any status ever was success: it became inactive when the next one came. */
static int read_statuses(const struct node *statuses, struct deployment *deployment, struct fault *fault)
{
	int64_t latest = INT64_MIN;

	deployment->outcome = OUTCOME_IGNORED;
	for (size_t i = 0; i < statuses->list.count; i++) {
		const struct node *status = statuses->list.items[i];
		struct text state;
		enum outcome outcome;
		int64_t time;
		bool present;

		if (member_text(status, "state", &state, fault) || member_time(status, "created_at", &time, &present, fault))
			return -1;
		outcome = text_is(state, "inactive") ? OUTCOME_IGNORED : outcome_of(state);
		if (outcome == OUTCOME_SUCCESS && (deployment->outcome != OUTCOME_SUCCESS || time < deployment->finished)) {
			deployment->outcome = OUTCOME_SUCCESS;
			deployment->has_finished = present;
			deployment->finished = time;
		} else if (deployment->outcome != OUTCOME_SUCCESS && time >= latest) {
			deployment->outcome = outcome;
			deployment->has_finished = present && outcome == OUTCOME_FAILURE;
			deployment->finished = time;
			latest = time;
		}
	}
	return 0;
}

static int read_github(const struct node *record, struct deployment *deployment, struct fault *fault)
{
	const struct node *statuses = node_get_cstr(record, "statuses");

	if (!statuses || statuses->kind != NODE_LIST)
		return fault_set_at(fault, record->place, "GitHub's list of deployments does not say how they ended; add the 'statuses' of each (statuses_url)");
	if (member_text(record, "id", &deployment->id, fault) || member_text(record, "sha", &deployment->sha, fault) ||
	    member_text(record, "ref", &deployment->ref, fault) || member_text(record, "environment", &deployment->environment, fault) ||
	    read_created(record, "created_at", deployment, fault))
		return -1;
	return read_statuses(statuses, deployment, fault);
}

/* GitHub, list workflow runs, and gh run list --json. */
static bool is_run(const struct node *record)
{
	return has(record, "head_sha") || has(record, "headSha");
}

static int read_run(const struct node *record, struct deployment *deployment, struct fault *fault)
{
	struct text status, conclusion;

	if (member_text(record, either(record, "id", "databaseId"), &deployment->id, fault) ||
	    member_text(record, either(record, "head_sha", "headSha"), &deployment->sha, fault) ||
	    member_text(record, either(record, "head_branch", "headBranch"), &deployment->ref, fault) ||
	    read_created(record, either(record, "created_at", "createdAt"), deployment, fault) ||
	    read_finished(record, either(record, "updated_at", "updatedAt"), deployment, fault) || member_text(record, "status", &status, fault) ||
	    member_text(record, "conclusion", &conclusion, fault))
		return -1;
	deployment->outcome = text_is(status, "completed") && conclusion.len ? outcome_of(conclusion) : OUTCOME_IGNORED;
	return 0;
}

/* GitLab, list project deployments. */
static bool is_gitlab(const struct node *record)
{
	const struct node *environment = node_get_cstr(record, "environment");

	return environment && environment->kind == NODE_MAP;
}

static int read_gitlab(const struct node *record, struct deployment *deployment, struct fault *fault)
{
	const struct node *job = node_get_cstr(record, "deployable");
	struct text status;

	if (member_text(record, "id", &deployment->id, fault) || member_text(record, "sha", &deployment->sha, fault) ||
	    member_text(record, "ref", &deployment->ref, fault) || member_text(node_get_cstr(record, "environment"), "name", &deployment->environment, fault) ||
	    member_text(record, "status", &status, fault) || read_created(record, "created_at", deployment, fault) ||
	    read_finished(job, "finished_at", deployment, fault))
		return -1;
	if (!deployment->has_finished && read_finished(record, "updated_at", deployment, fault))
		return -1;
	deployment->outcome = status.len ? outcome_of(status) : OUTCOME_IGNORED;
	return 0;
}

static bool is_plain(const struct node *record)
{
	return has(record, "id");
}

static int read_plain(const struct node *record, struct deployment *deployment, struct fault *fault)
{
	struct text status;

	if (member_text(record, "id", &deployment->id, fault) || member_text(record, "sha", &deployment->sha, fault) ||
	    member_text(record, "ref", &deployment->ref, fault) || member_text(record, either(record, "env", "environment"), &deployment->environment, fault) ||
	    member_text(record, "status", &status, fault) || read_created(record, "created_at", deployment, fault) ||
	    read_finished(record, "finished_at", deployment, fault) || member_bool(record, "hotfix", &deployment->hotfix, fault))
		return -1;
	deployment->outcome = outcome_of(status);
	return 0;
}

const char *const input_names[] = { "auto", "github", "runs", "gitlab", "records", NULL };

const struct shape shapes[] = {
	{ is_github, read_github },
	{ is_run, read_run },
	{ is_gitlab, read_gitlab },
	{ is_plain, read_plain },
};
const size_t shape_count = sizeof(shapes) / sizeof(shapes[0]);
