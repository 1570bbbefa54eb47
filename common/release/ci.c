#include "common/release/ci.h"

#include "common/base/buf.h"
#include "common/release/ci_source.h"

static const struct ci_source *const ci_sources[] = { &ci_github, &ci_gitlab, &ci_jenkins, &ci_circleci };

enum { SOURCE_COUNT = sizeof(ci_sources) / sizeof(ci_sources[0]) };

const char *const ci_event_names[] = { "none", "branch", "tag", "change", "schedule", "manual", "release", "merge-queue", "other", NULL };

const char *const ci_fact_names[CI_FACT_COUNT] = {
	[CI_EVENT_NAME] = "event name",
	[CI_REF] = "ref",
	[CI_SHA] = "sha",
	[CI_BEFORE] = "before",
	[CI_AFTER] = "after",
	[CI_BASE_BRANCH] = "base branch",
	[CI_BASE_SHA] = "base sha",
	[CI_HEAD_BRANCH] = "head branch",
	[CI_HEAD_SHA] = "head sha",
	[CI_CHANGE_NUMBER] = "change number",
	[CI_DEFAULT_BRANCH] = "default branch",
	[CI_COMMIT_DATE] = "commit date",
	[CI_PRERELEASE] = "prerelease",
	[CI_PROJECT_URL] = "project url",
	[CI_PROJECT_TITLE] = "project title",
	[CI_PROJECT_DESCRIPTION] = "project description",
	[CI_PROJECT_LICENSE] = "project license",
	[CI_REGISTRY_IMAGE] = "registry image",
};

static int detect(struct env env, const struct ci_source **source, struct fault *fault)
{
	*source = NULL;
	for (size_t i = 0; i < SOURCE_COUNT; i++) {
		if (!env_get_nonempty(env, ci_sources[i]->marker))
			continue;
		if (*source)
			return fault_set(fault, "'%s' and '%s' are both set, so two CI systems claim this run; unset one", (*source)->marker, ci_sources[i]->marker);
		*source = ci_sources[i];
	}
	return 0;
}

static void read_variables(const struct ci_variable *variables, struct env env, struct arena *arena, struct ci_context *context)
{
	for (const struct ci_variable *variable = variables; variable->name; variable++) {
		const char *value = env_get_nonempty(env, variable->name);

		if (!value)
			continue;
		if (variable->prefix)
			ci_offer(context, variable->fact, arena_printf(arena, "%s%s", variable->prefix, value), variable->name);
		else
			ci_offer(context, variable->fact, text_of(value), variable->name);
	}
}

static int check_contradictions(const struct ci_source *source, struct env env, struct fault *fault)
{
	for (const char *const(*pair)[2] = source->contradictions; (*pair)[0]; pair++)
		if (env_get_nonempty(env, (*pair)[0]) && env_get_nonempty(env, (*pair)[1]))
			return fault_set(fault, "'%s' and '%s' are both set, which %s never does; unset the wrong one", (*pair)[0], (*pair)[1], source->name);
	return 0;
}

int ci_read(struct env env, struct arena *arena, struct ci_context *context, struct fault *fault)
{
	*context = (struct ci_context){ .event = CI_EVENT_NONE };
	if (detect(env, &context->source, fault) < 0)
		return -1;
	if (!context->source)
		return 0;
	if (check_contradictions(context->source, env, fault) < 0)
		return -1;
	read_variables(context->source->variables, env, arena, context);
	return context->source->complete(env, arena, context, fault);
}

const char *ci_source_name(const struct ci_context *context)
{
	return context->source ? context->source->name : "git";
}

struct text ci_get(const struct ci_context *context, enum ci_fact_name name)
{
	return context->facts[name].value;
}

/* The variables that could have given the fact: "GIT_COMMIT" or "CI_COMMIT_TAG or CI_COMMIT_BRANCH". */
static void list_variables(const struct ci_source *source, enum ci_fact_name name, struct buf *out)
{
	for (const struct ci_variable *variable = source->variables; variable->name; variable++) {
		if (variable->fact != name)
			continue;
		buf_addf(out, "%s'%s'", out->len ? " or " : "", variable->name);
	}
}

int ci_require(const struct ci_context *context, enum ci_fact_name name, struct text *value, struct fault *fault)
{
	struct buf variables = BUF_INIT;

	*value = ci_get(context, name);
	if (value->len)
		return 0;
	if (context->source)
		list_variables(context->source, name, &variables);
	if (variables.len)
		fault_set(fault, "the %s is not known: %s is not set by %s", ci_fact_names[name], buf_cstr(&variables), context->source->name);
	else
		fault_set(fault, "the %s is not known to %s", ci_fact_names[name], ci_source_name(context));
	buf_release(&variables);
	return -1;
}

void ci_set(struct ci_context *context, enum ci_fact_name name, struct text value, const char *from)
{
	context->facts[name] = (struct ci_fact){ value, from };
	if (name == CI_REF && (context->event == CI_EVENT_BRANCH || context->event == CI_EVENT_TAG || context->event == CI_EVENT_NONE))
		context->event = ci_event_of_ref(context);
}

void ci_offer(struct ci_context *context, enum ci_fact_name name, struct text value, const char *from)
{
	if (value.len && !context->facts[name].value.len)
		context->facts[name] = (struct ci_fact){ value, from };
}

enum ci_event ci_event_of(const struct ci_event_word *words, struct text word)
{
	while (words->word && !text_is(word, words->word))
		words++;
	return words->event;
}

enum ci_event ci_event_of_ref(const struct ci_context *context)
{
	if (ci_tag(context).len)
		return CI_EVENT_TAG;
	return ci_branch(context).len ? CI_EVENT_BRANCH : CI_EVENT_OTHER;
}

static struct text without(struct text ref, struct text prefix)
{
	return text_starts_with(ref, prefix) ? text_from(ref, prefix.len) : (struct text){ NULL, 0 };
}

struct text ci_branch(const struct ci_context *context)
{
	return without(ci_get(context, CI_REF), TEXT("refs/heads/"));
}

struct text ci_tag(const struct ci_context *context)
{
	return without(ci_get(context, CI_REF), TEXT("refs/tags/"));
}

void ci_add_git(struct ci_context *context, const struct ci_git_facts *facts, struct arena *arena)
{
	if (facts->branch.len)
		ci_offer(context, CI_REF, arena_printf(arena, "refs/heads/%.*s", TEXT_ARGS(facts->branch)), "HEAD");
	else if (facts->tag.len)
		ci_offer(context, CI_REF, arena_printf(arena, "refs/tags/%.*s", TEXT_ARGS(facts->tag)), "the tag at HEAD");
	ci_offer(context, CI_SHA, facts->sha, "HEAD");
	ci_offer(context, CI_DEFAULT_BRANCH, facts->default_branch, "the remote's HEAD");
	ci_offer(context, CI_COMMIT_DATE, facts->commit_date, "the commit");
	ci_offer(context, CI_PROJECT_URL, facts->remote_url, "the remote's URL");
	if (context->event == CI_EVENT_NONE && ci_get(context, CI_REF).len)
		context->event = ci_event_of_ref(context);
}
